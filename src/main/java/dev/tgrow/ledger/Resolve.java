package dev.tgrow.ledger;

/// What the operator says about writes of which nobody can tell whether they happened.
public enum Resolve {
    /// They did not: make them.
    AGAIN,
    /// They did, or needn't: leave them out.
    SKIP;

    /// The ledger's word for a write that was left out so.
    public static final String SKIPPED = "resolved";
}
