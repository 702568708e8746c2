package dev.tgrow.sandbox;

import dev.tgrow.run.Time;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.LinkCall;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.Notice;
import dev.tgrow.telegram.TopicCall;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.Fault;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks the world's server as TDLib does: over a slow and faulty line, repeating what can be repeated.
///
/// The only place of the sandbox that waits. Used by many threads at once; has no state.
final class ServerLine {
    /// How long a client waits for an answer before it gives up; TDLib itself would wait for ever.
    static final Duration DEADLINE = Duration.ofSeconds(100);

    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final World world;
    private final Account account;
    private final Time time;
    private final Consumer<Notice> notices;

    ServerLine(World world, Account account, Time time, Consumer<Notice> notices) {
        this.world = world;
        this.account = account;
        this.time = time;
        this.notices = notices;
    }

    /// No answer within [#DEADLINE].
    static final class Unanswered extends RuntimeException {
        Unanswered(String method) {
            super("no answer to " + method + " within " + DEADLINE.toSeconds() + " s", null, false, false);
        }
    }

    /// @param answer what the server does when the question arrives
    /// @throws WorldError what the caller is told in the end
    /// @throws Unanswered if the caller gave up
    <R> R ask(Call<?> call, Supplier<R> answer) throws InterruptedException {
        var patience = new Patience(account);
        while (true) {
            time.sleep(world.latency(name(call)));
            try {
                return once(call, answer);
            } catch (WorldError e) {
                var pause = patience.after(e);
                if (pause.asked()) notices.accept(new Notice.HeldBack(method(call), pause.length()));
                time.sleep(pause.length());
            }
        }
    }

    private <R> R once(Call<?> call, Supplier<R> answer) throws InterruptedException {
        return switch (world.strike(occasion(call)).orElse(null)) {
            case null -> answer.get();
            case Fault.Effect.Refuse(int code, String text) -> throw new WorldError(code, text);
            case Fault.Effect.Slow(Duration length) -> {
                time.sleep(length);
                yield answer.get();
            }
            case Fault.Effect.LoseRequest() -> {
                reconnect();
                yield answer.get();
            }
            case Fault.Effect.LoseConnection() -> {
                var value = answer.get();
                reconnect();
                yield value;
            }
            case Fault.Effect.LoseAnswer() -> {
                var _ = answer.get();
                throw givenUp(call);
            }
            case Fault.Effect.Hang() -> throw givenUp(call);
        };
    }

    private void reconnect() throws InterruptedException {
        notices.accept(new Notice.Connection("connecting"));
        time.sleep(RECONNECT);
        notices.accept(new Notice.Connection("ready"));
    }

    private Unanswered givenUp(Call<?> call) throws InterruptedException {
        time.sleep(DEADLINE);
        return new Unanswered(method(call));
    }

    private Fault.Occasion occasion(Call<?> call) {
        return new Fault.Occasion(name(call), account.id(), chat(call), user(call));
    }

    private static String name(Call<?> call) {
        return call.getClass().getSimpleName();
    }

    /// The call as TDLib names such things.
    private static String method(Call<?> call) {
        var name = name(call);
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static OptionalLong chat(Call<?> call) {
        return switch (call) {
            case Call.GetChatDetails(ChatId chat) -> OptionalLong.of(chat.value());
            case Call.GetMembers(ChatId chat, var _, int _, int _) -> OptionalLong.of(chat.value());
            case Call.GetMember(ChatId chat, var _) -> OptionalLong.of(chat.value());
            case Call.GetHistory(ChatId chat, var _, int _) -> OptionalLong.of(chat.value());
            case Call.AddMember(ChatId chat, var _) -> OptionalLong.of(chat.value());
            case Call.SendMessage(ChatId chat, var _) -> OptionalLong.of(chat.value());
            case Call.PinMessage(ChatId chat, var _, boolean _) -> OptionalLong.of(chat.value());
            case Call.CreateInviteLink link -> OptionalLong.of(link.chat().value());
            case LinkCall<?> link -> OptionalLong.of(link.chat().value());
            case MessageCall<?> message -> OptionalLong.of(message.chat().value());
            case TopicCall<?> topic -> OptionalLong.of(topic.chat().value());
            case Call.GetMe _, Call.ResolveChat _, Call.ResolveUser _, Call.GetUser _ -> OptionalLong.empty();
            case Call.GetMessageLimits _, Call.ParseText _, Call.CheckSession _ -> OptionalLong.empty();
        };
    }

    private static OptionalLong user(Call<?> call) {
        return switch (call) {
            case Call.GetMember(var _, UserId user) -> OptionalLong.of(user.value());
            case Call.AddMember(var _, UserId user) -> OptionalLong.of(user.value());
            case Call.GetUser(UserId user) -> OptionalLong.of(user.value());
            case LinkCall.ProcessJoinRequest(var _, UserId user, boolean _) -> OptionalLong.of(user.value());
            case MessageCall.SendAlbum(ChatId chat, var _) when chat.value() > 0 -> OptionalLong.of(chat.value());
            case Call.SendMessage(ChatId chat, var _) when chat.value() > 0 -> OptionalLong.of(chat.value());
            case Call.SendMessage _, Call.GetMe _, Call.ResolveChat _, Call.ResolveUser _ -> OptionalLong.empty();
            case Call.GetChatDetails _, Call.GetMembers _, Call.GetHistory _ -> OptionalLong.empty();
            case Call.GetMessageLimits _, Call.ParseText _, Call.CheckSession _ -> OptionalLong.empty();
            case Call.PinMessage _, Call.CreateInviteLink _, LinkCall<?> _ -> OptionalLong.empty();
            case MessageCall<?> _, TopicCall<?> _ -> OptionalLong.empty();
        };
    }
}
