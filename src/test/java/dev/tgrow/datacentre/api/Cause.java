package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.mtproto.Caller;
import java.util.ArrayList;
import java.util.List;

/// The call in which things happen, so that its answer can tell of them and nobody tells its session again. For the
/// call's own thread.
final class Cause {
    static final ScopedValue<Cause> CURRENT = ScopedValue.newInstance();

    private final Caller caller;
    private final List<Happening> happened = new ArrayList<>();
    private boolean told;

    Cause(Caller caller) {
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    void add(Happening happening) {
        happened.add(happening);
    }

    /// What happened so far, for the answer; the caller's session isn't told otherwise.
    List<Happening> tell() {
        told = true;
        return happened();
    }

    List<Happening> happened() {
        return List.copyOf(happened);
    }

    /// Whether the caller's session has it in its answer.
    boolean isTold() {
        return told;
    }
}
