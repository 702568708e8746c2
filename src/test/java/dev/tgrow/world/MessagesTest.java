package dev.tgrow.world;

import static dev.tgrow.world.Play.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.HistoryQuery.Only;
import dev.tgrow.world.HistoryQuery.Wanted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {
    private static final String YAML = """
            accounts:
              - {name: ann, id: 1, first_name: Ann, username: ann_a, contacts: [ben]}
              - {name: ben, id: 2, first_name: Ben}
              - {name: cat, id: 3, first_name: Cat, peer_flood: true, contacts: [ann]}
            people: {count: 100, special: [{id: 50, first_name: Wall, username: the_wall, write: USER_IS_BLOCKED}, {id: 51, deleted: true}]}
            chats:
              - {id: 10, title: Group, username: the_group, members: {first: 0, count: 20}, roles: {ann: creator, ben: member}, posts: 250}
              - {id: 11, title: Channel, kind: channel, username: the_channel, roles: {ann: creator, ben: member}, posts: 40}
              - {id: 12, title: Slow, username: slow_group, slow_mode: 30, roles: {ann: creator, ben: member}}
              - {id: 13, title: Forum, forum: true, username: the_forum, roles: {ann: creator, ben: member}, topics: [{id: 5, title: News}, {id: 9, title: Old, closed: true}], posts: 60}
              - {id: 14, title: Vault, kind: channel, username: the_vault, protected_content: true, roles: {ann: creator, ben: member}, posts: 5}
              - {id: 20, title: Old one, kind: basic, roles: {ann: creator, ben: member}, posts: 30}
              - {id: 21, title: Old two, kind: basic, roles: {ann: creator, ben: member}, posts: 10}
            """;
    private static final ChatId GROUP = ChatId.ofSupergroup(10);
    private static final ChatId CHANNEL = ChatId.ofSupergroup(11);
    private static final ChatId SLOW = ChatId.ofSupergroup(12);
    private static final ChatId FORUM = ChatId.ofSupergroup(13);
    private static final ChatId VAULT = ChatId.ofSupergroup(14);
    private static final ChatId OLD_ONE = new ChatId(-20);
    private static final ChatId OLD_TWO = new ChatId(-21);
    private static final Attachment PHOTO = new Attachment(Attachment.PHOTO, 77, "leaf.jpg", 1234, "image/jpeg");

    @TempDir
    Path directory;

    private Play play;
    private Messages messages;
    private Account ann;
    private Account ben;
    private Account cat;

    @BeforeEach
    void open() {
        play = new Play(directory, YAML);
        messages = play.world().messages();
        ann = play.account("ann");
        ben = play.account("ben");
        cat = play.account("cat");
    }

    @AfterEach
    void close() {
        play.close();
    }

    private static Draft photo(String caption) {
        return Draft.of(FormattedText.plain(caption), Optional.of(PHOTO));
    }

    private static Draft random(String text, long number) {
        return new Draft(
                FormattedText.plain(text),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                OptionalLong.of(number));
    }

    @Test
    void aMessageKeepsItsFormattingWithoutTheBlanksAtItsEnds() {
        var text = new FormattedText(
                "\n  bold and link \n",
                List.of(
                        new Entity(0, 7, Style.BOLD, ""),
                        new Entity(12, 6, Style.TEXT_URL, "https://a.example/"),
                        new Entity(16, 2, Style.ITALIC, "")));

        var sent = messages.send(ben, GROUP, Draft.of(text, Optional.empty()));

        assertThat(sent.content().text())
                .isEqualTo(new FormattedText(
                        "bold and link",
                        List.of(
                                new Entity(0, 4, Style.BOLD, ""),
                                new Entity(9, 4, Style.TEXT_URL, "https://a.example/"))));
        assertThat(sent.outgoing()).isTrue();
        assertThat(sent.from()).hasValue(2);
        assertThat(messages.find(ann, GROUP, sent.id()).orElseThrow().outgoing())
                .isFalse();
    }

    @Test
    void mediaIsKnownAgainByItsNumber() {
        messages.send(ann, GROUP, photo("a leaf"));

        assertThat(play.newest(ben, GROUP).content().media()).hasValue(PHOTO);
        assertThat(messages.file(77)).hasValue(PHOTO);
        assertThat(messages.file(78)).isEmpty();
    }

    @Test
    void anAlbumIsSeveralMessagesWithOneNumber() {
        var album = messages.sendAlbum(ann, GROUP, List.of(photo("first"), photo(""), photo("")));

        assertThat(album).hasSize(3);
        assertThat(album.getFirst().content().album()).isPresent();
        assertThat(album)
                .extracting(part -> part.content().album())
                .containsOnly(album.getFirst().content().album());
        assertThat(album).extracting(Message::id).isSorted().doesNotHaveDuplicates();
        var next = messages.sendAlbum(ann, GROUP, List.of(photo(""), photo("")));
        assertThat(next.getFirst().content().album())
                .isNotEqualTo(album.getFirst().content().album());
        refused(() -> messages.sendAlbum(ann, GROUP, Collections.nCopies(11, photo(""))), "MULTI_MEDIA_TOO_LONG");
        refused(() -> messages.sendAlbum(ann, GROUP, List.of(photo(""), Draft.of("text"))), "MEDIA_EMPTY");
        refused(() -> messages.sendAlbum(ben, SLOW, List.of(photo(""), photo(""))), "SLOWMODE_MULTI_MSGS_DISABLED");
        assertThat(messages.sendAlbum(ann, SLOW, List.of(photo(""), photo("")))).hasSize(2);
    }

    @Test
    void aSlowChatLetsItsMembersWait() {
        play.send(ben, SLOW, "one");
        play.pass(Duration.ofSeconds(12));

        refused(() -> play.send(ben, SLOW, "two"), 420, "SLOWMODE_WAIT_18");
        assertThat(play.world().chats().full(ben, SLOW).slowModeLeft()).isEqualTo(Duration.ofSeconds(18));
        play.pass(Duration.ofSeconds(18));
        play.send(ben, SLOW, "two");
    }

    @Test
    void anAnswerIsCountedAndOneToNothingIsAMessageLikeOthers() {
        var first = play.send(ben, GROUP, "who knows?");
        var draft = new Draft(
                FormattedText.plain("I do"),
                Optional.empty(),
                OptionalLong.of(first.id()),
                OptionalLong.empty(),
                true,
                OptionalLong.empty());
        var answer = messages.send(ann, GROUP, draft);

        assertThat(answer.content().replyTo()).hasValue(first.id());
        assertThat(answer.content().silent()).isTrue();
        assertThat(messages.find(ben, GROUP, first.id())
                        .orElseThrow()
                        .counters()
                        .replies())
                .hasValue(1);
        messages.delete(ann, GROUP, List.of(first.id()));
        assertThat(messages.send(ann, GROUP, draft).content().replyTo()).isEmpty();
    }

    @Test
    void aRepeatedRequestIsRefusedWithAllThatCameOfIt() {
        var sent = messages.send(ben, GROUP, random("once", 4711));

        refused(() -> messages.send(ben, GROUP, random("once", 4711)), 500, "RANDOM_ID_DUPLICATE");
        assertThat(messages.sent(ben, 4711)).hasValue(sent);
        assertThat(messages.sent(ann, 4711)).isEmpty();
        messages.send(ann, GROUP, random("another's", 4711));
    }

    @Test
    void privateMessagesAreInTheChatWithTheOther() {
        play.send(ben, GROUP, "elsewhere");
        var sent = play.send(ann, new ChatId(2), "Hello, Ben");
        var answer = play.send(ben, new ChatId(1), "Hello, Ann");

        assertThat(play.messages(ann, new ChatId(2)))
                .extracting(Play::text)
                .containsExactly("Hello, Ann", "Hello, Ben");
        assertThat(play.messages(ann, new ChatId(2)))
                .allMatch(message -> message.chat().value() == 2);
        assertThat(play.messages(ben, new ChatId(1)))
                .allMatch(message -> message.chat().value() == 1);
        assertThat(play.messages(ben, new ChatId(1)))
                .extracting(Message::outgoing)
                .containsExactly(true, false);
        assertThat(answer.id()).isGreaterThan(sent.id());
        assertThat(play.messages(cat, new ChatId(1))).isEmpty();
        play.pass(Duration.ofSeconds(1));
        var self = play.send(ann, new ChatId(1), "note to myself");
        assertThat(self.chat()).isEqualTo(new ChatId(1));
        assertThat(play.world().chats().dialogs(ann).getFirst().chat()).isEqualTo(new ChatId(1));
    }

    @Test
    void privateChatsAndBasicGroupsShareOneRowOfNumbers() {
        var generated = new ArrayList<Long>();
        play.messages(ann, OLD_ONE).forEach(message -> generated.add(message.id()));
        play.messages(ann, OLD_TWO).forEach(message -> generated.add(message.id()));
        var all = new ArrayList<>(generated);
        all.add(play.send(ann, OLD_ONE, "a").id());
        all.add(play.send(ann, new ChatId(2), "b").id());
        all.add(play.send(ben, OLD_TWO, "c").id());
        all.add(play.send(ben, new ChatId(3), "d").id());

        assertThat(generated).hasSize(40);
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.subList(40, 44)).isSorted();
        assertThat(messages.chatOf(ann, all.get(40))).hasValue(OLD_ONE);
        assertThat(messages.chatOf(ben, all.get(40))).hasValue(OLD_ONE);
        assertThat(messages.chatOf(ann, all.get(41))).hasValue(new ChatId(2));
        assertThat(messages.chatOf(ben, all.get(41))).hasValue(new ChatId(1));
        assertThat(messages.chatOf(ann, all.get(43))).isEmpty();
        assertThat(messages.chatOf(ben, all.getFirst())).hasValue(OLD_ONE);
        assertThat(play.send(ann, GROUP, "e").id()).isEqualTo(264);
    }

    @Test
    void peopleDecideWhoWritesToThemAndSpammersWriteToNobodyElse() {
        refused(() -> play.send(ann, new ChatId(50), "x"), 403, "USER_IS_BLOCKED");
        refused(() -> play.send(ann, new ChatId(51), "x"), "INPUT_USER_DEACTIVATED");
        refused(() -> play.send(ann, new ChatId(999), "x"), "PEER_ID_INVALID");
        refused(() -> play.send(cat, new ChatId(2), "x"), "PEER_FLOOD");
        play.send(cat, new ChatId(1), "to a contact");
    }

    @Test
    void forwardedMessagesSayWhereTheyWereFirst() {
        var post = play.messages(ann, CHANNEL).get(3);
        var forwards = post.counters().forwards().orElseThrow();
        var said = play.send(ben, GROUP, "said");
        var how = new Messages.Forwarding(OptionalLong.empty(), false, false, List.of(1L, 2L));

        var first = messages.forward(ben, CHANNEL, List.of(post.id(), post.id()), GROUP, how);
        var again = messages.forward(
                ann,
                GROUP,
                List.of(first.getFirst().id(), said.id()),
                new ChatId(2),
                new Messages.Forwarding(OptionalLong.empty(), false, false, List.of()));

        if (post.content().origin().isEmpty()) {
            assertThat(first.getFirst().content().origin().orElseThrow())
                    .isEqualTo(new Origin(Optional.of(CHANNEL.value()), OptionalLong.of(post.id()), "", post.date()));
            assertThat(messages.find(ann, CHANNEL, post.id())
                            .orElseThrow()
                            .counters()
                            .forwards())
                    .hasValue(forwards + 3);
        }
        assertThat(again.getFirst().content().origin())
                .isEqualTo(first.getFirst().content().origin());
        assertThat(again.getLast().content().origin().orElseThrow().from()).hasValue(2L);
        refused(
                () -> messages.forward(ben, CHANNEL, List.of(post.id(), post.id()), GROUP, how),
                500,
                "RANDOM_ID_DUPLICATE");
    }

    @Test
    void notEverythingCanBeForwarded() {
        var how = new Messages.Forwarding(OptionalLong.empty(), false, true, List.of());
        var pinned =
                messages.pin(ann, GROUP, play.messages(ann, GROUP).getFirst().id());
        var secret = play.messages(ann, VAULT).getFirst();

        refused(() -> messages.forward(ann, GROUP, List.of(pinned.id()), CHANNEL, how), "MESSAGE_ID_INVALID");
        refused(() -> messages.forward(ann, GROUP, List.of(9999L), CHANNEL, how), "MESSAGE_ID_INVALID");
        refused(() -> messages.forward(ann, VAULT, List.of(secret.id()), GROUP, how), "CHAT_FORWARDS_RESTRICTED");
        refused(() -> messages.forward(ben, GROUP, List.of(1L), CHANNEL, how), 403, "CHAT_SEND_PLAIN_FORBIDDEN");
        var copied = messages.forward(ann, GROUP, List.of(1L), CHANNEL, how).getFirst();
        assertThat(copied.content().origin()).isEmpty();
        assertThat(copied.counters().views()).hasValue(1);
    }

    @Test
    void anyPageIsWhatAPlainListWouldGive() {
        var random = new Random(3);
        for (int i = 0; i < 12; i++) play.send(ann, GROUP, "message " + i);
        messages.delete(ann, GROUP, List.of(1L, 43L, 44L, 101L, 255L, 268L));
        var all = play.messages(ann, GROUP);
        assertThat(all).hasSize(256);

        for (int round = 0; round < 500; round++) {
            var offsetId = random.nextInt(3) == 0 ? 0 : random.nextLong(300);
            var addOffset = random.nextInt(-30, 30);
            var limit = random.nextInt(130);
            var maxId = random.nextInt(4) == 0 ? random.nextLong(1, 300) : 0;
            var minId = random.nextInt(4) == 0 ? random.nextLong(300) : 0;
            var query = new HistoryQuery(Wanted.ALL, offsetId, Optional.empty(), addOffset, limit, maxId, minId);

            var start = offsetId == 0
                    ? 0
                    : (int) all.stream()
                            .filter(message -> message.id() >= offsetId)
                            .count();
            var from = Math.clamp(start + (long) addOffset, 0, all.size());
            var to = Math.clamp(start + (long) addOffset + Math.min(limit, 100), from, all.size());
            var expected = all.subList(from, to).stream()
                    .filter(message -> maxId == 0 || message.id() < maxId)
                    .filter(message -> message.id() > minId)
                    .toList();
            var page = messages.page(ann, GROUP, query);
            assertThat(page.messages()).as(query.toString()).isEqualTo(expected);
            assertThat(page.total()).isEqualTo(256);
        }
    }

    @Test
    void pagesCanBeginAtADate() {
        var all = play.messages(ann, GROUP);
        for (int place = 0; place < all.size(); place += 17) {
            var date = all.get(place).date();
            var query = new HistoryQuery(Wanted.ALL, 0, Optional.of(date), 0, 5, 0, 0);
            assertThat(messages.page(ann, GROUP, query).messages())
                    .isEqualTo(all.subList(place + 1, Math.min(place + 6, all.size())));
        }
    }

    private List<Message> found(ChatId chat, Wanted wanted) {
        var all = new ArrayList<Message>();
        while (true) {
            var before = all.isEmpty() ? 0 : all.getLast().id();
            var query = new HistoryQuery(wanted, before, Optional.empty(), 0, 20, 0, 0);
            var page = messages.page(ann, chat, query);
            all.addAll(page.messages());
            if (page.messages().isEmpty()) {
                assertThat(page.total()).isEqualTo(all.size());
                return all;
            }
        }
    }

    @Test
    void messagesAreFoundByTextSenderAndKind() {
        play.send(ben, GROUP, "A Needle in the hay");
        play.send(ann, GROUP, "another needle https://a.example/");
        messages.send(ben, GROUP, photo("needle"));
        var all = play.messages(ann, GROUP);

        assertThat(found(GROUP, new Wanted(OptionalLong.empty(), "NEEDLE", OptionalLong.empty(), Only.ANY)))
                .hasSize(3);
        assertThat(found(GROUP, new Wanted(OptionalLong.empty(), "needle", OptionalLong.of(2), Only.ANY)))
                .hasSize(2);
        assertThat(found(GROUP, new Wanted(OptionalLong.empty(), "needle", OptionalLong.empty(), Only.LINKS)))
                .hasSize(1);
        var photos = found(GROUP, new Wanted(OptionalLong.empty(), "", OptionalLong.empty(), Only.PHOTOS));
        assertThat(photos)
                .isEqualTo(all.stream()
                        .filter(message -> message.content()
                                .media()
                                .filter(media -> media.kind().equals("photo"))
                                .isPresent())
                        .toList())
                .hasSizeGreaterThan(20);
        messages.pin(ann, GROUP, 7);
        messages.pin(ann, GROUP, all.getFirst().id());
        assertThat(found(GROUP, new Wanted(OptionalLong.empty(), "", OptionalLong.empty(), Only.PINNED)))
                .extracting(Message::id)
                .containsExactly(all.getFirst().id(), 7L);
    }

    @Test
    void aForumIsDividedIntoTopics() {
        assertThat(play.world().chats().topics(ben, FORUM))
                .extracting(Topic::id)
                .containsExactly(1L, 5L, 9L);
        refused(() -> play.world().chats().topics(ben, GROUP), "CHANNEL_FORUM_MISSING");
        refused(() -> play.world().chats().createTopic(ben, FORUM, "Mine"), "CHAT_ADMIN_REQUIRED");
        var made = play.world().chats().createTopic(ann, FORUM, "Fresh");
        var into = new Draft(
                FormattedText.plain("hi"),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.of(made.id()),
                false,
                OptionalLong.empty());

        var sent = messages.send(ben, FORUM, into);

        assertThat(made.action()).hasValue(new Action.TopicCreated("Fresh"));
        assertThat(found(FORUM, Wanted.inTopic(made.id())))
                .extracting(Message::id)
                .containsExactly(sent.id(), made.id());
        assertThat(play.send(ben, FORUM, "general").content().topic()).isEmpty();
        var divided = List.of(1L, 5L, 9L, made.id()).stream()
                .mapToInt(topic -> found(FORUM, Wanted.inTopic(topic)).size())
                .toArray();
        assertThat(divided).doesNotContain(0);
        assertThat(Arrays.stream(divided).sum())
                .isEqualTo(play.messages(ann, FORUM).size());
        refused(() -> messages.send(ben, FORUM, topic(77)), "TOPIC_DELETED");
        refused(() -> messages.send(ben, FORUM, topic(9)), "TOPIC_CLOSED");
        messages.send(ann, FORUM, topic(9));
    }

    private static Draft topic(long id) {
        return new Draft(
                FormattedText.plain("x"),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.of(id),
                false,
                OptionalLong.empty());
    }

    @Test
    void dialogsHaveTheNewestMessageFirst() {
        play.pass(Duration.ofMinutes(1));
        play.send(ann, CHANNEL, "one");
        play.pass(Duration.ofMinutes(1));
        play.send(ann, new ChatId(2), "two");
        play.pass(Duration.ofMinutes(1));
        play.send(ben, OLD_ONE, "three");

        assertThat(play.world().chats().dialogs(ann))
                .extracting(Dialog::chat)
                .startsWith(OLD_ONE, new ChatId(2), CHANNEL)
                .hasSize(8);
        assertThat(play.world().chats().dialogs(cat)).isEmpty();
        assertThat(play.world().chats().common(ann, new UserId(2))).hasSize(7);
    }
}
