package dev.tgrow.ledger;

import dev.tgrow.store.Action;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.Sent;
import dev.tgrow.telegram.SentAlbum;
import java.util.List;

/// Reads off Telegram's answer what a write left there.
final class Left {
    private Left() {}

    static Action.Result by(Object answer) {
        return switch (answer) {
            case Sent sent -> messages(List.of(sent));
            case SentAlbum(var parts) -> messages(parts);
            case Call.Pinned(var message) -> Action.Result.of(List.of(message));
            case InviteLink link -> Action.Result.of(link.url());
            default -> Action.Result.NONE;
        };
    }

    private static Action.Result messages(List<Sent> parts) {
        var ids = parts.stream().map(Sent::id).toList();
        var first = parts.getFirst();
        return first.scheduled() ? Action.Result.waiting(ids, first.date()) : Action.Result.of(ids);
    }
}
