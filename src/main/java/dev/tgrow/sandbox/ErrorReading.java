package dev.tgrow.sandbox;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.world.Account;
import dev.tgrow.world.ChatView;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;

/// What an error means for the call that it came to.
final class ErrorReading {
    private final World world;
    private final Account account;

    ErrorReading(World world, Account account) {
        this.world = world;
        this.account = account;
    }

    Refusal of(Call<?> call, WorldError error) {
        var reason = error.refusal();
        if (call instanceof Call.Write<?> && error.text().equals("Request aborted")) {
            return new Refusal.OutcomeUnknown("the session was closed before Telegram confirmed it");
        }
        return switch (call) {
            case Call.SendMessage send -> sending(send, reason);
            case Call.ResolveUser _
            when reason instanceof Refusal.ChatRefused(var why, var code) && why == Refusal.Place.NOT_FOUND ->
                new Refusal.PersonRefused(Refusal.Person.UNKNOWN, code);
            case Call<?> _ -> reason;
        };
    }

    /// A server that failed again and again may have delivered the message all the same, and a wait in a chat with
    /// slow mode is that chat's own.
    private Refusal sending(Call.SendMessage call, Refusal reason) {
        return switch (reason) {
            case Refusal.ServerTrouble(var text) -> new Refusal.OutcomeUnknown(text);
            case Refusal.FloodWait(var retryAfter) when isSlowed(call) -> new Refusal.SlowMode(retryAfter);
            case Refusal other -> other;
        };
    }

    private boolean isSlowed(Call.SendMessage call) {
        return world.chats()
                .byId(account, call.chat())
                .map(ChatView::chat)
                .filter(chat -> chat.slowMode() && !chat.self().isAdministrator())
                .isPresent();
    }

    /// Whether a call without an answer was carried out nobody knows.
    Refusal of(Call<?> call, ServerLine.Unanswered unanswered) {
        var text = String.valueOf(unanswered.getMessage());
        return call instanceof Call.Write<?> ? new Refusal.OutcomeUnknown(text) : new Refusal.ServerTrouble(text);
    }
}
