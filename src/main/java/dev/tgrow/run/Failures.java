package dev.tgrow.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.StructuredTaskScope.FailedException;

/// Looks through the wrappers that concurrency puts round a failure.
final class Failures {
    private Failures() {}

    /// What the failed thread threw, fit to be thrown again by the thread that waited for it.
    static RuntimeException unwrap(FailedException e) throws InterruptedException {
        return cause(e);
    }

    /// The same for a future's failure.
    static RuntimeException unwrap(ExecutionException e) throws InterruptedException {
        return cause(e);
    }

    private static RuntimeException cause(Exception wrapper) throws InterruptedException {
        return switch (wrapper.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            // A fork sees an interrupt only because its scope is being stopped.
            case InterruptedException cause -> throw cause;
            case null, default -> new IllegalStateException(wrapper);
        };
    }
}
