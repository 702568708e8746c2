package dev.tgrow.tdlib;

import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.ScheduledList;
import java.time.Instant;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// TDLib's `message` that waits for its time.
///
/// TDLib puts the time and the server's number into one: the number's 18 bits are the ones above the lowest three.
final class Waiting {
    private static final int ID_SHIFT = 3;
    private static final long ID_BITS = (1L << 18) - 1;

    /// The lowest bits of a number whose message the server has.
    private static final long OF_SERVER = 4;

    private static final long KIND_BITS = 7;

    private Waiting() {}

    static boolean waits(JsonNode message) {
        return message.path("scheduling_state").isObject();
    }

    static boolean isOfServer(JsonNode message) {
        return (Json.number(message, "id") & KIND_BITS) == OF_SERVER;
    }

    static MessageId id(long id) {
        return new MessageId((id >> ID_SHIFT) & ID_BITS);
    }

    /// When it is sent. One that waits for somebody to come online has no time; it counts as waiting for ever.
    static Instant at(JsonNode message) {
        var date = Json.number(message.path("scheduling_state"), "send_date");
        return date > 0 ? Instant.ofEpochSecond(date) : Instant.ofEpochSecond(Integer.MAX_VALUE);
    }

    static ScheduledList.Waiting read(JsonNode message) {
        var content = message.path("content");
        var album = Json.number(message, "media_album_id");
        return new ScheduledList.Waiting(
                id(Json.number(message, "id")),
                at(message),
                Contents.text(content),
                Contents.kind(content),
                album == 0 ? OptionalLong.empty() : OptionalLong.of(album),
                Posts.topic(message));
    }
}
