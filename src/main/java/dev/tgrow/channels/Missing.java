package dev.tgrow.channels;

import dev.tgrow.store.Span;
import java.util.ArrayList;
import java.util.List;

/// Which stretches of a history are not stored yet.
final class Missing {
    private Missing() {}

    /// The gaps between `covered` and `top`, newest first.
    ///
    /// @param covered what is stored, newest first, without overlaps
    /// @param top the newest message's id
    /// @param toTheStart whether what lies below the oldest stored stretch is wanted too
    static List<Span> of(List<Span> covered, long top, boolean toTheStart) {
        var missing = new ArrayList<Span>();
        long high = top;
        for (Span span : covered) {
            if (span.high() < high) missing.add(new Span(span.high() + 1, high));
            high = Math.min(high, span.low() - 1);
        }
        if (high >= 1 && (toTheStart || covered.isEmpty())) missing.add(new Span(1, high));
        return missing;
    }

    /// The same stretches in parts of at most `size` ids.
    static List<Span> cut(List<Span> spans, int size) {
        var parts = new ArrayList<Span>();
        for (Span span : spans) {
            for (long high = span.high(); high >= span.low(); high -= size) {
                parts.add(new Span(Math.max(span.low(), high - size + 1), high));
            }
        }
        return parts;
    }
}
