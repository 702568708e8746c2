package dev.tgrow.sandbox;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.WriteRefusal;
import dev.tgrow.world.Account;
import dev.tgrow.world.ChatView;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;
import java.util.Optional;

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
            case Call.Write<?> write -> WriteRefusal.of(write, slowed(write, reason), account.isBot());
            case Call.ResolveUser _
            when reason instanceof Refusal.ChatRefused(var why, var code) && why == Refusal.Place.NOT_FOUND ->
                new Refusal.PersonRefused(Refusal.Person.UNKNOWN, code);
            case Call<?> _ -> reason;
        };
    }

    /// A wait of a message in a chat with slow mode is that chat's own.
    private Refusal slowed(Call.Write<?> call, Refusal reason) {
        return reason instanceof Refusal.FloodWait(var retryAfter)
                        && target(call).filter(this::isSlowed).isPresent()
                ? new Refusal.SlowMode(retryAfter)
                : reason;
    }

    /// Where a message goes.
    private static Optional<ChatId> target(Call.Write<?> call) {
        return switch (call) {
            case Call.SendMessage(ChatId chat, var _) -> Optional.of(chat);
            case MessageCall.SendAlbum(ChatId chat, var _) -> Optional.of(chat);
            case Call.Write<?> _ -> Optional.empty();
        };
    }

    private boolean isSlowed(ChatId id) {
        return world.chats()
                .byId(account, id)
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
