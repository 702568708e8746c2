package dev.tgrow.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// Evenly spaced numbers with a few left out. Costs the memory of what is left out.
///
/// @param step the distance of two neighbours
/// @param length how many there are with those left out
/// @param holes places (counted from 0) of the numbers left out, ascending
record Spread(long first, long step, long length, List<Long> holes) {
    static final Spread NONE = run(0, 0);

    Spread {
        holes = List.copyOf(holes);
    }

    /// All numbers from `first` on.
    static Spread run(long first, long length) {
        return new Spread(first, 1, length, List.of());
    }

    /// The same without these numbers.
    Spread without(Collection<Long> numbers) {
        var places = numbers.stream()
                .filter(this::spans)
                .map(number -> (number - first) / step)
                .sorted()
                .distinct()
                .toList();
        return new Spread(first, step, length, places);
    }

    /// The same without one more number.
    Spread but(long number) {
        if (!contains(number)) return this;
        var place = (number - first) / step;
        var more = new ArrayList<>(holes);
        more.add(-1 - Collections.binarySearch(holes, place), place);
        return new Spread(first, step, length, more);
    }

    /// How many numbers are smaller.
    long countBelow(long number) {
        if (number <= first) return 0;
        var place = Math.min(length, (number - first + step - 1) / step);
        var hole = Collections.binarySearch(holes, place);
        return place - (hole < 0 ? -1 - hole : hole);
    }

    /// The numbers n with `(n + 1) % every == 0`; for a step of 1 only.
    Spread everyOf(long every) {
        var start = first + Math.floorMod(-first - 1, every);
        var end = first + length;
        if (start >= end) return NONE;
        var all = new Spread(start, every, (end - start - 1) / every + 1, List.of());
        return all.without(holes.stream().map(hole -> first + hole).toList());
    }

    long size() {
        return length - holes.size();
    }

    /// The number at this place, where those left out have none.
    long at(long place) {
        var number = place;
        for (long hole : holes) {
            if (hole > number) break;
            number++;
        }
        return first + number * step;
    }

    boolean contains(long number) {
        return spans(number) && Collections.binarySearch(holes, (number - first) / step) < 0;
    }

    /// How far along the number is, from 0 to 1.
    double progress(long number) {
        return (number - first) / (double) (step * Math.max(1, length));
    }

    private boolean spans(long number) {
        return number >= first && number < first + length * step && (number - first) % step == 0;
    }
}
