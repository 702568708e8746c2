package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.json;
import static dev.tgrow.engine.Company.seen;
import static dev.tgrow.engine.Company.send;
import static dev.tgrow.engine.Company.serverId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What one account does to messages, and what another one's TDLib is told of it.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchedIT {
    private static final ChatId GROUP = ChatId.ofSupergroup(5001);
    private static final ChatId CHANNEL = ChatId.ofSupergroup(6002);
    private static final ChatId SMALL = new ChatId(-7001);

    private Company company;
    private RawTdlib alice;
    private RawTdlib bob;

    @BeforeAll
    void meet(Engine engine, @TempDir Path directory) throws IOException, InterruptedException {
        company = Company.open(engine, directory);
        alice = company.of("alice");
        bob = company.of("bob");
    }

    @AfterAll
    void part() throws InterruptedException {
        company.close();
    }

    @Test
    void newMessagesOfAllKindsOfChatsAreSeen() throws InterruptedException {
        for (ChatId chat : List.of(GROUP, CHANNEL, SMALL)) {
            var sent = send(alice, chat.value(), "good morning");

            var seen = seen(bob, sent);

            assertThat(seen.path("content").path("text").path("text").asString())
                    .isEqualTo("good morning");
            assertThat(seen.path("is_outgoing").asBoolean()).isFalse();
            assertThat(sent.path("is_outgoing").asBoolean()).isTrue();
            assertThat(company.centre().world().messages().find(company.centre().account("bob"), chat, serverId(sent)))
                    .isPresent();
        }
    }

    @Test
    void newMessagesToAPersonAreSeen() throws InterruptedException {
        good(alice.ask(json("{'@type':'createPrivateChat','user_id':1002,'force':false}")));
        var sent = send(alice, 1002, "psst");

        var seen = bob.awaitUpdate(
                        "updateNewMessage",
                        update -> update.path("message").path("chat_id").asLong() == 1001)
                .path("message");

        assertThat(seen.path("content").path("text").path("text").asString()).isEqualTo("psst");
        assertThat(seen.path("id").asLong()).isEqualTo(sent.path("id").asLong());
        good(alice.ask(json("{'@type':'deleteMessages','chat_id':1002,'message_ids':[%d],'revoke':true}"
                .formatted(sent.path("id").asLong()))));
        deletionSeen(1001, sent);
    }

    @Test
    void anEditIsSeen() throws InterruptedException {
        for (ChatId chat : List.of(GROUP, CHANNEL, SMALL)) {
            var sent = send(alice, chat.value(), "sow carrots");
            seen(bob, sent);

            var edited = good(
                    alice.ask(json("{'@type':'editMessageText','chat_id':%d,'message_id':%d,'input_message_content':%s}"
                            .formatted(chat.value(), sent.path("id").asLong(), Company.text("sow beans")))));

            assertThat(edited.path("edit_date").asInt()).isPositive();
            var content = about(bob, "updateMessageContent", chat.value(), sent);
            assertThat(content.path("new_content").path("text").path("text").asString())
                    .isEqualTo("sow beans");
            assertThat(about(bob, "updateMessageEdited", chat.value(), sent)
                            .path("edit_date")
                            .asInt())
                    .isPositive();
        }
    }

    @Test
    void aDeletionIsSeen() throws InterruptedException {
        for (ChatId chat : List.of(GROUP, CHANNEL, SMALL)) {
            var sent = send(alice, chat.value(), "forget this");
            seen(bob, sent);

            good(alice.ask(json("{'@type':'deleteMessages','chat_id':%d,'message_ids':[%d],'revoke':true}"
                    .formatted(chat.value(), sent.path("id").asLong()))));

            deletionSeen(chat.value(), sent);
            assertThat(company.centre().world().messages().find(company.centre().account("bob"), chat, serverId(sent)))
                    .isEmpty();
        }
    }

    private void deletionSeen(long chat, JsonNode message) throws InterruptedException {
        bob.awaitUpdate(
                "updateDeleteMessages",
                update -> update.path("chat_id").asLong() == chat
                        && update.path("is_permanent").asBoolean()
                        && update.path("message_ids").path(0).equals(message.path("id")));
    }

    @Test
    void whatOthersWroteIsDeletedOnlyByThoseWhoMay() throws InterruptedException {
        var sent = send(alice, GROUP.value(), "stays");
        seen(bob, sent);
        var others = company.centre().world().messages();

        var refused = bob.ask(json("{'@type':'deleteMessages','chat_id':%d,'message_ids':[%d],'revoke':true}"
                .formatted(GROUP.value(), sent.path("id").asLong())));

        assertThat(others.find(company.centre().account("alice"), GROUP, serverId(sent)))
                .isPresent();
        assertThat(refused.path("@type").asString()).isIn("error", "ok");
        var ofBob = send(bob, GROUP.value(), "goes");
        seen(alice, ofBob);
        good(alice.ask(json("{'@type':'deleteMessages','chat_id':%d,'message_ids':[%d],'revoke':true}"
                .formatted(GROUP.value(), ofBob.path("id").asLong()))));
        assertThat(others.find(company.centre().account("alice"), GROUP, serverId(ofBob)))
                .isEmpty();
    }

    @Test
    void pinsAreSeen() throws InterruptedException {
        for (ChatId chat : List.of(GROUP, CHANNEL, SMALL)) {
            var sent = send(alice, chat.value(), "hold on to this");
            seen(bob, sent);

            good(alice.ask(json("{'@type':'pinChatMessage','chat_id':%d,'message_id':%d}"
                    .formatted(chat.value(), sent.path("id").asLong()))));

            assertThat(about(bob, "updateMessageIsPinned", chat.value(), sent)
                            .path("is_pinned")
                            .asBoolean())
                    .isTrue();
            var told = bob.awaitUpdate(
                    "updateNewMessage",
                    update -> update.path("message")
                            .path("content")
                            .path("message_id")
                            .equals(sent.path("id")));
            assertThat(told.path("message").path("content").path("@type").asString())
                    .isEqualTo("messagePinMessage");
            bob.forget();
            good(alice.ask(json("{'@type':'unpinAllChatMessages','chat_id':%d}".formatted(chat.value()))));
            assertThat(about(bob, "updateMessageIsPinned", chat.value(), sent)
                            .path("is_pinned")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void reactionsAreSeenAndListed() throws InterruptedException {
        var sent = send(alice, GROUP.value(), "who likes it?");
        seen(bob, sent);
        // Before they know which reactions a chat allows, clients show none.
        for (RawTdlib td : List.of(alice, bob)) {
            good(td.ask(json("{'@type':'getSupergroupFullInfo','supergroup_id':%d}", GROUP.supergroupId())));
        }

        good(bob.ask(json(
                "{'@type':'addMessageReaction','chat_id':%d,'message_id':%d,'reaction_type':{'@type':'reactionTypeEmoji','emoji':'🔥'},'is_big':false,'update_recent_reactions':false}"
                        .formatted(GROUP.value(), sent.path("id").asLong()))));

        var info = alice.awaitUpdate(
                "updateMessageInteractionInfo",
                update -> update.path("message_id").equals(sent.path("id"))
                        && !update.path("interaction_info")
                                .path("reactions")
                                .path("reactions")
                                .isEmpty());
        var reaction = info.path("interaction_info")
                .path("reactions")
                .path("reactions")
                .path(0);
        assertThat(reaction.path("type").path("emoji").asString()).isEqualTo("🔥");
        assertThat(reaction.path("total_count").asInt()).isEqualTo(1);
        assertThat(reaction.path("is_chosen").asBoolean()).isFalse();
        var added = good(alice.ask(
                json("{'@type':'getMessageAddedReactions','chat_id':%d,'message_id':%d,'offset':'','limit':10}"
                        .formatted(GROUP.value(), sent.path("id").asLong()))));
        assertThat(added.path("total_count").asInt()).isEqualTo(1);
        assertThat(added.path("reactions")
                        .path(0)
                        .path("sender_id")
                        .path("user_id")
                        .asLong())
                .isEqualTo(1002);
    }

    @Test
    void viewsGrowAsPostsAreSeen() throws InterruptedException {
        var sent = send(alice, CHANNEL.value(), "read me");
        seen(bob, sent);
        assertThat(sent.path("interaction_info").path("view_count").asInt()).isEqualTo(1);

        good(bob.ask(json("{'@type':'openChat','chat_id':%d}".formatted(CHANNEL.value()))));
        good(bob.ask(json(
                "{'@type':'viewMessages','chat_id':%d,'message_ids':[%d],'source':{'@type':'messageSourceChatHistory'},'force_read':true}"
                        .formatted(CHANNEL.value(), sent.path("id").asLong()))));

        var info = alice.awaitUpdate(
                "updateMessageInteractionInfo",
                update -> update.path("message_id").equals(sent.path("id"))
                        && update.path("interaction_info").path("view_count").asInt() == 2);
        assertThat(info.path("chat_id").asLong()).isEqualTo(CHANNEL.value());
        assertThat(company.centre()
                        .world()
                        .messages()
                        .find(company.centre().account("bob"), CHANNEL, serverId(sent))
                        .orElseThrow()
                        .counters()
                        .views())
                .hasValue(2);
    }

    @Test
    void aForwardedPostNamesItsOrigin() throws InterruptedException {
        var post = send(alice, CHANNEL.value(), "news for all");
        good(alice.ask(json("{'@type':'getMessage','chat_id':%d,'message_id':%d}"
                .formatted(CHANNEL.value(), post.path("id").asLong()))));

        var forwarded = good(alice.ask(
                        json("{'@type':'forwardMessages','chat_id':%d,'from_chat_id':%d,'message_ids':[%d]}"
                                .formatted(
                                        GROUP.value(),
                                        CHANNEL.value(),
                                        post.path("id").asLong()))))
                .path("messages")
                .path(0);

        var seen = seen(bob, Company.sent(alice, forwarded));
        var origin = seen.path("forward_info").path("origin");
        assertThat(origin.path("@type").asString()).isEqualTo("messageOriginChannel");
        assertThat(origin.path("chat_id").asLong()).isEqualTo(CHANNEL.value());
        assertThat(origin.path("message_id").asLong()).isEqualTo(post.path("id").asLong());
    }

    private static JsonNode about(RawTdlib td, String type, long chat, JsonNode message) throws InterruptedException {
        return td.awaitUpdate(
                type,
                update -> update.path("chat_id").asLong() == chat
                        && update.path("message_id").equals(message.path("id")));
    }
}
