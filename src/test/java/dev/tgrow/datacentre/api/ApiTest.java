package dev.tgrow.datacentre.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.tl.TlObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, phone: "+999 66 0001", contacts: [mira]}
              - {name: bob, id: 1002, first_name: Bob}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira, phone: "+999 11 0001"}
                - {id: 2002, deleted: true}
            chats:
              - {id: 7001, title: Club, username: garden_club, members: [mira], roles: {alice: creator}}
            """;
    private static final TlObject GET_STATE = TlObject.of("updates.getState");

    @TempDir
    private Path directory;

    private final Logins logins = new Logins();
    private Server server;
    private Device alice;
    private Device bob;

    @BeforeEach
    void open() {
        server = Server.open(WORLD, directory, logins);
        alice = server.loggedIn(1, "alice");
        bob = server.loggedIn(2, "bob");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private TlObject resolve(Device device, String username) throws InterruptedException {
        return server.askObject(device, TlObject.of("contacts.resolveUsername").with("username", username));
    }

    private TlObject mira(Device device) throws InterruptedException {
        return resolve(device, "mira").objects("users").getFirst();
    }

    private static TlObject input(TlObject user) {
        return TlObject.of("inputUser")
                .with("user_id", user.number("id"))
                .with("access_hash", user.number("access_hash"));
    }

    private static TlObject fullUser(TlObject input) {
        return TlObject.of("users.getFullUser").with("id", input);
    }

    @Test
    void aMethodThatIsNotThereIsRefused() throws Exception {
        assertThat(server.refused(alice, TlObject.of("phone.requestCall"))).isEqualTo("400 METHOD_NOT_IMPLEMENTED");
    }

    @Test
    void mostMethodsNeedALogin() throws Exception {
        var stranger = new Device(3);
        assertThat(server.refused(stranger, GET_STATE)).isEqualTo("401 AUTH_KEY_UNREGISTERED");
        assertThat(server.askObject(stranger, TlObject.of("help.getConfig")).name())
                .isEqualTo("config");
    }

    @Test
    void aLoginThatWasEndedIsOverForGood() throws Exception {
        assertThat(logins.revoke(1)).isTrue();
        assertThat(server.refused(alice, GET_STATE)).isEqualTo("401 SESSION_REVOKED");
        assertThat(server.refused(alice, GET_STATE)).isEqualTo("401 SESSION_REVOKED");
        assertThat(server.askObject(bob, GET_STATE).name()).isEqualTo("updates.state");
    }

    @Test
    void eachAccountHasItsOwnHashesAndTheyAreChecked() throws Exception {
        var seenByAlice = mira(alice);
        var seenByBob = mira(bob);
        assertThat(seenByAlice.number("access_hash")).isNotEqualTo(seenByBob.number("access_hash"));
        assertThat(server.askObject(bob, fullUser(input(seenByBob))).name()).isEqualTo("users.userFull");
        assertThat(server.refused(bob, fullUser(input(seenByAlice)))).isEqualTo("400 USER_ID_INVALID");
        var nobody = TlObject.of("inputUser").with("user_id", 9999L).with("access_hash", 1L);
        assertThat(server.refused(bob, fullUser(nobody))).isEqualTo("400 USER_ID_INVALID");
        assertThat(server.refused(bob, fullUser(TlObject.of("inputUserEmpty")))).isEqualTo("400 USER_ID_INVALID");
    }

    @Test
    void peopleLookAsTheAccountKnowsThem() throws Exception {
        assertThat(mira(alice).string("phone")).isEqualTo("999110001");
        assertThat(mira(alice).flag("contact")).isTrue();
        assertThat(mira(bob).has("phone")).isFalse();
        assertThat(mira(bob).flag("contact")).isFalse();
    }

    @Test
    void chatsLookAsTheAccountStandsInThem() throws Exception {
        var own = resolve(alice, "garden_club").objects("chats").getFirst();
        assertThat(own.flag("creator")).isTrue();
        assertThat(own.flag("left")).isFalse();
        assertThat(own.integer("participants_count")).isEqualTo(2);
        var seenByBob = resolve(bob, "garden_club").objects("chats").getFirst();
        assertThat(seenByBob.flag("creator")).isFalse();
        assertThat(seenByBob.flag("left")).isTrue();
        assertThat(seenByBob.has("admin_rights")).isFalse();
    }

    @Test
    void anAnswerHasEverybodyWhomItMentions() throws Exception {
        var answer = server.askObject(alice, TlObject.of("contacts.getContacts").with("hash", 0L));
        assertThat(answer.objects("users"))
                .extracting(user -> user.number("id"))
                .containsExactly(2001L);
    }

    @Test
    void whatASearchForNobodyFindsIsNobody() throws Exception {
        var resolve = TlObject.of("contacts.resolveUsername").with("username", "nobody_here");
        assertThat(server.refused(alice, resolve)).isEqualTo("400 USERNAME_NOT_OCCUPIED");
    }
}
