package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What administrators change about a chat, and accounts about their contacts, reaches those who watch.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatSettingsIT {
    private static final ChatId GROUP = ChatId.ofSupergroup(5001);
    private static final ChatId SMALL = new ChatId(-7001);
    private static final UserId BOB = new UserId(1002);

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
    void whatMembersMayDoIsChangedForAllWhoWatch() throws InterruptedException {
        for (ChatId chat : Set.of(GROUP, SMALL)) {
            good(alice.ask(json("""
                    {'@type':'setChatPermissions','chat_id':%d,'permissions':{'@type':'chatPermissions',
                    'can_send_basic_messages':true,'can_invite_users':true}}""", chat.value())));

            var told = bob.awaitUpdate("updateChatPermissions", update -> isAbout(chat, update))
                    .path("permissions");
            assertThat(told.path("can_send_basic_messages").asBoolean()).isTrue();
            assertThat(told.path("can_send_photos").asBoolean()).isFalse();
            assertThat(told.path("can_invite_users").asBoolean()).isTrue();
            assertThat(told.path("can_pin_messages").asBoolean()).isFalse();
            var account = company.centre().account("bob");
            assertThat(company.centre()
                            .world()
                            .chats()
                            .open(account, chat)
                            .self()
                            .rights())
                    .containsExactlyInAnyOrder(Right.SEND_TEXT, Right.INVITE_USERS);
        }
    }

    @Test
    void whoMayRestrictNobodyChangesNothing() throws InterruptedException {
        var refused = bob.ask(json("""
                {'@type':'setChatPermissions','chat_id':%d,'permissions':{'@type':'chatPermissions'}}""", GROUP.value()));
        assertThat(refused.path("code").asInt()).isEqualTo(400);
        assertThat(company.centre().log().calls("messages.editChatDefaultBannedRights", BOB.value()))
                .isEmpty();
    }

    @Test
    void slowModeIsSwitchedOnForAllWhoWatch() throws InterruptedException {
        var slow = json("{'@type':'setChatSlowModeDelay','chat_id':%d,'slow_mode_delay':300}", GROUP.value());
        good(alice.ask(slow));
        bob.awaitUpdate(
                "updateSupergroup",
                update -> update.path("supergroup").path("id").asLong() == GROUP.supergroupId()
                        && update.path("supergroup")
                                .path("is_slow_mode_enabled")
                                .asBoolean());
        var info = good(bob.ask(json("{'@type':'getSupergroupFullInfo','supergroup_id':%d}", GROUP.supergroupId())));
        assertThat(info.path("slow_mode_delay").asInt()).isEqualTo(300);
        assertThat(company.centre()
                        .world()
                        .chats()
                        .open(company.centre().account("bob"), GROUP)
                        .slowMode())
                .isEqualTo(Duration.ofMinutes(5));
        slow.put("slow_mode_delay", 7);
        assertThat(alice.ask(slow).path("message").asString("")).isNotEmpty();
    }

    @Test
    void contactsComeAndGo() throws InterruptedException {
        good(alice.ask(json("{'@type':'removeContacts','user_ids':[%d]}", BOB.value())));
        assertThat(contacts()).doesNotContain(BOB);
        assertThat(user().path("is_contact").asBoolean()).isFalse();

        good(alice.ask(json("""
                {'@type':'addContact','user_id':%d,'contact':{'@type':'importedContact','first_name':'Bob'}}""", BOB.value())));
        assertThat(contacts()).contains(BOB);
        assertThat(user().path("is_contact").asBoolean()).isTrue();
    }

    private Set<UserId> contacts() {
        var users = company.centre().world().users();
        return Set.copyOf(users.contacts(company.centre().account("alice")).stream()
                .map(user -> user.id())
                .toList());
    }

    private JsonNode user() throws InterruptedException {
        return good(alice.ask(json("{'@type':'getUser','user_id':%d}", BOB.value())));
    }

    private static boolean isAbout(ChatId chat, JsonNode update) {
        return update.path("chat_id").asLong() == chat.value();
    }
}
