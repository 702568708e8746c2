package dev.tgrow.telegram;

/// One method, so that pacing, recording and tracing are ordinary wrappers.
///
/// Calls of one account may be made from many threads at once.
public interface Telegram {
    /// Asks, waits for the answer and gives it back; a refusal is a value, not an exception.
    ///
    /// @throws InterruptedException if the run is being stopped. A write that was under way may have happened.
    <R> Reply<R> call(Call<R> call) throws InterruptedException;
}
