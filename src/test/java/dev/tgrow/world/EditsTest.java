package dev.tgrow.world;

import static dev.tgrow.world.Play.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Counters.Reaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may be done to messages that are there.
class EditsTest {
    private static final String YAML = """
            accounts:
              - {name: ann, id: 1, first_name: Ann}
              - {name: ben, id: 2, first_name: Ben}
              - {name: pam, id: 3, first_name: Pam, premium: true}
              - {name: mod, id: 4, first_name: Mod}
              - {name: out, id: 5, first_name: Out}
            people: {count: 10}
            chats:
              - {id: 10, title: Group, members: {first: 0, count: 5}, roles: {ann: creator, ben: member, pam: member, mod: {role: admin, powers: [delete_messages]}}, posts: 30}
              - {id: 11, title: Channel, kind: channel, username: the_channel, roles: {ann: creator, ben: member}, posts: 30}
            """;
    private static final ChatId GROUP = ChatId.ofSupergroup(10);
    private static final ChatId CHANNEL = ChatId.ofSupergroup(11);

    @TempDir
    Path directory;

    private Play play;
    private Messages messages;
    private Account ann;
    private Account ben;
    private Account mod;

    @BeforeEach
    void open() {
        play = new Play(directory, YAML);
        messages = play.world().messages();
        ann = play.account("ann");
        ben = play.account("ben");
        mod = play.account("mod");
    }

    @AfterEach
    void close() {
        play.close();
    }

    private static FormattedText text(String text) {
        return FormattedText.plain(text);
    }

    @Test
    void ownMessagesCanBeRewrittenForTwoDays() {
        var sent = play.send(ben, GROUP, "teh garden");
        play.pass(Duration.ofMinutes(1));

        var edited = messages.edit(ben, GROUP, sent.id(), text(" the garden"));

        assertThat(Play.text(edited)).isEqualTo("the garden");
        assertThat(edited.edited()).hasValue(play.now());
        assertThat(edited.date()).isEqualTo(sent.date());
        refused(() -> messages.edit(ben, GROUP, sent.id(), text("the garden")), "MESSAGE_NOT_MODIFIED");
        refused(() -> messages.edit(ann, GROUP, sent.id(), text("mine")), 403, "MESSAGE_AUTHOR_REQUIRED");
        refused(() -> messages.edit(ben, GROUP, 9999, text("x")), "MESSAGE_ID_INVALID");
        refused(() -> messages.edit(ben, GROUP, sent.id(), text("")), "MESSAGE_EMPTY");
        play.pass(Duration.ofDays(2));
        refused(() -> messages.edit(ben, GROUP, sent.id(), text("later")), "MESSAGE_EDIT_TIME_EXPIRED");
    }

    @Test
    void ownPostsOfAChannelCanBeRewrittenForEver() {
        var post = play.send(ann, CHANNEL, "news");
        play.pass(Duration.ofDays(400));

        assertThat(Play.text(messages.edit(ann, CHANNEL, post.id(), text("old news"))))
                .isEqualTo("old news");
    }

    @Test
    void ownMessagesAreDeletedByTheirWritersAndAllByThoseWithThePower() {
        var own = play.send(ben, GROUP, "mine").id();
        var other = play.send(ann, GROUP, "hers").id();

        refused(() -> messages.delete(ben, GROUP, List.of(own, other)), 403, "MESSAGE_DELETE_FORBIDDEN");
        assertThat(messages.delete(ben, GROUP, List.of(own, 9999L))).containsExactly(own);
        assertThat(messages.delete(mod, GROUP, List.of(other, 7L, 8L))).containsExactly(other, 7L, 8L);
        assertThat(messages.delete(mod, GROUP, List.of(other))).isEmpty();
        assertThat(play.messages(ann, GROUP))
                .extracting(Message::id)
                .doesNotContain(own, other, 7L, 8L)
                .hasSize(28);
        assertThat(messages.find(ann, GROUP, List.of(6L, 7L, 9L)))
                .extracting(Message::id)
                .containsExactly(6L, 9L);
        assertThat(play.send(ben, GROUP, "next").id()).isEqualTo(other + 1);
    }

    @Test
    void eitherSideDeletesForBoth() {
        var sent = play.send(ann, new ChatId(2), "psst");

        messages.delete(ben, new ChatId(1), List.of(sent.id()));

        assertThat(play.messages(ann, new ChatId(2))).isEmpty();
    }

    @Test
    void pinnedMessagesAreListedTheNewestFirst() {
        var service = messages.pin(ann, GROUP, 3);
        messages.pin(ann, GROUP, 12);

        assertThat(service.action()).hasValue(new Action.Pinned(3));
        assertThat(messages.find(ben, GROUP, 3).orElseThrow().pinned()).isTrue();
        assertThat(play.world().chats().full(ben, GROUP).pinned()).hasValue(12);
        refused(() -> messages.pin(ann, GROUP, service.id()), "PIN_RESTRICTED");
        refused(() -> messages.pin(ben, GROUP, 3), "CHAT_ADMIN_REQUIRED");
        messages.unpin(ann, GROUP, 12);
        assertThat(play.world().chats().full(ben, GROUP).pinned()).hasValue(3);
        refused(() -> messages.unpinAll(ben, GROUP), "CHAT_ADMIN_REQUIRED");
        assertThat(messages.unpinAll(ann, GROUP)).containsExactly(3L);
        assertThat(play.world().chats().full(ben, GROUP).pinned()).isEmpty();
    }

    @Test
    void reactionsAreCountedAndTakenBack() {
        var sent = play.send(ann, GROUP, "look");
        var pam = play.account("pam");

        messages.react(ben, GROUP, sent.id(), List.of("👍"));
        var seen = messages.react(pam, GROUP, sent.id(), List.of("👍", "🌱"));

        assertThat(seen.counters().reactions())
                .containsExactly(new Reaction("👍", 2, true), new Reaction("🌱", 1, true));
        assertThat(play.newest(ben, GROUP).counters().reactions())
                .containsExactly(new Reaction("👍", 2, true), new Reaction("🌱", 1, false));
        refused(() -> messages.react(ben, GROUP, sent.id(), List.of("👍", "🌱")), "REACTIONS_TOO_MANY");
        refused(() -> messages.react(ben, GROUP, sent.id(), List.of("")), "REACTION_INVALID");
        refused(() -> messages.react(ben, GROUP, 9999, List.of("👍")), "MESSAGE_ID_INVALID");
        messages.react(pam, GROUP, sent.id(), List.of());
        assertThat(messages.react(ben, GROUP, sent.id(), List.of("🔥"))
                        .counters()
                        .reactions())
                .containsExactly(new Reaction("🔥", 1, true));
    }

    @Test
    void reactionsJoinThoseThatAPostHad() {
        var post = play.messages(ben, CHANNEL).stream()
                .filter(message -> !message.counters().reactions().isEmpty())
                .findFirst()
                .orElseThrow();
        var first = post.counters().reactions().getFirst();

        var after = messages.react(ben, CHANNEL, post.id(), List.of(first.emoji()));

        assertThat(after.counters().reactions().getFirst())
                .isEqualTo(new Reaction(first.emoji(), first.count() + 1, true));
        assertThat(messages.react(ben, CHANNEL, post.id(), List.of()).counters().reactions())
                .isEqualTo(post.counters().reactions());
    }

    @Test
    void viewsGrowOnceForEachAccount() {
        var posts = play.messages(ben, CHANNEL);
        var id = posts.getFirst().id();
        var views = posts.getFirst().counters().views().orElseThrow();

        assertThat(seen(ben, id, false)).isEqualTo(views);
        assertThat(seen(ben, id, true)).isEqualTo(views + 1);
        assertThat(seen(ben, id, true)).isEqualTo(views + 1);
        assertThat(seen(play.account("out"), id, true)).isEqualTo(views + 2);
        assertThat(messages.views(ben, GROUP, List.of(1L), true)
                        .getFirst()
                        .counters()
                        .views())
                .isEmpty();
    }

    private long seen(Account account, long id, boolean increment) {
        return messages.views(account, CHANNEL, List.of(id), increment)
                .getFirst()
                .counters()
                .views()
                .orElseThrow();
    }

    @Test
    void othersChangeMessagesToo() {
        var outside = play.world().outside();
        var writer = new UserId(100_000_001);
        var id = outside.posts(writer, GROUP, Draft.of("from far away"));

        assertThat(play.newest(ben, GROUP).from()).hasValue(writer.value());
        outside.edits(writer, GROUP, id, Draft.of("from very far away"));
        outside.reacts(writer, GROUP, id, List.of("🌱"));
        outside.reactions(GROUP, 1, List.of(new Reaction("🔥", 1000, false)));
        outside.views(CHANNEL, 1, 1_000_000);

        assertThat(Play.text(play.newest(ben, GROUP))).isEqualTo("from very far away");
        assertThat(play.newest(ben, GROUP).counters().reactions()).containsExactly(new Reaction("🌱", 1, false));
        assertThat(messages.find(ben, GROUP, 1).orElseThrow().counters().reactions())
                .containsExactly(new Reaction("🔥", 1000, false));
        assertThat(messages.find(ben, CHANNEL, 1).orElseThrow().counters().views())
                .hasValue(1_000_000);
        outside.deletes(writer, GROUP, List.of(id));
        assertThat(messages.find(ben, GROUP, id)).isEmpty();
        outside.posts(writer, new ChatId(2), Draft.of("hello"));
        assertThat(play.messages(ben, new ChatId(writer.value()))).hasSize(1);
    }
}
