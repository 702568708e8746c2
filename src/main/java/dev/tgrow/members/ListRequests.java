package dev.tgrow.members;

import dev.tgrow.ledger.Outbox;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.telegram.JoinRequest;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.User;

/// Gives out who asked to join a chat and waits to be let in, the latest first.
public final class ListRequests implements Task {
    private static final Columns REQUEST = Columns.of("join_request", "id", "username", "name", "bio", "asked_at");
    private static final Columns WAITING = Columns.of("join_requests", "chat", "waiting");

    private final Queue queue;
    private final Telegram telegram;
    private final Outbox outbox;

    public ListRequests(Queue queue, Telegram telegram, Outbox outbox) {
        this.queue = queue;
        this.telegram = telegram;
        this.outbox = outbox;
    }

    @Override
    public End run(RunScope run) throws InterruptedException {
        var waiting = WaitingPeople.of(queue, telegram, outbox);
        var count = new Count();
        waiting.each(request -> {
            run.emit(row(request));
            count.people++;
            return true;
        });
        var chat = waiting.chat().label();
        run.emit(new RunEvent.Summary(
                "%s: %d wait to be let in".formatted(chat, count.people), WAITING.row(chat, count.people)));
        return new End.Complete();
    }

    private static final class Count {
        private long people;
    }

    private static RunEvent.Item row(JoinRequest request) {
        var user = request.user();
        var row =
                REQUEST.row(user.id().value(), user.username().orElse(null), name(user), request.bio(), request.date());
        return new RunEvent.Item(row, new Outcome.Done("listed"));
    }

    private static String name(User user) {
        return (user.firstName() + " " + user.lastName()).strip();
    }
}
