package dev.tgrow.telegram;

/// A refusal that the run can't go on after; the run's end is read off the reason.
public final class RefusedException extends RuntimeException {
    private final Refusal reason;

    public RefusedException(Refusal reason) {
        super(reason.text());
        this.reason = reason;
    }

    /// A refusal with words of ours about what was being asked.
    public RefusedException(String about, Refusal reason) {
        super(about + ": " + reason.text());
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }
}
