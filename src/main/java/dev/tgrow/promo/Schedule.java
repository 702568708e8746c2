package dev.tgrow.promo;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import java.time.Duration;
import java.time.Instant;

/// The time at which Telegram is to send a message, and whether each chat's turn comes before it.
final class Schedule {
    /// Telegram keeps a message no longer.
    private static final Duration FURTHEST = Duration.ofDays(365);

    /// What is nearer Telegram sends at once.
    private static final Duration NEAREST = Duration.ofSeconds(10);

    private final SendPromo.Request request;
    private final RunScope run;

    Schedule(SendPromo.Request request, RunScope run) {
        this.request = request;
        this.run = run;
    }

    /// @throws RunEnded if Telegram doesn't keep messages for so long
    void check() {
        if (request.at().filter(run.now().plus(FURTHEST)::isBefore).isEmpty()) return;
        throw misused("Telegram keeps a message for at most a year");
    }

    /// Looks whether the turns of so many chats come in time.
    ///
    /// @throws RunEnded if it is too late for all of them
    void check(int chats) {
        if (request.at().isEmpty() || chats == 0) return;
        var at = request.at().get();
        if (isPast(run.now())) throw misused("that is over, or less than 10 s away");
        var most = run.now().plus(request.maxDelay().multipliedBy(chats - 1L));
        if (isPast(most)) {
            run.emit(new RunEvent.Note("%d chats may take until %s, and what comes after %s is not sent"
                    .formatted(chats, most.truncatedTo(SECONDS), at)));
        }
    }

    private RunEnded misused(String why) {
        return new RunEnded(new End.Misused("--schedule: '%s' can't be the time to send at: %s"
                .formatted(request.at().map(Instant::toString).orElse(""), why)));
    }

    /// Whether the next message could come too late.
    ///
    /// @param first whether it leaves without a pause
    boolean isTooLate(boolean first) {
        return isPast(run.now().plus(first ? Duration.ZERO : request.maxDelay()));
    }

    private boolean isPast(Instant now) {
        return request.at().filter(now.plus(NEAREST)::isAfter).isPresent();
    }
}
