package dev.tgrow.run;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a run ended and what it did.
///
/// @param reasons how many items had each outcome code
public record Report(
        String task,
        long done,
        long skipped,
        long failed,
        SortedMap<String, Long> reasons,
        Instant started,
        Instant finished,
        End end) {

    public Report {
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    /// The same run, which ended otherwise than it seemed at its end.
    public Report endingIn(End other) {
        return new Report(task, done, skipped, failed, reasons, started, finished, other);
    }
}
