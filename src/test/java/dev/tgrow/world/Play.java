package dev.tgrow.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// A world of a test, written as YAML, with a clock that the test moves.
///
/// When it is closed it is opened once more from its journal, and must look the same to all accounts.
final class Play implements AutoCloseable {
    private final Path file;
    private final WorldPlan plan;
    private Instant now;
    private Journal journal;
    private World world;

    Play(Path directory, String yaml) {
        file = directory.resolve("state.jsonl");
        plan = WorldReader.read("w.yaml", yaml);
        now = plan.now();
        journal = Journal.open(file);
        world = open();
    }

    private World open() {
        var state = new WorldState(plan);
        journal.read().forEach(state::apply);
        return new World(plan, state, journal, () -> now);
    }

    World world() {
        return world;
    }

    Account account(String name) {
        return world.accounts().byName(name).orElseThrow();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /// All messages of a chat, newest first.
    List<Message> messages(Account account, ChatId chat) {
        var all = new ArrayList<Message>();
        while (true) {
            var before = all.isEmpty() ? 0 : all.getLast().id();
            var page = world.messages().page(account, chat, HistoryQuery.before(before, 100));
            if (page.messages().isEmpty()) return all;
            all.addAll(page.messages());
        }
    }

    Message newest(Account account, ChatId chat) {
        return world.chats().dialog(account, chat).top().orElseThrow();
    }

    Message send(Account account, ChatId chat, String text) {
        return world.messages().send(account, chat, Draft.of(text));
    }

    static String text(Message message) {
        return message.content().text().text();
    }

    static void refused(ThrowingCallable asking, int code, String text) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        WorldError.class, error -> assertThat(error.code()).isEqualTo(code))
                .hasMessage(text);
    }

    static void refused(ThrowingCallable asking, String text) {
        refused(asking, 400, text);
    }

    /// Everything that accounts can see.
    private List<String> seen() {
        var all = new ArrayList<String>();
        for (Account account : world.accounts().all()) {
            all.add(account.name() + ": " + world.chats().dialogs(account));
            all.add(world.users().contacts(account).toString());
            for (ChatPlan chat : plan.chats()) {
                if (world.chats().byId(account, chat.id()).orElseThrow().isOpen()) see(account, chat, all);
            }
            for (Account other : world.accounts().all()) {
                all.add(messages(account, new ChatId(other.id())).toString());
            }
        }
        return all;
    }

    private void see(Account account, ChatPlan chat, List<String> all) {
        var full = world.chats().full(account, chat.id());
        all.add(full.toString());
        all.add(messages(account, chat.id()).toString());
        all.add(world.scheduled().list(account, chat.id()).toString());
        if (!full.chat().self().status().isAdministrator()) return;
        for (MemberList list : MemberList.values()) {
            all.add(world.members()
                    .list(account, chat.id(), MemberFilter.of(list), 0, 200)
                    .toString());
        }
        if (!full.chat().self().may(Right.MANAGE_INVITE_LINKS)) return;
        all.add(world.links().requests(account, chat.id(), Optional.empty()).toString());
        for (Account creator : world.accounts().all()) {
            for (Link link : world.links().list(account, chat.id(), new UserId(creator.id()), false)) {
                all.add(link + ": " + world.links().importers(account, chat.id(), link.hash()));
            }
            all.add(world.links()
                    .list(account, chat.id(), new UserId(creator.id()), true)
                    .toString());
        }
    }

    void reopen() {
        var before = seen();
        journal.close();
        journal = Journal.open(file);
        world = open();
        assertThat(seen()).isEqualTo(before);
    }

    @Override
    public void close() {
        reopen();
        journal.close();
    }
}
