package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.id;
import static dev.tgrow.engine.Company.json;
import static dev.tgrow.engine.Company.serverId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.RequestLog;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What TDLib reads of the posts that a world has had all along.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryIT {
    private static final ChatId NEWS = ChatId.ofSupergroup(6001);
    private static final ChatId KINDS = ChatId.ofSupergroup(6003);
    private static final ChatId GROUP = ChatId.ofSupergroup(5001);

    private Company company;
    private RawTdlib alice;

    @BeforeAll
    void meet(Engine engine, @TempDir Path directory) throws IOException, InterruptedException {
        company = Company.open(engine, directory);
        alice = company.of("alice");
        good(alice.ask(json("{'@type':'getEmojiReaction','emoji':'🔥'}")));
        for (ChatId chat : List.of(NEWS, KINDS, GROUP)) showReactions(chat);
        read(KINDS);
        read(GROUP);
    }

    /// Of messages that it met before it knew which reactions a chat allows, TDLib shows none. It may have met the
    /// newest ones by itself meanwhile; asked for what is above a place that it doesn't know, it meets them again.
    private void showReactions(ChatId chat) throws InterruptedException {
        good(alice.ask(json("{'@type':'getSupergroupFullInfo','supergroup_id':%d}", chat.supergroupId())));
        var known = good(alice.ask(
                        json("{'@type':'getChatHistory','chat_id':%d,'limit':90,'only_local':true}", chat.value())))
                .path("messages");
        if (known.isEmpty()) return;
        var below = id(serverId(known.path(known.size() - 1)) - 1) + 2;
        good(alice.ask(json(
                "{'@type':'getChatHistory','chat_id':%d,'from_message_id':%d,'offset':%d,'limit':%d}",
                chat.value(), below, -known.size(), known.size() + 1)));
    }

    @AfterAll
    void part() throws InterruptedException {
        company.close();
    }

    /// The posts as the world has them, newest first.
    private List<Message> posts(ChatId chat) {
        var account = company.centre().account("alice");
        var all = new ArrayList<Message>();
        while (true) {
            var end = all.isEmpty() ? 0 : all.getLast().id();
            var page = company.centre().world().messages().page(account, chat, HistoryQuery.before(end, 100));
            if (page.messages().isEmpty()) return all;
            all.addAll(page.messages());
        }
    }

    /// The posts as TDLib gives them, page by page until one is empty.
    private List<JsonNode> read(ChatId chat) throws InterruptedException {
        var all = new ArrayList<JsonNode>();
        while (true) {
            var from = all.isEmpty() ? 0 : all.getLast().path("id").asLong();
            var page = good(alice.ask(json(
                            "{'@type':'getChatHistory','chat_id':%d,'from_message_id':%d,'offset':0,'limit':100}",
                            chat.value(), from)))
                    .path("messages");
            if (page.isEmpty()) return all;
            page.forEach(all::add);
        }
    }

    @Test
    void threeHundredPostsAreReadInAFewCalls() throws InterruptedException {
        var before = company.centre().log().last();

        var read = read(NEWS);

        assertThat(read.stream().map(Company::serverId))
                .isEqualTo(posts(NEWS).stream().map(Message::id).toList());
        assertThat(read).hasSize(300);
        var calls = company.centre().log().after(before).stream()
                .filter(entry -> entry.method().equals("messages.getHistory"))
                .map(RequestLog.Entry::arguments)
                .toList();
        assertThat(calls).hasSizeBetween(3, 20);
        assertThat(calls).allMatch(call -> call.integer("limit") <= 100 && call.integer("max_id") == 0);
        // TDLib asks for the message that it knows once more, to see that nothing is missing in between.
        assertThat(calls).anyMatch(call -> call.integer("add_offset") < 0);
    }

    @Test
    void everyPostSaysWhatTheWorldSays() throws InterruptedException {
        for (ChatId chat : List.of(NEWS, GROUP)) {
            read(chat);
            var read = read(chat);
            var posts = posts(chat);
            for (int i = 0; i < posts.size(); i++) {
                var post = posts.get(i);
                var message = read.get(i);
                assertThat(message.path("date").asLong()).isEqualTo(post.date().getEpochSecond());
                assertThat(message.path("edit_date").asLong())
                        .isEqualTo(post.edited().map(at -> at.getEpochSecond()).orElse(0L));
                assertThat(message.path("media_album_id").asLong())
                        .isEqualTo(post.content().album().orElse(0));
                counts(message.path("interaction_info"), post);
            }
        }
    }

    private static void counts(JsonNode info, Message post) {
        var counters = post.counters();
        assertThat(info.path("view_count").asLong(0)).isEqualTo(counters.views().orElse(0));
        assertThat(info.path("forward_count").asLong(0))
                .isEqualTo(counters.forwards().orElse(0));
        // TDLib shows no answers where there is a button, which might be the one for them.
        var replies = counters.views().isPresent() && !post.content().buttons().isEmpty()
                ? 0
                : counters.replies().orElse(0);
        assertThat(info.path("reply_info").path("reply_count").asLong(0)).isEqualTo(replies);
        assertThat(info.path("reactions").path("reactions").size())
                .isEqualTo(counters.reactions().size());
    }

    @Test
    void everyKindOfContentIsKnown() throws InterruptedException {
        var read = read(KINDS).reversed();

        assertThat(read.stream()
                        .map(message -> message.path("content").path("@type").asString()))
                .containsExactly(
                        "messagePhoto",
                        "messageVideo",
                        "messageAnimation",
                        "messageDocument",
                        "messageAudio",
                        "messageVoiceNote",
                        "messageVideoNote",
                        "messageSticker",
                        "messagePoll",
                        "messageLocation",
                        "messageVenue",
                        "messageContact",
                        "messageDice",
                        "messageChecklist",
                        "messageInvoice",
                        "messageGiveaway",
                        "messagePaidMedia",
                        "messageExpiredPhoto",
                        "messageUnsupported",
                        "messageText",
                        "messageText");
        assertThat(read.getFirst().path("content").path("caption").path("text").asString())
                .isEqualTo("a photo");
    }

    @Test
    void aPostHasItsLinksSignatureOriginAndCounts() throws InterruptedException {
        var read = read(KINDS);
        var linked = read.get(1);
        var forwarded = read.get(0);

        var entity = linked.path("content").path("text").path("entities").path(0);
        assertThat(entity.path("type").path("@type").asString()).isEqualTo("textEntityTypeUrl");
        assertThat(entity.path("offset").asInt()).isEqualTo(4);
        assertThat(entity.path("length").asInt()).isEqualTo("https://garden.example/a".length());
        assertThat(linked.path("reply_markup")
                        .path("rows")
                        .path(0)
                        .path(0)
                        .path("type")
                        .path("url")
                        .asString())
                .startsWith("https://garden.example/b");
        assertThat(linked.path("author_signature").asString()).isEqualTo("Mira");
        assertThat(linked.path("interaction_info").path("view_count").asInt()).isEqualTo(17);
        assertThat(linked.path("interaction_info").path("forward_count").asInt())
                .isEqualTo(3);
        var origin = forwarded.path("forward_info").path("origin");
        assertThat(origin.path("@type").asString()).isEqualTo("messageOriginHiddenUser");
        assertThat(origin.path("sender_name").asString()).isEqualTo("Somebody");
        var reactions = forwarded.path("interaction_info").path("reactions").path("reactions");
        assertThat(reactions.path(0).path("total_count").asInt()
                        + reactions.path(1).path("total_count").asInt())
                .isEqualTo(6);
        assertThat(forwarded
                        .path("interaction_info")
                        .path("reply_info")
                        .path("reply_count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void oneMessageAndThatOfADateAreFound() throws InterruptedException {
        var posts = posts(NEWS);
        var wanted = posts.get(150);

        var found = good(
                alice.ask(json("{'@type':'getMessage','chat_id':%d,'message_id':%d}", NEWS.value(), id(wanted.id()))));
        var dated = good(alice.ask(json(
                "{'@type':'getChatMessageByDate','chat_id':%d,'date':%d}",
                NEWS.value(), wanted.date().getEpochSecond())));

        assertThat(found.path("date").asLong()).isEqualTo(wanted.date().getEpochSecond());
        assertThat(serverId(dated)).isEqualTo(wanted.id());
        var missing = alice.ask(json("{'@type':'getMessage','chat_id':%d,'message_id':%d}", NEWS.value(), id(900_000)));
        assertThat(missing.path("message").asString()).isEqualTo("Not Found");
    }

    @Test
    void aSearchFindsTextsPhotosAndWriters() throws InterruptedException {
        var posts = posts(GROUP);
        var writer = posts.getFirst().from().orElseThrow();
        var word = posts.stream()
                .map(post -> post.content().text().text())
                .flatMap(text -> Pattern.compile("[a-z]{5,}").matcher(text).results())
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();

        var texts = search("'query':'%s'".formatted(word));
        var photos = search("'query':'','filter':{'@type':'searchMessagesFilterPhoto'}");
        var written = search("'query':'','sender_id':{'@type':'messageSenderUser','user_id':%d}".formatted(writer));

        assertThat(texts.path("total_count").asLong())
                .isEqualTo(posts.stream()
                        .filter(post -> post.content()
                                .text()
                                .text()
                                .toLowerCase(Locale.ROOT)
                                .contains(word))
                        .count());
        assertThat(photos.path("total_count").asLong())
                .isEqualTo(posts.stream().filter(HistoryIT::isPhoto).count());
        assertThat(written.path("total_count").asLong())
                .isEqualTo(posts.stream()
                        .filter(post -> post.from().equals(OptionalLong.of(writer)))
                        .count());
    }

    private static boolean isPhoto(Message post) {
        return post.content()
                .media()
                .filter(media -> media.kind().equals("photo"))
                .isPresent();
    }

    private JsonNode search(String wanted) throws InterruptedException {
        return good(alice.ask(json(
                "{'@type':'searchChatMessages','chat_id':%d,'from_message_id':0,'offset':0,'limit':50,%s}",
                GROUP.value(), wanted)));
    }
}
