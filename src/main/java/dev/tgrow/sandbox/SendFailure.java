package dev.tgrow.sandbox;

import dev.tgrow.world.WorldError;
import java.util.Map;
import java.util.Set;

/// What TDLib makes of the server's refusal of a message.
final class SendFailure {
    private static final Map<String, WorldError> REWORDED = Map.of(
            "MESSAGE_TOO_LONG", new WorldError(400, "Message is too long"),
            "MEDIA_CAPTION_TOO_LONG", new WorldError(400, "Message caption is too long"),
            "MEDIA_EMPTY", new WorldError(400, "Wrong file identifier/HTTP URL specified"),
            "INPUT_USER_DEACTIVATED", new WorldError(403, "User is deactivated"),
            "PEER_ID_INVALID", new WorldError(403, "PEER_ID_INVALID"));
    private static final Set<String> STILL_FORBIDDEN =
            Set.of("CHANNEL_PUBLIC_GROUP_NA", "USER_IS_BLOCKED", "USER_BOT_INVALID", "USER_DELETED");

    private SendFailure() {}

    static WorldError of(WorldError error) {
        var reworded = REWORDED.get(error.text());
        if (reworded != null) return reworded;
        return error.code() == 403 && !STILL_FORBIDDEN.contains(error.text())
                ? new WorldError(400, error.text())
                : error;
    }
}
