package dev.tgrow.app;

import dev.tgrow.members.DecideRequests;
import dev.tgrow.members.ListRequests;
import dev.tgrow.members.Queue;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;

/// Those who asked to join a chat.
public final class RequestTasks {
    private final Opening opening;

    RequestTasks(Opening opening) {
        this.opening = opening;
    }

    /// Opens the account's Telegram.
    @FunctionalInterface
    interface Opening {
        Session open(RunScope run, Need need) throws InterruptedException;
    }

    /// Gives out who waits to be let in.
    public Task list(Queue queue) {
        return run -> {
            var session = opening.open(run, Need.of(queue));
            return new ListRequests(queue, session.telegram(), session.outbox()).run(run);
        };
    }

    /// Lets people in who wait, or doesn't.
    public Task decide(DecideRequests.Request request) {
        return run -> {
            var session = opening.open(run, Need.of(request));
            return new DecideRequests(request, session.telegram(), session.outbox()).run(run);
        };
    }
}
