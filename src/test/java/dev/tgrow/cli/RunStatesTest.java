package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.accounts.AccountFacts;
import dev.tgrow.accounts.AccountHome;
import dev.tgrow.accounts.AccountLock;
import dev.tgrow.accounts.AccountName;
import dev.tgrow.run.Time;
import dev.tgrow.store.Action;
import dev.tgrow.store.ActionStore;
import dev.tgrow.store.ActionStore.Claimant;
import dev.tgrow.store.BucketMemory;
import dev.tgrow.store.CoolDown;
import dev.tgrow.store.Database;
import dev.tgrow.store.LimitStore;
import dev.tgrow.store.RunStore;
import dev.tgrow.telegram.UserId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Whether a run is under way, and the runs that end before anything is opened.
///
/// The account is one of the real Telegram, with a session that nothing here could open.
class RunStatesTest {
    @TempDir
    private Path directory;

    private Harness harness;
    private AccountHome account;
    private String home;

    @BeforeEach
    void open() throws Exception {
        harness = new Harness(directory);
        account = AccountHome.in(harness.home().resolve("data"), new AccountName("shop"));
        account.create();
        account.remember(new AccountFacts(
                new UserId(4711), Optional.empty(), "Shop", false, Instant.parse("2026-11-01T10:00:00Z")));
        harness.run("runs", "list");
        var id = harness.home().resolve("data/home.id");
        if (!Files.exists(id)) Files.writeString(id, "this-home");
        home = Files.readString(id);
    }

    private Database database() throws InterruptedException {
        return Database.open(harness.home().resolve("data/tgrow.db"));
    }

    /// Writes down that a run began, and no more.
    private void begin(String run, String in, Instant started, Duration limit) throws InterruptedException {
        try (var database = database()) {
            new RunStore(database)
                    .begin(new Claimant("4711", run, in), "promo send", "[]", started, started.plus(limit));
        }
    }

    private String state(String run) {
        var rows = harness.run("runs", "list", "--format", "json").rows();
        return rows.stream()
                .filter(row -> row.get("run").asString().equals(run))
                .map(row -> row.get("state").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunIsUnderWayWhileItHoldsItsAccount() throws Exception {
        begin("killed", home, Instant.now().minusSeconds(60), Duration.ofHours(1));
        try (var _ = AccountLock.take(account, "promo send", Time.SYSTEM, Duration.ZERO)) {
            begin("alive", home, Instant.now(), Duration.ofHours(1));
            assertThat(state("alive")).isEqualTo("running");
            assertThat(state("killed")).isEqualTo("cut_off");
        }
        assertThat(state("alive")).isEqualTo("cut_off");
    }

    @Test
    void ofAnotherMachinesRunOnlyTheDeadlineTells() throws Exception {
        begin("late", "elsewhere", Instant.now().minus(Duration.ofHours(2)), Duration.ofHours(1));
        begin("open", "elsewhere", Instant.now(), Duration.ofHours(1));
        assertThat(state("late")).isEqualTo("cut_off");
        assertThat(state("open")).isEqualTo("open");
    }

    private JsonNode newest() {
        return harness.run("runs", "list", "--format", "json").rows().getFirst();
    }

    @Test
    void aRunThatAnEarlierFloodWaitEndsAtOnceIsWrittenDown() throws Exception {
        var opens = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        try (var database = database()) {
            new LimitStore(database)
                    .learn("4711", "members", _ -> new BucketMemory(List.of(), opens, Duration.ZERO, 0));
        }
        assertThat(harness.run("members", "pull", "@old_garden").code()).isEqualTo(75);
        var run = newest();
        assertThat(run.get("command").asString()).isEqualTo("members pull");
        assertThat(run.get("state").asString()).isEqualTo("ended");
        assertThat(run.get("exit").asInt()).isEqualTo(75);
        assertThat(Instant.parse(run.get("retry_at").asString())).isEqualTo(opens);
        assertThat(run.get("why").asString()).contains("members");
    }

    @Test
    void aRunThatWantsToWriteWhileTheAccountRestsIsWrittenDown() throws Exception {
        var until = Instant.now().plus(Duration.ofHours(1));
        try (var database = database()) {
            new LimitStore(database).coolDown("4711", _ -> new CoolDown("PEER_FLOOD", 1, until));
        }
        assertThat(harness.run("promo", "send", "--to", "@old_garden", "--message", "x")
                        .code())
                .isEqualTo(8);
        assertThat(newest().get("exit").asInt()).isEqualTo(8);
        assertThat(harness.run("runs", "resume").err()).contains("resuming: tgrow promo send --to @old_garden");
    }

    @Test
    void linksThatNobodyCanCountAreToldAsTheyWere() throws Exception {
        begin("moved", home, Instant.now(), Duration.ofHours(1));
        try (var database = database()) {
            var store = new ActionStore(database);
            var key = new Action.Key(Action.Kind.LINK, "spring", 1, -1, 0);
            var turn = store.claim(key, "@garden", Action.Content.NONE, new Claimant("4711", "moved", home), Instant.now());
            store.done(turn.action().id(), Action.Result.of("https://t.me/+abc"), Instant.now());
        }
        var shown = harness.run("runs", "show", "moved");
        assertThat(shown.code()).isZero();
        assertThat(shown.err()).contains("invite links could not be counted anew: api_id is not set");
        try (var _ = AccountLock.take(account, "promo send", Time.SYSTEM, Duration.ZERO)) {
            assertThat(harness.with("TGROW_API_ID", "1")
                            .with("TGROW_API_HASH", "00000000000000000000000000000000")
                            .run("runs", "show", "moved")
                            .err())
                    .contains("could not be counted anew");
        }
    }
}
