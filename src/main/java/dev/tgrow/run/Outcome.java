package dev.tgrow.run;

/// What became of one item. The code is a stable word for machines: `added`, `privacy`, `no_right`.
public sealed interface Outcome {
    String code();

    record Done(String code) implements Outcome {}

    /// Left out for a reason that is nobody's fault; the run still counts as done.
    record Skipped(String code) implements Outcome {}

    /// Asked for and not achieved; the run counts as partly failed.
    record Failed(String code) implements Outcome {}
}
