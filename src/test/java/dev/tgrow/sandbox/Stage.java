package dev.tgrow.sandbox;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Notice;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.WorldClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A world of a test, written as YAML, and what tests ask of it again and again.
final class Stage implements AutoCloseable {
    private final SandboxSession session;
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private Client client;

    /// @param directory where the world's file and state are kept
    Stage(Path directory, String yaml) {
        this(directory, yaml, Optional.empty());
    }

    Stage(Path directory, String yaml, Optional<String> account) {
        session = sandbox(directory, yaml).open(directory.resolve("state"), WorldClock.VIRTUAL);
        client = session.client(account, notices::add);
    }

    static Sandbox sandbox(Path directory, String yaml) {
        try {
            return Sandbox.of(Files.writeString(directory.resolve("world.yaml"), yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SandboxSession session() {
        return session;
    }

    Client client() {
        return client;
    }

    List<Notice> notices() {
        return notices;
    }

    void use(String account) {
        client = session.client(Optional.of(account), notices::add);
    }

    <R> R ok(Call<R> call) throws InterruptedException {
        return client.call(call).orThrow();
    }

    Refusal refused(Call<?> call) throws InterruptedException {
        return switch (client.call(call)) {
            case Reply.Refused<?>(Refusal reason) -> reason;
            case Reply.Ok<?>(Object value) -> throw new AssertionError(call + " was answered with " + value);
        };
    }

    Chat chat(String username) throws InterruptedException {
        return ok(new Call.ResolveChat(ChatRef.parse("@" + username)));
    }

    UserId user(String username) throws InterruptedException {
        return ok(new Call.ResolveUser(username)).id();
    }

    Call.SendMessage text(String chat, String text) throws InterruptedException {
        return text(chat(chat).id(), text);
    }

    static Call.SendMessage text(ChatId chat, String text) {
        return new Call.SendMessage(
                chat, new OutgoingMessage(FormattedText.plain(text), Optional.empty(), true, false));
    }

    MemberPage page(ChatId chat, int offset) throws InterruptedException {
        return ok(new Call.GetMembers(chat, MemberList.RECENT, offset, MemberPage.MAX_SIZE));
    }

    List<UserId> members(ChatId chat) throws InterruptedException {
        var all = new ArrayList<UserId>();
        for (int offset = 0; ; offset += MemberPage.MAX_SIZE) {
            var page = page(chat, offset).members();
            if (page.isEmpty()) return all;
            page.stream().map(Member::user).forEach(user -> all.add(user.id()));
        }
    }

    List<Post> posts(ChatId chat) throws InterruptedException {
        var all = new ArrayList<Post>();
        while (true) {
            var before = all.isEmpty()
                    ? Optional.<MessageId>empty()
                    : Optional.of(all.getLast().id());
            var page = ok(new Call.GetHistory(chat, before, 100)).posts();
            if (page.isEmpty()) return all;
            all.addAll(page);
        }
    }

    @Override
    public void close() {
        client.close();
        session.close();
    }
}
