package dev.tgrow.members;

import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import java.time.Duration;

/// How long a transfer would take, said by a dry run.
final class TransferPlan {
    private static final Columns PLAN = Columns.of("plan", "people", "least_seconds", "most_seconds");

    private TransferPlan() {}

    /// @param people how many would be added; between two of them lies one pause
    static RunEvent.Summary of(int people, Duration minDelay, Duration maxDelay) {
        var pauses = Math.max(0, people - 1);
        var least = minDelay.multipliedBy(pauses);
        var most = maxDelay.multipliedBy(pauses);
        return new RunEvent.Summary(
                "would ask %d people, in %s to %s".formatted(people, span(least), span(most)),
                PLAN.row(people, least.toSeconds(), most.toSeconds()));
    }

    private static String span(Duration time) {
        return "%d h %02d min %02d s".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
