package dev.tgrow.ledger;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.MessageCall.SendAlbum;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.SendOptions;
import java.time.Instant;

/// Messages whose time has come before they left, because of pauses and waits on their way.
final class Late {
    static final Refusal REFUSAL = new Refusal.BadRequest("the time to send it at has passed");

    private Late() {}

    static boolean isLate(Call<?> call, Instant now) {
        return options(call)
                .at()
                .filter(now.plus(SendOptions.NEARLY_NOW)::isAfter)
                .isPresent();
    }

    private static SendOptions options(Call<?> call) {
        return switch (call) {
            case Call.SendMessage(var _, var message) -> message.options();
            case SendAlbum(var _, var album) -> album.options();
            default -> SendOptions.NONE;
        };
    }
}
