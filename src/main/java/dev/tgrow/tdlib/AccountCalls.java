package dev.tgrow.tdlib;

import dev.tgrow.telegram.Call.SessionAlive;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Refusal.Person;
import dev.tgrow.telegram.Refusal.Place;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.User;
import java.time.Duration;

/// Calls about our own account and about people.
final class AccountCalls {
    private final TdClient client;
    private final boolean bot;

    AccountCalls(TdClient client, boolean bot) {
        this.client = client;
        this.bot = bot;
    }

    Reply<User> me() throws InterruptedException {
        return client.ask(Requests.getMe()).read(Users::read);
    }

    /// TDLib answers `getMe` from its memory even when the session is long gone, so something else is asked.
    Reply<SessionAlive> check() throws InterruptedException {
        var started = System.nanoTime();
        var answer = client.ask(bot ? Requests.getCommands() : Requests.getActiveSessions());
        var alive = new SessionAlive(Duration.ofNanos(System.nanoTime() - started));
        // Whatever else the server has against a bot's question, it has answered a session that it knows.
        if (bot && answer instanceof Answer.Failed(int code, var _) && code == 400) return new Reply.Ok<>(alive);
        return answer.read(_ -> alive);
    }

    /// Somebody this account has met.
    Reply<User> user(long id) throws InterruptedException {
        var known = client.memory().user(id);
        if (known.isPresent()) return new Reply.Ok<>(known.get());
        return client.ask(Requests.getUser(id)).read(user -> client.memory().remember(Users.read(user)));
    }

    Reply<User> resolve(String username) throws InterruptedException {
        return switch (client.ask(ChatRequests.searchPublicChat(username)).read(TdChat::read)) {
            case Reply.Ok<TdChat>(var chat) when chat.id().value() > 0 -> user(chat.peer());
            case Reply.Ok<TdChat> _ -> unknown("USERNAME_OF_A_CHAT");
            case Reply.Refused<TdChat>(Refusal.ChatRefused(var place, var code))
            when place == Place.NOT_FOUND -> unknown(code);
            case Reply.Refused<TdChat>(var reason) -> new Reply.Refused<>(reason);
        };
    }

    private static Reply<User> unknown(String code) {
        return new Reply.Refused<>(new Refusal.PersonRefused(Person.UNKNOWN, code));
    }
}
