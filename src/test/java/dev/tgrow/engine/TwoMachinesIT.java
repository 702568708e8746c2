package dev.tgrow.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.api.Mentions;
import dev.tgrow.store.PostgresServer;
import dev.tgrow.telegram.ChatId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two accounts with homes of their own, as on two machines, that share a ledger in PostgreSQL and send one campaign:
/// each chat gets it once, from one of them.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoMachinesIT {
    private static final int CHATS = 100;
    private static final int FIRST_CHAT = 8000;
    private static final String SEND = "messages.sendMessage";
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
              - {name: ben, id: 1002, first_name: Ben, username: ben_green, phone: "+999 66 0002"}
            people: {special: [{id: 2001, first_name: Mira, username: mira}]}
            chats:
            """;
    private static final String CHAT =
            "  - {id: %d, title: Group, username: group_%d, members: [], roles: {alice: member, ben: member, mira: creator}}\n";

    private JobStage stage;
    private JobLine alice;
    private JobLine ben;
    private String url = "";
    private String words = "";
    private String message = "";

    @BeforeAll
    void open(Engine engine, @TempDir Path directory) {
        stage = new JobStage(
                engine,
                directory,
                WORLD
                        + IntStream.rangeClosed(1, CHATS)
                                .mapToObj(chat -> CHAT.formatted(FIRST_CHAT + chat, chat))
                                .collect(joining()));
        alice = stage.beginAsStranger();
        ben = stage.beginAsStranger();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private void begin(String text) throws Exception {
        message = text;
        url = PostgresServer.shared().newDatabase();
        alice = stage.begin("alice").with("TGROW_STORE", url);
        ben = stage.begin("ben").with("TGROW_STORE", url);
        KillSettings.unlimited(alice.home());
        KillSettings.unlimited(ben.home());
        var targets = IntStream.rangeClosed(1, CHATS)
                .mapToObj(chat -> "@group_" + chat)
                .collect(joining("\n"));
        words = "promo send --campaign fair --targets " + alice.write("targets.txt", targets) + " --message";
        // Long enough for the other one to be in the midst of it, too.
        stage.centre().script().latency(SEND, Duration.ofMillis(50));
    }

    private void eachChatHasItOnce() {
        var chats = IntStream.rangeClosed(1, CHATS)
                .mapToObj(chat -> ChatId.ofSupergroup(FIRST_CHAT + chat))
                .toList();
        var there = chats.stream()
                .flatMap(chat -> Witness.copies(stage.centre().world(), stage.alice(), chat, message).stream()
                        .map(id -> List.of(Long.toString(chat.value()), Long.toString(id), "done")))
                .toList();
        assertThat(there).hasSize(CHATS);
        assertThat(PostgresServer.rows(
                        url,
                        "tgrow",
                        "select chat_id, message_id, state from actions where kind = 'send' order by chat_id desc"))
                .isEqualTo(there);
        assertThat(stage.executed(SEND).stream()
                        .collect(
                                groupingBy(call -> Mentions.in(call.arguments()).chats(), counting())))
                .hasSize(CHATS)
                .allSatisfy((chat, calls) -> assertThat(calls).isEqualTo(1));
        // Both did their share.
        var shares = PostgresServer.rows(
                url, "tgrow", "select account, count(*) from actions where kind = 'send' group by account");
        System.out.println("shares " + shares);
        assertThat(shares).hasSize(2);
    }

    @Test
    void eachChatOfOneCampaignGetsItOnce() throws Exception {
        begin("The fair is on Sunday.");
        try (var one = alice.start(words, message);
                var other = ben.start(words, message)) {
            assertThat(one.await())
                    .satisfies(ended -> assertThat(ended.exit()).as(ended.err()).isZero());
            assertThat(other.await())
                    .satisfies(ended -> assertThat(ended.exit()).as(ended.err()).isZero());
        }
        eachChatHasItOnce();
    }

    @Test
    void oneThatIsKilledAndStartedAgainGoesOn() throws Exception {
        begin("The fair is on Monday.");
        try (var one = alice.start(words, message);
                var other = ben.start(words, message)) {
            one.awaitThat("half of the messages", () -> stage.calls(SEND).size() >= CHATS / 2);
            one.kill();
            one.await();
            assertThat(other.await())
                    .satisfies(ended -> assertThat(ended.exit()).as(ended.err()).isZero());
        }
        var again = alice.run(words, message);
        assertThat(again.exit()).as(again.err()).isZero();
        eachChatHasItOnce();
    }
}
