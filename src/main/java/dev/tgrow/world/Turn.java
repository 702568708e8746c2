package dev.tgrow.world;

import java.util.function.Supplier;

/// The world's lock. What was due by the clock happens before whoever comes next.
final class Turn {
    private final Runnable due;
    private int depth;

    /// @param due lets happen what is due
    Turn(Runnable due) {
        this.due = due;
    }

    synchronized <R> R take(Supplier<R> step) {
        depth++;
        try {
            // A listener that asks the world must not meet the next change before the one that it is told of is done.
            if (depth == 1) due.run();
            return step.get();
        } finally {
            depth--;
        }
    }

    void run(Runnable step) {
        var _ = take(() -> {
            step.run();
            return step;
        });
    }
}
