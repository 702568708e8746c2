package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryStore
class OptOutStoreTest {
    @Parameter
    private Store where;

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    private Path directory;

    private Database database;
    private OptOutStore store;

    @BeforeEach
    void open() {
        database = Database.open(where.fresh(directory));
        store = new OptOutStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void add(Peer... peers) {
        store.add(List.of(peers), Optional.empty(), NOW);
    }

    private static Peer peer(long id, String username) {
        return new Peer(Optional.of(id), Optional.of(username));
    }

    @Test
    void eitherSideIsEnough() {
        add(Peer.of("Mira"), Peer.of(2002));
        assertThat(store.holds(peer(2001, "MIRA"))).isTrue();
        assertThat(store.holds(peer(2002, "tom"))).isTrue();
        assertThat(store.holds(Peer.of(2002))).isTrue();
        assertThat(store.holds(Peer.of("mira"))).isTrue();
        assertThat(store.holds(peer(2003, "zoe"))).isFalse();
        assertThat(store.holds(Peer.of(2003))).isFalse();
    }

    @Test
    void whoOptedOutByNameStaysOutUnderAnother() {
        add(Peer.of("mira"));
        assertThat(store.holdsNow(peer(2001, "mira"))).isTrue();
        assertThat(store.anyUnresolved()).isFalse();
        assertThat(store.holds(peer(2001, "mira_new"))).isTrue();
    }

    @Test
    void whatAListSaysBindsNothing() {
        add(Peer.of("mira"));
        assertThat(store.holds(peer(2999, "mira"))).isTrue();
        assertThat(store.holds(peer(2999, "other"))).isFalse();
        assertThat(store.anyUnresolved()).isTrue();
    }

    @Test
    void removingFindsThePersonWhicheverWayTheyWereNamed() {
        add(Peer.of("mira"), Peer.of(2001), Peer.of(2002));
        store.holdsNow(peer(2001, "mira"));
        assertThat(store.remove(Peer.of("MIRA"))).isEqualTo(2);
        assertThat(store.list("", 10)).extracting(OptOut::subject).containsExactly("2002");
        assertThat(store.remove(Peer.of("mira"))).isZero();
    }

    @Test
    void aFurtherEntryAddsWhatItKnows() {
        store.add(List.of(Peer.of(2001)), Optional.of("wrote to us"), NOW);
        assertThat(store.add(List.of(peer(2001, "mira")), Optional.empty(), NOW.plusSeconds(1)))
                .containsExactly(false);
        assertThat(store.list("", 10))
                .containsExactly(new OptOut("2001", peer(2001, "mira"), Optional.of("wrote to us"), NOW));
        assertThat(store.holds(Peer.of("mira"))).isTrue();
    }

    @Test
    void theListComesInParts() {
        add(Peer.of(3), Peer.of(1), Peer.of("anna"), Peer.of(2));
        var first = store.list("", 3);
        assertThat(first).hasSize(3);
        assertThat(store.list(first.getLast().subject(), 3)).hasSize(1);
    }
}
