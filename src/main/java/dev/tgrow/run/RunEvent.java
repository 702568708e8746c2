package dev.tgrow.run;

import java.time.Duration;
import java.time.Instant;

/// Everything a run can tell the outside. Sinks are exhaustive switches over this type.
public sealed interface RunEvent {

    /// Always the first event.
    record Started(String task) implements RunEvent {}

    /// How many items are to come, as far as is known now; said again when more is known.
    record Expected(long items) implements RunEvent {}

    /// One row of data and what became of it.
    record Item(Row row, Outcome outcome) implements RunEvent {}

    /// The run pauses before its next call of this bucket.
    record Waiting(String bucket, Why why, Duration length, Instant until) implements RunEvent {}

    /// Something people should know now; machines can do without.
    record Note(String text) implements RunEvent {}

    /// What came out for one chat or one step, in words and as facts.
    ///
    /// @param notable whether people should read it even if they want to hear only of what went wrong
    record Summary(String text, Row facts, boolean notable) implements RunEvent {
        public Summary(String text, Row facts) {
            this(text, facts, false);
        }
    }

    /// Always the last event.
    record Finished(Report report) implements RunEvent {}

    /// Why a run waits.
    enum Why {
        /// The random delay between two writes.
        DELAY,
        /// Telegram asked for it.
        FLOOD,
        /// Our own limit for a rolling window.
        WINDOW,
        /// The chat's slow mode.
        SLOW_MODE,
        /// The server failed; it is asked again.
        TROUBLE
    }
}
