package dev.tgrow.datacentre.mtproto;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// One call of a client, from its arrival to its answer. Its session's lock guards all but the outcome.
final class Execution {
    /// How a call ended, for the calls that wait for it.
    enum Outcome {
        DONE,
        FAILED,
        /// It counts as never received.
        DROPPED
    }

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private boolean promised;
    private boolean abandoned;
    private long answer;

    /// The client was told that the call arrived, so it won't send it again by itself.
    void promise() {
        promised = true;
    }

    boolean promised() {
        return promised;
    }

    /// The client doesn't want the answer any more.
    void abandon() {
        abandoned = true;
    }

    boolean abandoned() {
        return abandoned;
    }

    /// @param message the id of the message with the answer
    void answer(long message) {
        answer = message;
    }

    boolean answered() {
        return answer != 0;
    }

    OptionalLong answer() {
        return answered() ? OptionalLong.of(answer) : OptionalLong.empty();
    }

    void end(Outcome how) {
        outcome.complete(how);
    }

    boolean ended() {
        return outcome.isDone();
    }

    /// Waits for the end; a call that hangs is waited for until the server closes.
    Outcome await() throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is never an exception", e);
        }
    }
}
