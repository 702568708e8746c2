package dev.tgrow.run;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;

/// Nested scopes for work side by side.
final class FanOut {
    private FanOut() {}

    static <T, R> List<R> all(Collection<T> items, int width, RunScope.Work<T, R> work) throws InterruptedException {
        var permits = new Semaphore(width);
        try (var scope = StructuredTaskScope.open(Joiner.<R>allSuccessfulOrThrow())) {
            for (T item : items) {
                permits.acquire();
                if (scope.isCancelled()) break;
                scope.fork(() -> {
                    try {
                        return work.apply(item);
                    } finally {
                        permits.release();
                    }
                });
            }
            return scope.join().map(Subtask::get).toList();
        } catch (FailedException e) {
            throw Failures.unwrap(e);
        }
    }

    static <R> void inOrder(RunScope.Steps<R> steps, int width, RunScope.Taker<R> taker) throws InterruptedException {
        try (var scope = StructuredTaskScope.open(Joiner.<R>awaitAll())) {
            var ahead = new ArrayDeque<FutureTask<R>>();
            var number = 0;
            while (true) {
                // One more than is being taken would hold a result in memory for nothing.
                while (ahead.size() < width) {
                    var step = steps.at(number);
                    if (step == null) break;
                    var future = new FutureTask<R>(step::perform);
                    ahead.add(future);
                    scope.fork(future);
                    number++;
                }
                var next = ahead.poll();
                if (next == null) break;
                if (!taker.take(result(next))) {
                    ahead.forEach(late -> late.cancel(true));
                    break;
                }
            }
            scope.join();
        }
    }

    private static <R> R result(FutureTask<R> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw Failures.unwrap(e);
        }
    }
}
