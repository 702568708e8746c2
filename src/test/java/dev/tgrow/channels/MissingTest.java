package dev.tgrow.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.store.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingTest {
    /// The stretches of a set of ids, newest first.
    private static List<Span> spans(BitSet ids) {
        var spans = new ArrayList<Span>();
        for (int low = ids.nextSetBit(0); low >= 0; low = ids.nextSetBit(ids.nextClearBit(low))) {
            spans.addFirst(new Span(low, ids.nextClearBit(low) - 1));
        }
        return spans;
    }

    private static BitSet ids(List<Span> spans) {
        var ids = new BitSet();
        for (Span span : spans) {
            for (long id = span.low(); id <= span.high(); id++) {
                assertThat(ids.get((int) id))
                        .as("%d comes twice in %s", id, spans)
                        .isFalse();
                ids.set((int) id);
            }
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsMissingIsAllThatIsNotCoveredUpToTheNewest(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var covered = new BitSet();
            for (int i = random.nextInt(6); i > 0; i--) {
                int low = 1 + random.nextInt(50);
                covered.set(low, low + 1 + random.nextInt(8));
            }
            int top = 1 + random.nextInt(60);
            var all = new BitSet();
            all.set(1, top + 1);
            all.andNot(covered);
            assertThat(Missing.of(spans(covered), top, true))
                    .as("covered %s, newest %d", covered, top)
                    .isEqualTo(spans(all));
            if (!covered.isEmpty()) {
                all.clear(0, Math.min(top + 1, covered.nextSetBit(0)));
                assertThat(Missing.of(spans(covered), top, false))
                        .as("covered %s, newest %d, not to the start", covered, top)
                        .isEqualTo(spans(all));
            }
        }
    }

    @Test
    void whereNothingIsCoveredAllIsMissing() {
        assertThat(Missing.of(List.of(), 9, false)).containsExactly(new Span(1, 9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void partsAreTheSameIdsInPiecesNoLargerThanAsked(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            var ids = new BitSet();
            for (int i = 0; i < 80; i++) ids.set(1 + random.nextInt(200));
            int size = 1 + random.nextInt(20);
            var parts = Missing.cut(spans(ids), size);
            assertThat(ids(parts)).isEqualTo(ids);
            assertThat(parts).allSatisfy(part -> assertThat(part.size()).isLessThanOrEqualTo(size));
            assertThat(parts).isSortedAccordingTo((one, other) -> Long.compare(other.high(), one.high()));
        }
    }
}
