package dev.tgrow.ledger;

import dev.tgrow.ledger.Evidence.Absent;
import dev.tgrow.ledger.Evidence.Finding;
import dev.tgrow.ledger.Evidence.Found;
import dev.tgrow.ledger.Evidence.Unreadable;
import dev.tgrow.store.Action;
import dev.tgrow.store.ActionStore;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.InviteLinkPage;
import dev.tgrow.telegram.LinkCall.ListInviteLinks;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import java.time.Instant;
import java.util.Optional;

/// Finds out at Telegram whether an invite link was made: by its name, among those that this account made since.
///
/// One that was ended meanwhile counts as not made: it leads nowhere.
record LinkEvidence(Telegram telegram, ActionStore actions) {

    /// Walks the account's links back to before the call left.
    Finding find(Action action) throws InterruptedException {
        var chat = new ChatId(action.key().chat());
        var since = action.intended().orElse(Instant.MAX).minus(Evidence.CLOCKS_APART);
        var last = Optional.<InviteLink>empty();
        while (true) {
            InviteLinkPage page;
            switch (telegram.call(new ListInviteLinks(chat, false, last))) {
                case Reply.Ok<InviteLinkPage>(var read) -> page = read;
                case Reply.Refused<InviteLinkPage>(Refusal.ChatRefused reason) -> {
                    return new Unreadable(reason.text());
                }
                case Reply.Refused<InviteLinkPage>(var reason) -> throw new RefusedException(action.label(), reason);
            }
            for (InviteLink link : page.links()) {
                // The primary one stands first, however old it is.
                if (link.primary()) continue;
                if (link.created().isBefore(since)) return new Absent();
                if (isIt(action, link)) return new Found(Action.Result.of(link.url()));
            }
            if (page.links().isEmpty()) return new Absent();
            last = Optional.of(page.links().getLast());
        }
    }

    /// Of the same name, and not the one that an earlier round made.
    private boolean isIt(Action action, InviteLink link) {
        return name(link.name()).equals(name(action.key().campaign())) && !actions.accounts(link.url());
    }

    /// Telegram keeps no blanks at the ends of a name, and no two in a row.
    private static String name(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
