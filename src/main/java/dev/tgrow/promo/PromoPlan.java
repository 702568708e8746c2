package dev.tgrow.promo;

import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import java.time.Duration;
import java.util.List;

/// What a promo would take: time, and Telegram Stars.
final class PromoPlan {
    private static final Columns PLAN = Columns.of("plan", "chats", "least_seconds", "most_seconds", "stars");

    private PromoPlan() {}

    /// @param left the chats that would be written to
    static RunEvent.Summary of(List<Destination> left, SendPromo.Request request) {
        var pauses = Math.max(0, left.size() - 1);
        var least = pauses(request.minDelay(), pauses);
        var most = pauses(request.maxDelay(), pauses);
        var stars = left.stream().mapToLong(to -> request.price(to.chat())).sum();
        var price = stars == 0 ? "" : ", for %,d Telegram Stars".formatted(stars);
        return new RunEvent.Summary(
                "would write to %d chats, in %d to %d s%s".formatted(left.size(), least, most, price),
                PLAN.row(left.size(), least, most, stars));
    }

    private static long pauses(Duration delay, int number) {
        return delay.multipliedBy(number).toSeconds();
    }
}
