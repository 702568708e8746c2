package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryStore
class CoverageTest {
    private static final ChatId CHAT = new ChatId(-1_000_000_000_001L);
    private static final int IDS = 60;

    @Parameter
    private Store where;

    @TempDir
    private Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(where.fresh(directory));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void add(ChatId chat, long low, long high) {
        database.transaction(connection -> {
            Coverage.add(connection, chat, new Span(low, high));
            return true;
        });
    }

    private List<Span> covered(ChatId chat) {
        return database.read(connection -> Coverage.of(connection, chat));
    }

    /// The stretches of a set of ids, newest first.
    private static List<Span> spans(BitSet ids) {
        var spans = new ArrayList<Span>();
        for (int low = ids.nextSetBit(0); low >= 0; low = ids.nextSetBit(ids.nextClearBit(low))) {
            spans.addFirst(new Span(low, ids.nextClearBit(low) - 1));
        }
        return spans;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void stretchesAreAlwaysThoseOfTheSetOfIds(long seed) {
        var random = new Random(seed);
        var model = new BitSet();
        for (int step = 0; step < 60; step++) {
            int low = 1 + random.nextInt(IDS);
            int high = Math.min(IDS, low + random.nextInt(6));
            add(CHAT, low, high);
            model.set(low, high + 1);
            assertThat(covered(CHAT)).as("step %d of seed %d", step, seed).isEqualTo(spans(model));
        }
    }

    @Test
    void neighboursBecomeOne() {
        add(CHAT, 1, 3);
        add(CHAT, 5, 9);
        assertThat(covered(CHAT)).containsExactly(new Span(5, 9), new Span(1, 3));
        add(CHAT, 4, 4);
        assertThat(covered(CHAT)).containsExactly(new Span(1, 9));
    }

    @Test
    void chatsDoNotTouchEachOther() {
        var other = new ChatId(-1_000_000_000_002L);
        add(CHAT, 1, 3);
        add(other, 2, 9);
        database.transaction(connection -> {
            Coverage.forget(connection, CHAT);
            return true;
        });
        assertThat(covered(CHAT)).isEmpty();
        assertThat(covered(other)).containsExactly(new Span(2, 9));
    }
}
