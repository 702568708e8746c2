package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.RequestLog;
import dev.tgrow.engine.Started.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `tgrow members pull` on the real TDLib that is cut off in the middle and gone on with by the same command.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PullResumeIT {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
            people:
              {count: 1_600, special: [{id: 2001, first_name: Mira, username: mira}]}
            chats:
              - {id: 7001, title: Crowd, username: crowd_garden, members: {first: 0, count: 1_450}, roles: {alice: creator}}
              - {id: 7002, title: Small, username: small_garden, members: [mira], roles: {alice: creator}}
            """;
    private static final String PAGES = "channels.getParticipants";
    private static final int CROWD = 1_451;
    private static final int PAGE = 200;
    private static final int ALL = 8;
    private static final String PULL = "members pull @crowd_garden --format json --concurrency ";

    private JobStage stage;

    @BeforeAll
    void open(Engine engine, @TempDir Path directory) {
        stage = new JobStage(engine, directory, WORLD);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    /// The pages that the server was asked for, in order.
    private List<Integer> asked() {
        return stage.calls(PAGES).stream().map(PullResumeIT::page).toList();
    }

    private static int page(RequestLog.Entry call) {
        return call.arguments().integer("offset") / PAGE;
    }

    private static List<Integer> pages(int from) {
        return IntStream.range(from, ALL).boxed().toList();
    }

    private static void assertEverybodyIsThereOnce(JobLine.Outcome ended) {
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.column("id")).hasSize(CROWD).doesNotHaveDuplicates();
        assertThat(ended.summary().path("complete").asBoolean()).isTrue();
    }

    private static void assertNothingIsKept(JobLine tgrow) throws IOException {
        try (var files = Files.list(tgrow.home().resolve("data/partial"))) {
            assertThat(files).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "5, 1", "7, 1", "2, 4", "5, 4"})
    void afterALongFloodWaitOnlyThePagesThatAreMissingAreAskedFor(int page, int width) throws Exception {
        var tgrow = stage.begin();
        stage.centre().script().on(PAGES).at(page + 1).flood(Duration.ofSeconds(90));
        assertThat(tgrow.run(PULL + width).exit()).isEqualTo(75);
        var cut = asked();
        assertThat(tgrow.run(PULL + width).exit()).isEqualTo(75);
        assertThat(asked()).isEqualTo(cut);
        assertThat(tgrow.run("limits reset").exit()).isZero();

        var ended = tgrow.run(PULL + width);
        assertEverybodyIsThereOnce(ended);
        var after = asked().subList(cut.size(), asked().size());
        // Side by side, the page that the flood wait struck is one of those that were asked for at once.
        if (width == 1) assertThat(after).isEqualTo(pages(page));
        else assertThat(after).doesNotHaveDuplicates().allMatch(one -> one >= page - width + 1);
        assertNothingIsKept(tgrow);
    }

    @Test
    void theTimeLimitAndASignalAreGoneOnFromAsWell() throws Exception {
        var tgrow = stage.begin();
        stage.centre().script().on(PAGES).at(3).hang();
        assertThat(tgrow.run(PULL + "1 --timeout 6s").exit()).isEqualTo(10);
        assertThat(asked()).containsExactly(0, 1, 2);

        stage.centre().script().clear();
        stage.centre().script().on(PAGES).at(3).hang();
        var metrics = tgrow.file("tgrow.prom");
        try (var pull = tgrow.start(PULL + "1 --metrics " + metrics)) {
            pull.awaitThat("it asks for a fifth page", () -> asked().size() >= 6);
            pull.signal(Signal.TERM);
            assertThat(pull.await().exit()).isEqualTo(143);
        }
        assertThat(Files.readString(metrics))
                .contains("tgrow_run_exit_code{command=\"members pull\",account=\"alice\",file=\"%s\"} 143\n"
                        .formatted(metrics.getFileName()));
        stage.centre().script().clear();
        assertEverybodyIsThereOnce(tgrow.run(PULL + "1"));
        assertThat(asked()).containsExactly(0, 1, 2, 2, 3, 4, 4, 5, 6, 7);
    }

    @Test
    void whoPullsAfreshAsksForAll() throws Exception {
        var tgrow = stage.begin();
        stage.centre().script().on(PAGES).at(4).flood(Duration.ofSeconds(90));
        assertThat(tgrow.run(PULL + "1").exit()).isEqualTo(75);
        assertThat(tgrow.run("limits reset").exit()).isZero();
        assertEverybodyIsThereOnce(tgrow.run(PULL + "1 --fresh"));
        assertThat(asked()).containsExactly(0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void ofSeveralChatsTheFirstIsNotListedAgain() throws Exception {
        var tgrow = stage.begin();
        stage.centre().script().on(PAGES).at(ALL + 1).flood(Duration.ofSeconds(90));
        var pull = "members pull @crowd_garden @small_garden --format json --concurrency 1";
        assertThat(tgrow.run(pull).exit()).isEqualTo(75);
        assertThat(tgrow.run("limits reset").exit()).isZero();
        var ended = tgrow.run(pull);
        assertThat(ended.exit()).isZero();
        assertThat(ended.rows()).hasSize(CROWD + 2);
        assertThat(asked()).hasSize(ALL + 2);
        assertNothingIsKept(tgrow);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoeverKillsItCostsNoPageButThoseUnderWay(long seed) throws Exception {
        var random = new Random(seed);
        var tgrow = stage.begin();
        stage.centre().script().latency(PAGES, Duration.ofMillis(150));
        var kills = 0;
        while (asked().stream().max(Integer::compare).orElse(0) < ALL - 2) {
            var before = asked().size();
            var wanted = before + 1 + random.nextInt(3);
            try (var pull = tgrow.start(PULL + "1")) {
                pull.awaitThat("it asks for pages", () -> asked().size() >= wanted);
                Thread.sleep(random.nextInt(150));
                pull.kill();
                pull.await();
            }
            kills++;
        }
        assertThat(kills).isGreaterThan(1);
        assertEverybodyIsThereOnce(tgrow.run(PULL + "1"));
        // The page that was under way when it was killed, and the one before it, if it was not written yet.
        assertThat(asked()).hasSizeLessThanOrEqualTo(ALL + kills * 2).containsAll(pages(0));
        for (int i = 1; i < asked().size(); i++) {
            assertThat(asked().get(i)).isGreaterThanOrEqualTo(asked().get(i - 1) - 1);
        }
        assertNothingIsKept(tgrow);
    }

    @Test
    void whoLogsOutLeavesNothingOfTheListsThatWereReadInPart() throws Exception {
        var tgrow = stage.begin();
        stage.centre().script().on(PAGES).at(3).flood(Duration.ofSeconds(90));
        assertThat(tgrow.run(PULL + "1").exit()).isEqualTo(75);
        assertThat(tgrow.run("account logout").exit()).isZero();
        assertNothingIsKept(tgrow);
    }
}
