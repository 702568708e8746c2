package dev.tgrow.world;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A page of messages, as `messages.getHistory` describes it: of those wanted, newest first, the place of the
/// first message below `offsetId` or older than `offsetDate` is found, `addOffset` places are gone down (or up,
/// if it is negative), and `limit` messages are taken from there.
///
/// @param offsetId 0 for the newest
/// @param limit the server gives at most 100
/// @param maxId only smaller ids, unless 0
/// @param minId only larger ids, unless 0
public record HistoryQuery(
        Wanted wanted, long offsetId, Optional<Instant> offsetDate, int addOffset, int limit, long maxId, long minId) {

    /// Which messages are meant at all.
    ///
    /// @param topic of a forum
    /// @param text part of the text, in any case; empty for any
    /// @param from the writer
    public record Wanted(OptionalLong topic, String text, OptionalLong from, Only only) {
        public static final Wanted ALL = new Wanted(OptionalLong.empty(), "", OptionalLong.empty(), Only.ANY);

        public static Wanted inTopic(long topic) {
            return new Wanted(OptionalLong.of(topic), "", OptionalLong.empty(), Only.ANY);
        }
    }

    /// A kind of messages.
    public enum Only {
        ANY,
        PINNED,
        PHOTOS,
        DOCUMENTS,
        LINKS
    }

    /// Messages with smaller ids.
    public static HistoryQuery before(long id, int limit) {
        return new HistoryQuery(Wanted.ALL, id, Optional.empty(), 0, limit, 0, 0);
    }

    /// The newest messages.
    public static HistoryQuery newest(int limit) {
        return before(0, limit);
    }
}
