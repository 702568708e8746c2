package dev.tgrow.promo;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.CampaignStore.Campaign;
import dev.tgrow.telegram.SendOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The time at which Telegram is to send a message, and whether each chat's turn comes before it.
final class Schedule {
    /// Telegram keeps a message no longer.
    private static final Duration FURTHEST = Duration.ofDays(365);

    private final Optional<Instant> at;
    private final Duration maxDelay;
    private final RunScope run;

    private Schedule(Optional<Instant> at, Duration maxDelay, RunScope run) {
        this.at = at;
        this.maxDelay = maxDelay;
        this.run = run;
    }

    /// The time for those that are left.
    ///
    /// A round goes on with the time that it was begun with, although `18:30` would be another day's by now, and
    /// also if none is asked for any more. A time that is written out replaces it.
    ///
    /// @throws RunEnded if Telegram doesn't keep messages for so long
    static Schedule of(SendPromo.Request request, Optional<Campaign> known, RunScope run) {
        var goesOn = known.filter(
                campaign -> Round.next(campaign.name(), known, request.again()).number() == campaign.round());
        var stands = goesOn.flatMap(Campaign::due).filter(_ -> !request.atWrittenOut());
        var schedule = new Schedule(stands.or(request::at), request.maxDelay(), run);
        stands.filter(due -> request.at().filter(due::equals).isEmpty())
                .ifPresent(due -> run.emit(new RunEvent.Note(
                        "this was begun for %s, which stands; another time is written out, like %s"
                                .formatted(
                                        due,
                                        "--schedule "
                                                + due.plus(Duration.ofHours(1)).truncatedTo(SECONDS)))));
        schedule.check();
        return schedule;
    }

    Optional<Instant> at() {
        return at;
    }

    private void check() {
        if (at.filter(run.now().plus(FURTHEST)::isBefore).isEmpty()) return;
        throw misused("Telegram keeps a message for at most a year");
    }

    /// Looks whether the turns of so many chats come in time.
    ///
    /// @throws RunEnded if it is too late for all of them
    void check(int chats) {
        if (at.isEmpty() || chats == 0) return;
        if (isPast(run.now()))
            throw misused("that is over, or less than 10 s away (another is written out, like 2026-12-01T18:30)");
        var most = run.now().plus(maxDelay.multipliedBy(chats - 1L));
        if (isPast(most)) {
            run.emit(new RunEvent.Note("%d chats may take until %s, and what comes after %s is not sent"
                    .formatted(chats, most.truncatedTo(SECONDS), at.get())));
        }
    }

    private RunEnded misused(String why) {
        return new RunEnded(new End.Misused("--schedule: '%s' can't be the time to send at: %s"
                .formatted(at.map(Instant::toString).orElse(""), why)));
    }

    /// Whether the next message could come too late.
    ///
    /// @param first whether it leaves without a pause
    boolean isTooLate(boolean first) {
        return isPast(run.now().plus(first ? Duration.ZERO : maxDelay));
    }

    private boolean isPast(Instant now) {
        return at.filter(now.plus(SendOptions.NEARLY_NOW)::isAfter).isPresent();
    }
}
