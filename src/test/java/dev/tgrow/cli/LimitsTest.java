package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.accounts.AccountFacts;
import dev.tgrow.accounts.AccountHome;
import dev.tgrow.accounts.AccountName;
import dev.tgrow.cli.Harness.Result;
import dev.tgrow.store.BucketMemory;
import dev.tgrow.store.CoolDown;
import dev.tgrow.store.Database;
import dev.tgrow.store.LimitStore;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
              - {name: ben, id: 1002, first_name: Ben, username: ben_member}
            people:
              count: 100
              deleted: 0
              bots: 0
              privacy: 0
              premium_only: 0
              not_mutual: 0
              too_many_chats: 0
            chats:
              - {id: 7001, title: Old, username: old_garden, roles: {alice: creator, ben: member}, members: {first: 0, count: 40}, posts: 5}
              - {id: 7002, title: New, username: new_garden, roles: {alice: creator, ben: member}, members: {first: 50, count: 5}}
              - {id: 7003, title: Slow, username: slow_garden, slow_mode: 900, roles: {alice: member}, members: {first: 50, count: 5}}
            """;
    private static final String PULL = "members pull @old_garden --format json";
    private static final String MOVE =
            "members transfer --from @old_garden --to @new_garden --consent vote --limit 5 --format json";
    private static final String SEND = "promo send --to @old_garden --message hello --format json";
    private static final String PARSE = "channels parse @old_garden --format json";

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    private void fault(String fault) {
        harness.world(WORLD + "faults:\n  - " + fault + "\n");
    }

    /// The rows of `limits show` for a bucket.
    private List<String> shown(String bucket, String column) {
        return harness.tgrow("limits show --account alice --format json").rows().stream()
                .filter(row -> row.get("bucket").asString().equals(bucket))
                .map(row -> row.get(column).asString("-"))
                .toList();
    }

    private static String end(Result result) {
        return result.json().get("result").get("end").asString();
    }

    private Map<String, Long> reset(String options) {
        var result = harness.tgrow("limits reset --format json " + options);
        assertThat(result.code()).isZero();
        return result.column("ended").stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        ended -> ended, java.util.TreeMap::new, java.util.stream.Collectors.counting()));
    }

    @Test
    void aLongFloodWaitEndsFurtherRunsUntilItIsResetButNoneThatDoesNotNeedTheBucket() {
        fault("{call: GetMembers, error: FLOOD_WAIT_5000}");
        assertThat(harness.tgrow(PULL).code()).isEqualTo(75);

        var again = harness.tgrow(PULL);
        assertThat(again.code()).isEqualTo(75);
        assertThat(again.json().get("result").get("retry_at").asString()).isEqualTo("2026-11-20T10:23:20Z");
        assertThat(again.err())
                .contains("Telegram asked for a pause (members)")
                .contains("to go on at once: tgrow limits reset --sandbox=" + directory.resolve("world.yaml"));
        assertThat(harness.tgrow(PARSE).code()).isZero();
        assertThat(harness.tgrow(SEND).code()).isZero();
        assertThat(harness.tgrow(PULL + " --account ben").code()).isZero();
        assertThat(shown("members", "flood_until")).containsExactly("2026-11-20T10:23:20Z");

        assertThat(reset("")).isEqualTo(Map.of("flood_wait", 1L, "interval", 1L));
        assertThat(harness.tgrow(PULL).code()).isZero();
        assertThat(shown("members", "flood_until")).isEmpty();
    }

    @Test
    void aWaitThatIsShortEnoughForTheRunIsWaited() {
        fault("{call: GetMembers, error: FLOOD_WAIT_5000}");
        harness.tgrow(PULL);

        var patient = harness.tgrow(PULL + " --max-wait 2h --timeout 3h");
        assertThat(patient.code()).isZero();
        assertThat(patient.json().get("result").get("finished").asString()).startsWith("2026-11-20T10:23:2");
    }

    @Test
    void resettingTheSandboxEndsWhatWasStoredFromIt() {
        fault("{call: GetMembers, error: FLOOD_WAIT_5000}");
        harness.tgrow(PULL);
        harness.run("sandbox", "reset", directory.resolve("world.yaml").toString());
        fault("{call: GetMember, error: FLOOD_WAIT_5000}");
        assertThat(harness.tgrow(PULL).code()).isZero();
    }

    @Test
    void anAccountThatTelegramLimitsRestsFromWritingAndSaysUntilWhen() {
        fault("{call: AddMember, after: 2, error: PEER_FLOOD}");
        var first = harness.tgrow(MOVE);
        assertThat(first.code()).isEqualTo(8);
        assertThat(first.err())
                .contains("Telegram limits this account (PEER_FLOOD): it writes nothing until 2026-11-21T09:");
        assertThat(first.json().get("result").get("retry_at").asString()).startsWith("2026-11-21T09:");

        for (String writing : List.of(MOVE, SEND)) {
            var refused = harness.tgrow(writing);
            assertThat(refused.code()).isEqualTo(8);
            assertThat(refused.rows()).isEmpty();
            assertThat(refused.json().get("result").get("retry_at").asString()).startsWith("2026-11-21T09:");
            assertThat(refused.err())
                    .contains("Telegram limits this account (PEER_FLOOD), so it writes nothing until 2026-11-21T09:")
                    .contains("tgrow limits reset --sandbox");
        }
        for (String rehearsal : List.of(MOVE, SEND)) {
            var planned = harness.tgrow(rehearsal + " --dry-run");
            assertThat(planned.code()).isZero();
            assertThat(planned.err()).contains("only a rehearsal goes");
        }
        assertThat(harness.tgrow(PULL).code()).isZero();
        assertThat(harness.tgrow(PARSE).code()).isZero();
        assertThat(shown("invite", "cool_down_until")).allMatch(until -> until.startsWith("2026-11-21T09:"));

        assertThat(reset("")).isEqualTo(Map.of("cool_down", 1L));
        assertThat(harness.tgrow(MOVE).code()).isZero();
    }

    @Test
    void aBucketThatIsResetLeavesTheRestOfTheAccount() {
        fault("{call: AddMember, error: PEER_FLOOD}");
        harness.tgrow(MOVE);

        assertThat(reset("--bucket invite")).isEmpty();
        assertThat(harness.tgrow(MOVE).code()).isEqualTo(8);
    }

    @Test
    void aCapIsSharedByAllRunsOfTheAccountAndEndsEachThatReachesIt() {
        harness.write("tgrow.yaml", "limits: {invite: [3/1d]}\n");
        var first = harness.tgrow(MOVE);
        assertThat(first.code()).isEqualTo(10);
        assertThat(end(first)).isEqualTo("cap_reached");
        assertThat(first.json().get("result").get("retry_at").asString()).startsWith("2026-11-21T09:0");
        assertThat(first.err()).contains("stopped at a cap (invite 3/1d)");

        assertThat(harness.tgrow(MOVE + " --max-wait 2d --timeout 3d").code()).isEqualTo(10);
        assertThat(shown("invite", "used")).containsExactly("3");
        assertThat(shown("invite", "left")).containsExactly("0");
        assertThat(shown("invite", "opens")).allMatch(opens -> opens.startsWith("2026-11-21T09:00:"));

        assertThat(reset("")).isEmpty();
        assertThat(harness.tgrow(MOVE).code()).isEqualTo(10);
        assertThat(harness.tgrow("limits reset --bucket invite --counts --format json")
                        .column("was"))
                .containsExactly("3 calls");
        assertThat(harness.tgrow(MOVE).rows())
                .filteredOn(row -> row.path("outcome").asString("").equals("added"))
                .isNotEmpty();
    }

    @Test
    void aRehearsalCountsNothing() {
        harness.write("tgrow.yaml", "limits: {invite: [3/1d], send: [1/1d]}\n");
        assertThat(harness.tgrow(MOVE + " --dry-run").code()).isZero();
        assertThat(harness.tgrow(SEND + " --dry-run").code()).isZero();
        assertThat(shown("invite", "used")).containsExactly("0");
        assertThat(shown("send:account", "used")).containsExactly("0");
    }

    @Test
    void aNameIsLookedUpOnceInAFewDays() {
        assertThat(harness.tgrow(PULL).code()).isZero();
        assertThat(harness.tgrow(PARSE).code()).isZero();

        assertThat(shown("resolve", "used")).containsExactly("1", "1");
        assertThat(harness.query("select name, chat_id from resolved_names"))
                .containsExactly(List.of("old_garden", "-1000000007001"));
    }

    @Test
    void anExhaustedLookUpStopsOnlyThoseWhoNeedIt() {
        fault("{call: ResolveChat, after: 1, times: 0, error: FLOOD_WAIT_5000}");
        assertThat(harness.tgrow(PULL).code()).isZero();
        assertThat(harness.tgrow("members pull @new_garden").code()).isEqualTo(75);

        assertThat(harness.tgrow("members pull @new_garden").err()).contains("Telegram asked for a pause (resolve)");
        assertThat(harness.tgrow(PULL).code()).isZero();
        assertThat(harness.tgrow("members pull -1000000007002").code()).isZero();
    }

    @Test
    void aRememberedNameIsForgottenWhereItMeansSomethingElse() {
        assertThat(harness.tgrow(PULL).code()).isZero();
        harness.change("update resolved_names set chat_id = -1000000007002");

        var again = harness.tgrow(PULL);
        assertThat(again.code()).isZero();
        assertThat(again.rows()).hasSize(42);
        assertThat(harness.query("select chat_id from resolved_names")).containsExactly(List.of("-1000000007001"));
    }

    @Test
    void theSlowModeOfAChatHoldsForTheNextRun() {
        var send = "promo send --to @slow_garden --format json --message ";
        assertThat(harness.tgrow(send + "one").column("outcome")).containsExactly("sent");
        assertThat(harness.tgrow(send + "two").column("outcome")).containsExactly("slow_mode");

        assertThat(shown("send:chat:-1000000007003", "flood_until")).containsExactly("2026-11-20T09:15:00Z");
        assertThat(shown("send:chat:-1000000007003", "used")).containsExactly("1");
    }

    @Test
    void allAccountsAreShownUnlessOneIsNamed() {
        assertThat(harness.tgrow("limits show --format json").column("account")).contains("alice", "ben");
        assertThat(harness.tgrow("limits show --account ben --format json").column("account"))
                .containsOnly("ben");
        var nobody = harness.tgrow("limits show --account carol");
        assertThat(nobody.code()).isEqualTo(7);
        assertThat(nobody.err()).contains("there is no account 'carol'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invites", "local", ""})
    void aBucketThatDoesNotExistIsWrongUsage(String bucket) {
        var result = harness.tgrow("limits reset --bucket=" + bucket);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("--bucket: '%s' is not one of history, invite, members, other, resolve, send, send_chat"
                        .formatted(bucket));
    }

    @Test
    void whereNothingIsHeldBackAResetSaysSo() {
        var result = harness.tgrow("limits reset --account ben");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("nothing holds 'ben' back");
    }

    /// An account of the real Telegram, with a session that nothing here could open.
    private LimitStore real(Database database) {
        var home = AccountHome.in(harness.home().resolve("data"), new AccountName("shop"));
        home.create();
        home.remember(new AccountFacts(
                new UserId(4711), Optional.empty(), "Shop", false, Instant.parse("2026-11-01T10:00:00Z")));
        return new LimitStore(database);
    }

    @Test
    void ofTheRealTelegramNothingIsOpenedWhileAnEarlierFloodWaitLasts() {
        var opens = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        try (var database = Database.open(harness.home().resolve("data/tgrow.db"))) {
            real(database).learn("4711", "members", _ -> new BucketMemory(List.of(), opens, Duration.ZERO, 0));
        }
        var result = harness.run("members", "pull", "@old_garden", "--format", "json");
        assertThat(result.code()).isEqualTo(75);
        assertThat(Instant.parse(result.error().get("retry_at").asString())).isEqualTo(opens);
        assertThat(result.err()).doesNotContain("sandbox");

        // What doesn't need the bucket gets as far as the engine, which isn't there.
        assertThat(harness.run("channels", "parse", "@old_garden").err()).contains("api_id is not set");
        assertThat(harness.run("limits", "show", "--format", "json").column("account"))
                .containsOnly("shop");
        assertThat(harness.run("limits", "reset").code()).isZero();
        assertThat(harness.run("members", "pull", "@old_garden").err()).contains("api_id is not set");
    }

    @Test
    void ofTheRealTelegramNothingIsOpenedForWritingWhileTheAccountRests() {
        var until = Instant.now().plus(Duration.ofHours(1));
        try (var database = Database.open(harness.home().resolve("data/tgrow.db"))) {
            real(database).coolDown("4711", _ -> new CoolDown("PEER_FLOOD", 1, until));
        }
        assertThat(harness.run("promo", "send", "--to", "@old_garden", "--message", "x")
                        .code())
                .isEqualTo(8);
        assertThat(harness.run("members", "pull", "@old_garden").err()).contains("api_id is not set");
    }
}
