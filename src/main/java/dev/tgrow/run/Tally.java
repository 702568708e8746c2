package dev.tgrow.run;

import java.time.Instant;
import java.util.TreeMap;

/// Counts outcomes. Not safe for use by many threads; the scope guards it.
final class Tally {
    private final TreeMap<String, Long> reasons = new TreeMap<>();
    private long done;
    private long skipped;
    private long failed;

    void count(Outcome outcome, long times) {
        if (times == 0) return;
        switch (outcome) {
            case Outcome.Done _ -> done += times;
            case Outcome.Skipped _ -> skipped += times;
            case Outcome.Failed _ -> failed += times;
        }
        reasons.merge(outcome.code(), times, Long::sum);
    }

    Report report(String task, Instant started, Instant finished, End end) {
        return new Report(task, done, skipped, failed, reasons, started, finished, end);
    }
}
