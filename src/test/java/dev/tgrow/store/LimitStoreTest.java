package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.store.LimitStore.Reach;
import dev.tgrow.store.LimitStore.Ruling;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryStore
class LimitStoreTest {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final BucketMemory LEARNED =
            new BucketMemory(List.of(), START.plusSeconds(60), Duration.ofSeconds(2), 3);

    @Parameter
    private Store where;

    @TempDir
    private Path directory;

    private Database database;
    private LimitStore store;

    @BeforeEach
    void open() {
        database = Database.open(where.fresh(directory));
        store = new LimitStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Reach reach(String bucket, int most) {
        return new Reach(bucket, START.minusSeconds(3600), most);
    }

    /// Notes a call, and gives what the rule was shown.
    private LimitStore.Remembered call(String account, Instant now, Reach... reaches) {
        return store.decide(account, List.of(reaches), now, seen -> new Ruling<>(seen, true));
    }

    @Test
    void theRuleSeesWhatWasNotedBeforeIt() {
        assertThat(call("7", START, reach("invite", 5)).of("invite").calls()).isEmpty();
        call("7", START, reach("invite", 5));

        assertThat(call("7", START.plusSeconds(1), reach("invite", 5))
                        .of("invite")
                        .calls())
                .containsExactly(START, START);
        assertThat(call("8", START, reach("invite", 5)).of("invite").calls()).isEmpty();
        assertThat(call("7", START, reach("send:account", 5)).of("send:account").calls())
                .isEmpty();
    }

    @Test
    void aCallThatDoesNotGoIsNotNoted() {
        store.decide("7", List.of(reach("invite", 5)), START, _ -> new Ruling<>("no", false));

        assertThat(store.calls("7", Instant.EPOCH)).isEmpty();
    }

    @Test
    void onlyTheNewestCallsWithinReachAreSeen() {
        for (int i = 0; i < 10; i++) call("7", START.minusSeconds(600L * i), reach("invite", 5));

        assertThat(call("7", START, reach("invite", 3)).of("invite").calls())
                .containsExactly(START.minusSeconds(1200), START.minusSeconds(600), START);
        assertThat(call("7", START, new Reach("invite", START.minusSeconds(600), 100))
                        .of("invite")
                        .calls())
                .containsOnly(START);
    }

    @Test
    void timesAreRoundedUpSoThatNothingOpensTooEarly() {
        call("7", START.plusNanos(1), reach("invite", 5));

        assertThat(store.calls("7", Instant.EPOCH)).isEqualTo(Map.of("invite", List.of(START.plusMillis(1))));
    }

    @Test
    void whatWasLearnedStaysWithItsAccountAndBucket() {
        store.learn("7", "history", _ -> LEARNED);

        assertThat(store.of("7").of("history")).isEqualTo(LEARNED);
        assertThat(store.of("7").of("members")).isEqualTo(BucketMemory.NONE);
        assertThat(store.of("8").buckets()).isEmpty();
    }

    @Test
    void oldCallsAndBucketsThatSayNothingAreForgotten() {
        call("7", START, reach("invite", 5));
        call("7", START.plusSeconds(60), reach("invite", 5));
        store.learn("7", "history", _ -> LEARNED);
        store.learn("7", "members", _ -> new BucketMemory(List.of(), START.plusSeconds(60), Duration.ZERO, 0));
        store.learn("7", "send:chat:-1", _ -> new BucketMemory(List.of(), START.plusSeconds(900), Duration.ZERO, 0));

        store.forget("7", START.plusSeconds(30), START.plusSeconds(120));

        assertThat(store.calls("7", Instant.EPOCH)).isEqualTo(Map.of("invite", List.of(START.plusSeconds(60))));
        assertThat(store.of("7").buckets()).containsOnlyKeys("history", "send:chat:-1");
    }

    @Test
    void aResetEndsWhatItIsAskedToAndNothingElse() {
        var rest = new CoolDown("PEER_FLOOD", 2, START.plusSeconds(3600));
        call("7", START, reach("invite", 5));
        store.learn("7", "invite", _ -> LEARNED);
        store.learn("7", "history", _ -> LEARNED);
        store.coolDown("7", _ -> rest);

        var some = store.reset("7", "invite"::equals, false, false);
        assertThat(some).isEqualTo(new LimitStore.Ended(Map.of("invite", LEARNED), Map.of(), Optional.empty()));
        assertThat(store.calls("7", Instant.EPOCH)).containsOnlyKeys("invite");
        assertThat(store.of("7").coolDown()).isEqualTo(rest);

        var all = store.reset("7", _ -> true, true, true);
        assertThat(all)
                .isEqualTo(new LimitStore.Ended(Map.of("history", LEARNED), Map.of("invite", 1L), Optional.of(rest)));
        assertThat(store.calls("7", Instant.EPOCH)).isEmpty();
        assertThat(store.of("7")).isEqualTo(new LimitStore.Remembered(Map.of(), CoolDown.NONE));
    }
}
