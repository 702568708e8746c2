package dev.tgrow.telegram;

/// An open session of one account. Whoever opens it closes it; a run's clients are owned by its scope.
public interface Client extends Telegram, AutoCloseable {
    /// Ends the session and waits until nothing of it runs any more. Idempotent; works in an interrupted thread.
    @Override
    void close();
}
