package dev.tgrow.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Accounts of one home run side by side on its one SQLite file: nobody is told that it was locked, and each does its
/// job. What an earlier run was told to wait for ends the next one before it loads anything.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SideBySideIT {
    private static final int CHATS = 40;
    private static final int PEOPLE = 40;
    private static final int POSTS = 3000;
    private static final int FIRST_CHAT = 8000;
    private static final ChatId NEW = ChatId.ofSupergroup(7002);
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
              - {name: ben, id: 1002, first_name: Ben, username: ben_green, phone: "+999 66 0002"}
              - {name: cora, id: 1003, first_name: Cora, username: cora_green, phone: "+999 66 0003"}
            people:
              {count: 40, first_id: 500_000_000, bots: 0, deleted: 0, privacy: 0, premium_only: 0, not_mutual: 0, too_many_chats: 0,
               special: [{id: 2001, first_name: Mira, username: mira}]}
            chats:
              - {id: 7001, title: Old garden, username: old_garden, members: {first: 0, count: 40}, roles: {ben: creator}}
              - {id: 7002, title: New garden, username: new_garden, members: [], roles: {ben: creator}}
              - {id: 7003, title: News, username: garden_news, kind: channel, roles: {cora: member, mira: creator}, members: [], posts: 3_000}
            """;
    private static final String CHAT =
            "  - {id: %d, title: Group, username: group_%d, members: [], roles: {alice: member, mira: creator}}\n";
    private static final String MESSAGE = "The fair is on Sunday.";

    private JobStage stage;

    @BeforeAll
    void open(Engine engine, @TempDir Path directory) {
        stage = new JobStage(
                engine,
                directory,
                WORLD
                        + IntStream.rangeClosed(1, CHATS)
                                .mapToObj(chat -> CHAT.formatted(FIRST_CHAT + chat, chat))
                                .collect(joining()));
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void nobodyIsToldThatTheDatabaseIsLocked() throws Exception {
        var tgrow = stage.begin();
        for (String other : List.of("ben", "cora"))
            tgrow.line().logIn(stage.centre().account(other));
        KillSettings.unlimited(tgrow.home());
        var targets = tgrow.write(
                "targets.txt",
                IntStream.rangeClosed(1, CHATS)
                        .mapToObj(chat -> "@group_" + chat)
                        .collect(joining("\n")));
        try (var sends = tgrow.start("promo send --account alice --targets " + targets + " --message", MESSAGE);
                var moves = tgrow.start(
                        "members transfer --account ben --from @old_garden --to @new_garden --route add --consent",
                        "moved by vote");
                var reads = tgrow.start("channels parse --account cora @garden_news")) {
            for (Started one : List.of(sends, moves, reads)) {
                var ended = one.await();
                assertThat(ended.exit()).as(ended.err()).isZero();
                assertThat(ended.err()).doesNotContainIgnoringCase("locked").doesNotContainIgnoringCase("busy");
            }
        }
        assertThat(Files.readString(tgrow.home().resolve("state/tgrow.log"))).doesNotContainIgnoringCase("sqlite_busy");
        assertThat(tgrow.query(
                        "select account, kind, state, count(*) from actions group by account, kind, state order by 1"))
                .containsExactly(
                        List.of("1001", "send", "done", Integer.toString(CHATS)),
                        List.of("1002", "invite", "done", Integer.toString(PEOPLE)));
        assertThat(tgrow.query("select count(*) from posts")).containsExactly(List.of(Integer.toString(POSTS)));
        assertThat(Witness.added(stage.centre().world(), stage.centre().account("ben"), NEW))
                .hasSize(PEOPLE);
    }

    /// The times are told and not judged: what else the machine does is not ours.
    @Test
    void aStoredFloodWaitEndsTheNextProcessBeforeItLoadsTheEngine() throws Exception {
        var tgrow = stage.begin();
        stage.centre().script().on("messages.sendMessage").error("FLOOD_WAIT_300");
        var send = "promo send --format json --to @group_1 --message";
        var first = tgrow.run(send, "The fair is on Monday.");
        assertThat(first.exit()).isEqualTo(75);

        var last = stage.centre().log().last();
        var classes = tgrow.file("classes.txt");
        // Whoever loads or connects fails.
        var poisoned = tgrow.with(
                        "TGROW_TDLIB", tgrow.write("libtdjson.so", "no library").toString())
                .with("TGROW_PROXY", "socks5://127.0.0.1:1");
        var second = poisoned.with("TGROW_JAVA_OPTS", "-Xlog:class+load=info:file=" + classes)
                .run(send, "The fair is on Monday.");
        assertThat(second.exit()).as(second.err()).isEqualTo(75);
        assertThat(second.error().path("retry_at")).isEqualTo(first.error().path("retry_at"));
        assertThat(stage.centre().log().last()).isEqualTo(last);
        assertThat(Files.readString(classes))
                .contains("dev.tgrow.app.Gate ")
                .doesNotContain("dev.tgrow.tdlib.NativeTdJson ", "dev.tgrow.tdlib.TdClient ", "java.net.Socket ");

        var version = median(() -> poisoned.run("--version"));
        var stopped = median(() -> poisoned.run(send, "The fair is on Monday."));
        System.out.printf(
                "a stored flood wait: %d ms, %.1f × --version (%d ms)%n",
                stopped / 1_000_000, (double) stopped / version, version / 1_000_000);
    }

    private interface Step {
        Object run() throws Exception;
    }

    private static long median(Step step) throws Exception {
        var all = new long[7];
        for (int i = 0; i < all.length; i++) {
            var begin = System.nanoTime();
            var _ = step.run();
            all[i] = System.nanoTime() - begin;
        }
        java.util.Arrays.sort(all);
        return all[all.length / 2];
    }
}
