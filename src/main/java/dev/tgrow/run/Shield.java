package dev.tgrow.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Keeps an interrupt away from a step that must learn its outcome, for a bounded time.
public final class Shield {
    private Shield() {}

    /// Does `step` in a thread of its own and waits for it. Interrupts of the caller reach the step only after `grace`.
    ///
    /// The step's thread has always ended when this returns; the caller's interrupt is kept for its next wait.
    /// The step knows the run's id.
    public static <R> R call(Callable<R> step, Duration grace) throws InterruptedException {
        var id = RunScope.currentId();
        var result = new FutureTask<R>(() -> ScopedValue.where(RunScope.ID, id).call(step::call));
        var thread = Thread.ofVirtual().name("shielded").start(result);
        var interrupted = false;
        try {
            while (true) {
                try {
                    if (interrupted) {
                        if (!thread.join(grace)) thread.interrupt();
                        thread.join();
                    }
                    return result.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw Failures.unwrap(e);
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
