package dev.tgrow.pacing;

import dev.tgrow.run.RunScope;
import dev.tgrow.store.NameStore;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Finds usernames where they were found a few days ago at most, because to ask Telegram for them is dear.
///
/// What the client knows under the remembered id must still bear the name: a chat that was renamed, or whose name
/// somebody else has now, is looked up anew. Safe for use by many threads.
public final class RememberedNames implements Telegram {
    private static final Duration MEMORY = Duration.ofDays(3);

    private final Telegram telegram;
    private final NameStore names;
    private final RunScope run;

    public RememberedNames(Telegram telegram, NameStore names, RunScope run) {
        this.telegram = telegram;
        this.names = names;
        this.run = run;
    }

    /// What was seen before this is not believed.
    public static Instant oldest(Instant now) {
        return now.minus(MEMORY);
    }

    @Override
    public <R> Reply<R> call(Call<R> call) throws InterruptedException {
        if (call instanceof Call.ResolveChat(ChatRef.ByUsername(var name))) {
            return named(call, name, id -> Optional.of(new Call.ResolveChat(new ChatRef.ById(id))));
        }
        if (call instanceof Call.ResolveUser(var name)) {
            return named(call, name, id -> person(id).map(Call.GetUser::new));
        }
        var reply = telegram.call(call);
        if (reply instanceof Reply.Refused<R>(Refusal.ChatRefused(var why, var _)) && why == Refusal.Place.NOT_FOUND) {
            chat(call).ifPresent(names::forget);
        }
        return reply;
    }

    /// @param local asks the client, not the server, for what it knows under an id
    private <R> Reply<R> named(Call<R> call, String name, Function<ChatId, Optional<Call<?>>> local)
            throws InterruptedException {
        var known = names.find(name, oldest(run.now())).flatMap(local);
        if (known.isPresent()) {
            if (telegram.call(known.get()) instanceof Reply.Ok<?>(var found) && bears(found, name)) {
                return new Reply.Ok<>(call.reply().cast(found));
            }
            names.forget(name);
        }
        var reply = telegram.call(call);
        // A name that is not the first of several could not be found again by what the client knows.
        if (reply instanceof Reply.Ok<R>(var found) && bears(found, name)) names.put(name, id(found), run.now());
        return reply;
    }

    private static Optional<UserId> person(ChatId id) {
        return id.value() > 0 ? Optional.of(new UserId(id.value())) : Optional.empty();
    }

    private static boolean bears(Object found, String name) {
        var username = switch (found) {
            case Chat chat -> chat.username();
            case User user -> user.username();
            default -> throw new IllegalStateException("a name means no " + found.getClass());
        };
        return username.filter(name::equalsIgnoreCase).isPresent();
    }

    private static ChatId id(Object found) {
        return switch (found) {
            case Chat chat -> chat.id();
            case User user -> new ChatId(user.id().value());
            default -> throw new IllegalStateException("a name means no " + found.getClass());
        };
    }

    /// The chat that a call is about, if it is one of those that fail where the chat is gone.
    private static Optional<ChatId> chat(Call<?> call) {
        return switch (call) {
            case Call.GetChatDetails(var chat) -> Optional.of(chat);
            case Call.GetMembers(var chat, var _, var _, var _) -> Optional.of(chat);
            case Call.GetHistory(var chat, var _, var _) -> Optional.of(chat);
            case Call.SendMessage(var chat, var _) -> Optional.of(chat);
            case Call.AddMember(var chat, var _) -> Optional.of(chat);
            default -> Optional.empty();
        };
    }
}
