package dev.tgrow.members;

/// What is decided about those who wait.
public enum Verdict {
    APPROVE("approve", "approved"),
    DECLINE("decline", "declined");

    private final String word;
    private final String past;

    Verdict(String word, String past) {
        this.word = word;
        this.past = past;
    }

    /// The word for it in the ledger.
    public String word() {
        return word;
    }

    String past() {
        return past;
    }
}
