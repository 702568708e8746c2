package dev.tgrow.world;

import static dev.tgrow.world.Play.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What administrators change about a chat, and accounts about their contacts.
class ChatSettingsTest {
    private static final String YAML = """
            accounts:
              - {name: alice, id: 1, first_name: Alice}
              - {name: bob, id: 2, first_name: Bob}
              - {name: carl, id: 3, first_name: Carl}
            people:
              special:
                - {id: 11, first_name: Ann, invite: privacy, phone: "+999770011"}
                - {id: 12, deleted: true}
            chats:
              - {id: 10, title: Small, kind: basic, members: [bob], roles: {alice: creator}}
              - {id: 20, title: Group, members: [11], permissions: [send_text, invite_users], roles: {alice: creator, bob: member, carl: {role: admin, rights: [pin_messages]}}}
              - {id: 30, title: News, kind: channel, members: [bob], roles: {alice: creator}}
            """;
    private static final ChatId SMALL = new ChatId(-10);
    private static final ChatId GROUP = ChatId.ofSupergroup(20);
    private static final ChatId NEWS = ChatId.ofSupergroup(30);
    private static final UserId ANN = new UserId(11);

    @TempDir
    Path directory;

    private Play play;
    private World world;
    private Account alice;
    private Account bob;

    @BeforeEach
    void open() {
        play = new Play(directory, YAML);
        world = play.world();
        alice = play.account("alice");
        bob = play.account("bob");
    }

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void whatMembersMayDoHoldsFromThenOn() {
        world.chats().setPermissions(alice, GROUP, Set.of(Right.SEND_PHOTOS));
        refused(() -> play.send(bob, GROUP, "hello"), 403, "CHAT_SEND_PLAIN_FORBIDDEN");
        refused(() -> world.members().invite(bob, GROUP, List.of(ANN)), "CHAT_ADMIN_REQUIRED");
        assertThat(world.chats().open(bob, GROUP).permissions()).containsExactly(Right.SEND_PHOTOS);
        play.send(alice, GROUP, "administrators go on");

        var version = world.chats().open(bob, SMALL).version();
        world.chats().setPermissions(alice, SMALL, Set.of());
        assertThat(world.chats().open(bob, SMALL).version()).isGreaterThan(version);
    }

    @Test
    void onlyWhoMayRestrictChangesSettings() {
        for (Account other : List.of(bob, play.account("carl"))) {
            refused(() -> world.chats().setPermissions(other, GROUP, Set.of()), "CHAT_ADMIN_REQUIRED");
            refused(() -> world.chats().setSlowMode(other, GROUP, Duration.ofSeconds(30)), "CHAT_ADMIN_REQUIRED");
        }
        refused(() -> world.chats().setPermissions(alice, NEWS, Set.of()), "CHANNEL_INVALID");
        refused(() -> world.chats().setSlowMode(alice, SMALL, Duration.ofSeconds(30)), "CHANNEL_INVALID");
        refused(() -> world.chats().setSlowMode(alice, GROUP, Duration.ofSeconds(31)), "SECONDS_INVALID");
        refused(() -> world.chats().setSlowMode(alice, GROUP, Duration.ZERO), "CHAT_NOT_MODIFIED");
        refused(
                () -> world.chats().setPermissions(alice, GROUP, Set.of(Right.INVITE_USERS, Right.SEND_TEXT)),
                "CHAT_NOT_MODIFIED");
    }

    @Test
    void slowModeHoldsFromThenOn() {
        play.send(bob, GROUP, "one");
        play.send(bob, GROUP, "two");
        world.chats().setSlowMode(alice, GROUP, Duration.ofSeconds(30));
        refused(() -> play.send(bob, GROUP, "three"), 420, "SLOWMODE_WAIT_30");
        world.chats().setSlowMode(alice, GROUP, Duration.ZERO);
        play.send(bob, GROUP, "three");
    }

    @Test
    void aContactShowsItsNumberAndLetsItselfBeAdded() {
        assertThat(world.users().byId(alice, ANN).orElseThrow().phone()).isEmpty();
        assertThat(world.members().invite(alice, SMALL, List.of(ANN)).missing()).hasSize(1);

        world.users().addContact(alice, ANN);
        world.users().addContact(alice, ANN);

        assertThat(world.users().contacts(alice)).extracting(user -> user.id()).containsExactly(ANN);
        assertThat(world.users().byId(alice, ANN).orElseThrow().phone()).isPresent();
        assertThat(world.members()
                        .list(alice, GROUP, MemberFilter.of(MemberList.CONTACTS), 0, 10)
                        .page())
                .hasSize(1);
        assertThat(world.members().invite(alice, SMALL, List.of(ANN)).missing()).isEmpty();
        assertThat(world.users().contacts(bob)).isEmpty();

        world.users().deleteContacts(alice, List.of(ANN, new UserId(2)));
        assertThat(world.users().isContact(alice, ANN)).isFalse();
        assertThat(world.users().byId(alice, ANN).orElseThrow().phone()).isEmpty();
    }

    @Test
    void whoIsNobodyIsNoContact() {
        for (long nobody : new long[] {1, 12, 99}) {
            refused(() -> world.users().addContact(alice, new UserId(nobody)), "CONTACT_ID_INVALID");
        }
    }
}
