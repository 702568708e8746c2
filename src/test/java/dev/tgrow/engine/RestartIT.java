package dev.tgrow.engine;

import static dev.tgrow.engine.RawTdlib.PATIENCE;
import static dev.tgrow.engine.RawTdlib.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.DataCentre;
import dev.tgrow.datacentre.DataCentre.Sessions;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Draft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// That clients live through what happens to servers and lines.
@OnEngine
class RestartIT {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, phone: "+999 66 0001"}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
                - {id: 2002, first_name: Tom, username: tom_baker}
            chats:
              - {id: 7001, title: Club, username: garden_club, members: [mira], roles: {alice: member}, posts: 3}
            """;
    private static final UserId MIRA = new UserId(2001);

    @TempDir
    private Path directory;

    private DataCentre centre;
    private RawTdlib alice;

    @BeforeEach
    void open(Engine engine) throws InterruptedException {
        centre = DataCentre.open(WORLD, directory.resolve("world"), engine.equipment());
        alice = RawTdlib.start(centre, directory.resolve("td"));
        alice.logIn("+999660001", "12345");
        // From here on it is told what happens.
        assertThat(centre.log().await(call -> call.method().equals("updates.getState"), PATIENCE))
                .isPresent();
    }

    @AfterEach
    void close() {
        alice.close();
        centre.close();
    }

    private JsonNode resolve(String username) throws InterruptedException {
        return alice.ask(request("searchPublicChat").put("username", username));
    }

    private void startAgain() throws InterruptedException {
        alice = RawTdlib.start(centre, directory.resolve("td"));
        alice.awaitState("authorizationStateReady");
    }

    private static String type(JsonNode object) {
        return object.path("@type").asString();
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatRestartsIsAskedAgain(Sessions sessions) throws Exception {
        assertThat(type(resolve("garden_club"))).isEqualTo("chat");
        centre.restart(sessions);
        assertThat(type(resolve("mira"))).isEqualTo("chat");
        assertThat(centre.log().count("auth.sendCode")).isEqualTo(1);
    }

    @Test
    void aRestartedServerTellsOfWhatHappensThen() throws Exception {
        centre.world().outside().posts(MIRA, new ChatId(1001), Draft.of("before"));
        alice.awaitUpdate("updateNewMessage");
        centre.restart(Sessions.FORGOTTEN);
        assertThat(type(resolve("garden_club"))).isEqualTo("chat");
        alice.forget();
        centre.world().outside().posts(MIRA, new ChatId(1001), Draft.of("after"));
        var update = alice.awaitUpdate("updateNewMessage");
        assertThat(update.path("message")
                        .path("content")
                        .path("text")
                        .path("text")
                        .asString())
                .isEqualTo("after");
    }

    @Test
    void aClientThatIsKilledStartsAgainWithoutALogin() throws Exception {
        // Killed right after a login, TDLib may not have written it down yet.
        alice.close();
        startAgain();
        alice.kill();
        startAgain();
        assertThat(type(resolve("garden_club"))).isEqualTo("chat");
        assertThat(centre.log().count("auth.sendCode")).isEqualTo(1);
    }

    @Test
    void aCallWaitsForTheEndOfAnOutage() throws Exception {
        Predicate<JsonNode> answer;
        try (var _ = centre.outage()) {
            alice.awaitUpdate(
                    "updateConnectionState",
                    update -> type(update.path("state")).equals("connectionStateConnectingToProxy"));
            answer = alice.sent(request("searchPublicChat").put("username", "garden_club"));
        }
        assertThat(type(alice.await(answer, PATIENCE))).isEqualTo("chat");
    }

    @Test
    void aCallIsRepeatedThatNeverArrivedAndNotOneThatDid() throws Exception {
        var resolve = "contacts.resolveUsername";
        centre.script().on(resolve).dropBefore();
        assertThat(type(resolve("garden_club"))).isEqualTo("chat");
        assertThat(centre.log().count(resolve)).isEqualTo(2);

        centre.script().on(resolve).dropAfter();
        assertThat(type(resolve("mira"))).isEqualTo("chat");
        assertThat(centre.log().count(resolve)).isEqualTo(3);

        centre.script().on(resolve).lose();
        assertThat(type(resolve("tom_baker"))).isEqualTo("chat");
        assertThat(centre.log().count(resolve)).isEqualTo(5);
    }

    @Test
    void otherSaltsAndBrokenConnectionsAreHealedUnseen() throws Exception {
        centre.expireSalts();
        assertThat(type(resolve("garden_club"))).isEqualTo("chat");
        assertThat(centre.dropConnections()).isPositive();
        assertThat(type(resolve("mira"))).isEqualTo("chat");
    }

    @Test
    void aShortFloodWaitIsWaitedInsideTheLibrary() throws Exception {
        var flood = centre.script().on("contacts.resolveUsername").flood(Duration.ofSeconds(2));
        assertThat(type(resolve("garden_club"))).isEqualTo("chat");
        assertThat(flood.struck()).isEqualTo(1);
        var calls = centre.log().calls("contacts.resolveUsername");
        assertThat(calls).hasSize(2);
        assertThat(Duration.between(calls.getFirst().at(), calls.getLast().at()))
                .isGreaterThan(Duration.ofMillis(1_900));
    }

    @Test
    void aLongFloodWaitIsHandedOn() throws Exception {
        centre.script().on("contacts.resolveUsername").flood(Duration.ofSeconds(61));
        var answer = resolve("garden_club");
        assertThat(answer.path("code").asInt()).isEqualTo(429);
        assertThat(answer.path("message").asString()).isEqualTo("Too Many Requests: retry after 61");
    }

    @Test
    void aCallThatHangsHoldsUpNoOther() throws Exception {
        centre.script().on("contacts.resolveUsername").hang();
        var answer = alice.sent(request("searchPublicChat").put("username", "garden_club"));
        assertThat(centre.log().await(call -> call.method().equals("contacts.resolveUsername"), PATIENCE))
                .isPresent();
        assertThat(type(alice.ask(request("getActiveSessions")))).isEqualTo("sessions");
        assertThat(alice.heard(answer)).isFalse();
    }
}
