package dev.tgrow.members;

import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import java.time.Duration;

/// How long what is done one by one would take, said by a dry run.
final class TransferPlan {
    private static final Columns PLAN = Columns.of("plan", "people", "least_seconds", "most_seconds");

    private TransferPlan() {}

    /// @param verb what would be done with them
    /// @param people how many would be added; between two of them lies one pause
    static RunEvent.Summary of(String verb, int people, Duration minDelay, Duration maxDelay) {
        var pauses = Math.max(0, people - 1);
        var least = minDelay.multipliedBy(pauses);
        var most = maxDelay.multipliedBy(pauses);
        return new RunEvent.Summary(
                "would %s %d people, in %s to %s".formatted(verb, people, span(least), span(most)),
                PLAN.row(people, least.toSeconds(), most.toSeconds()));
    }

    private static String span(Duration time) {
        return "%d h %02d min %02d s".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
