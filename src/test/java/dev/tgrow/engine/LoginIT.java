package dev.tgrow.engine;

import static dev.tgrow.engine.RawTdlib.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.DataCentre;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Logins, by the program and by TDLib alone.
@OnEngine
class LoginIT {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001", code: "54321"}
              - {name: bob, id: 1002, first_name: Bob, phone: "+999 66 0002", password: tulips}
              - {name: robot, id: 1003, first_name: Robot, username: robot_bot, bot: true, token: "1003:SECRET"}
            """;

    @TempDir
    private Path directory;

    private DataCentre centre;
    private CommandLine tgrow;

    @BeforeEach
    void open(Engine engine) {
        centre = DataCentre.open(WORLD, directory.resolve("world"), engine.equipment());
        tgrow = CommandLine.on(engine, directory).through(centre.proxyPort());
    }

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void theProgramLogsInWithACode() throws Exception {
        var login = tgrow.reading("+999660001\n54321\n").run("account", "login", "--format", "csv");
        assertThat(login.exit()).isZero();
        assertThat(login.out()).endsWith("\ndefault,1001,alice_green,Alice,,user,\n");
        assertThat(centre.log().count("auth.signIn")).isEqualTo(1);

        var whoami = tgrow.run("account", "whoami", "--format", "csv");
        assertThat(whoami.exit()).isZero();
        assertThat(whoami.out()).contains("\ndefault,1001,alice_green,Alice,,user,");
        assertThat(centre.log().count("auth.sendCode")).isEqualTo(1);
        assertThat(centre.log().count("account.getAuthorizations")).isEqualTo(1);
    }

    @Test
    void aWrongCodeIsAskedForAgain() throws Exception {
        var login = tgrow.reading("+999660001\n11111\n54321\n").run("account", "login");
        assertThat(login.exit()).isZero();
        assertThat(centre.log().calls("auth.signIn"))
                .extracting(call -> call.error().orElse(""))
                .containsExactly("PHONE_CODE_INVALID", "");
    }

    @Test
    void aPhoneNumberThatNobodyHasIsRefused() throws Exception {
        var login = tgrow.reading("+999660009\n+999660009\n+999660009\n").run("account", "login");
        assertThat(login.exit()).isEqualTo(4);
        assertThat(login.err()).contains("this is not a phone number Telegram knows");
    }

    @Test
    void anAccountWithAPasswordIsAskedForIt() throws Exception {
        var login = tgrow.reading("+999660002\n12345\nroses\ntulips\n").run("account", "login");
        assertThat(login.exit()).isZero();
        assertThat(centre.log().calls("auth.checkPassword"))
                .extracting(call -> call.error().orElse(""))
                .containsExactly("PASSWORD_HASH_INVALID", "");
        assertThat(centre.logins().of(1002)).hasSize(1);
    }

    @Test
    void aBotLogsInByItsToken() throws Exception {
        var login = tgrow.reading("1003:WRONG\n1003:SECRET\n").run("account", "login", "--bot", "--format", "csv");
        assertThat(login.exit()).isZero();
        assertThat(login.out()).endsWith("\ndefault,1003,robot_bot,Robot,,bot,\n");
        assertThat(tgrow.run("account", "whoami").exit()).isZero();
    }

    @Test
    void whoLogsOutIsLoggedOutAtTheServer() throws Exception {
        tgrow.reading("+999660001\n54321\n").run("account", "login");
        assertThat(centre.logins().of(1001)).hasSize(1);
        assertThat(tgrow.run("account", "logout").exit()).isZero();
        assertThat(centre.logins().of(1001)).isEmpty();
        assertThat(tgrow.run("account", "whoami").exit()).isEqualTo(4);
    }

    @Test
    void aSessionThatWasEndedElsewhereNeedsANewLogin() throws Exception {
        tgrow.reading("+999660001\n54321\n").run("account", "login");
        assertThat(centre.revoke(centre.account("alice"))).isEqualTo(1);
        assertThat(tgrow.run("account", "whoami").exit()).isEqualTo(4);
        assertThat(tgrow.reading("+999660001\n54321\n").run("account", "login").exit())
                .isZero();
        assertThat(tgrow.run("account", "whoami").exit()).isZero();
    }

    @Test
    void anAccountThatLivesAtAnotherDataCentreLogsInThere() throws Exception {
        centre.script().on("auth.sendCode").error(303, "PHONE_MIGRATE_2");
        var login = tgrow.reading("+999660001\n54321\n").run("account", "login");
        assertThat(login.exit()).isZero();
        assertThat(tgrow.run("account", "whoami").exit()).isZero();
    }

    @Test
    void aPhoneLetsAClientInThatShowsAQrCode() throws Exception {
        try (var td = RawTdlib.start(centre, directory.resolve("td"))) {
            td.awaitState("authorizationStateWaitPhoneNumber");
            td.ask(request("requestQrCodeAuthentication"));
            assertThat(centre.scan(link(td), centre.account("alice"))).isTrue();
            td.awaitState("authorizationStateReady");
            assertThat(td.ask(request("getMe")).path("id").asLong()).isEqualTo(1001);
        }
    }

    @Test
    void aQrCodeDoesNotStandForAPassword() throws Exception {
        try (var td = RawTdlib.start(centre, directory.resolve("td"))) {
            td.awaitState("authorizationStateWaitPhoneNumber");
            td.ask(request("requestQrCodeAuthentication"));
            centre.scan(link(td), centre.account("bob"));
            td.awaitState("authorizationStateWaitPassword");
            td.ask(request("checkAuthenticationPassword").put("password", "tulips"));
            td.awaitState("authorizationStateReady");
        }
    }

    private static String link(RawTdlib td) throws InterruptedException {
        JsonNode state = td.awaitState("authorizationStateWaitOtherDeviceConfirmation");
        return state.path("link").asString();
    }

    @Test
    void oneDeviceSeesAndEndsTheOther() throws Exception {
        try (var phone = RawTdlib.start(centre, directory.resolve("phone"));
                var desk = RawTdlib.start(centre, directory.resolve("desk"))) {
            phone.logIn("+999660001", "54321");
            desk.logIn("+999660001", "54321");
            var sessions = phone.ask(request("getActiveSessions")).path("sessions");
            assertThat(sessions).hasSize(2);
            var other = sessions.valueStream()
                    .filter(session -> !session.path("is_current").asBoolean())
                    .findFirst()
                    .orElseThrow();
            phone.ask(request("terminateSession")
                    .put("session_id", other.path("id").asString()));
            var answer = desk.ask(request("getActiveSessions"));
            // The second if a call of TDLib's own learned it first.
            assertThat(answer.path("message").asString()).isIn("SESSION_REVOKED", "Unauthorized");
            desk.awaitState("authorizationStateClosed");
            assertThat(phone.ask(request("getActiveSessions")).path("sessions")).hasSize(1);
        }
    }
}
