package dev.tgrow.members;

import dev.tgrow.run.RunScope;
import dev.tgrow.store.LinkStore;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.LinkCall.GetInviteLink;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import java.util.Optional;

/// Looks at a link that was made before: whether it still works, and who came by it.
record LinkStanding(Telegram telegram, LinkStore links, RunScope run) {

    /// How it stands.
    sealed interface Standing {}

    record Works(InviteLink link) implements Standing {}

    /// @param why what became of it: `has expired`
    record Over(String why) implements Standing {}

    /// @param why one clause for people
    record Unseen(String why) implements Standing {}

    Standing of(Chat chat, String url) throws InterruptedException {
        return switch (telegram.call(new GetInviteLink(chat.id(), url))) {
            case Reply.Ok<InviteLink>(var link) -> {
                links.count(chat.id(), link, run.now());
                yield over(link).<Standing>map(Over::new).orElseGet(() -> new Works(link));
            }
            case Reply.Refused<InviteLink>(Refusal.ChatRefused(var why, var _))
            when why == Refusal.Place.INVITE_DEAD -> new Over("is gone");
            // Links of other administrators are shown to the owner of the chat alone.
            case Reply.Refused<InviteLink>(Refusal.ChatRefused reason) -> new Unseen(reason.text());
            case Reply.Refused<InviteLink>(var reason) -> throw new RefusedException(chat.label(), reason);
        };
    }

    private Optional<String> over(InviteLink link) {
        if (link.revoked()) return Optional.of("was revoked");
        if (link.expires().filter(end -> !end.isAfter(run.now())).isPresent()) return Optional.of("has expired");
        var full = link.memberLimit() > 0 && link.joined() >= link.memberLimit();
        return full ? Optional.of("is full (%d joined)".formatted(link.joined())) : Optional.empty();
    }
}
