package dev.tgrow.run;

import static java.util.Objects.requireNonNull;

/// Ends the run from wherever it is thrown. For ends that no caller in between could do anything about.
public final class RunEnded extends RuntimeException {
    private final transient End end;

    public RunEnded(End end) {
        super(end.toString(), null, false, false);
        this.end = requireNonNull(end, "end");
    }

    public End end() {
        return end;
    }
}
