package dev.tgrow.members;

import dev.tgrow.ledger.Outbox;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunScope;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.JoinRequest;
import dev.tgrow.telegram.JoinRequestPage;
import dev.tgrow.telegram.LinkCall.GetInviteLink;
import dev.tgrow.telegram.LinkCall.ListJoinRequests;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.Telegram;
import java.util.List;
import java.util.Optional;

/// Those who asked to join a chat and wait, page by page, the latest of each link first.
final class WaitingPeople {
    private final Telegram telegram;
    private final Chat chat;
    private final List<Optional<String>> links;

    private WaitingPeople(Telegram telegram, Chat chat, List<Optional<String>> links) {
        this.telegram = telegram;
        this.chat = chat;
        this.links = links;
    }

    /// Finds the chat, and the links that the operator means.
    ///
    /// @throws RefusedException if there is no such chat or link, or this account may not see who waits
    static WaitingPeople of(Queue queue, Telegram telegram, Outbox outbox) throws InterruptedException {
        var chat = NamedChat.find(telegram, queue.chat());
        if (!chat.may(Right.MANAGE_INVITE_LINKS)) {
            throw new RefusedException(
                    chat.label(), new Refusal.ChatRefused(Refusal.Place.ADMINISTRATORS_ONLY, "can_invite_users"));
        }
        return new WaitingPeople(telegram, chat, links(queue, chat, telegram, outbox));
    }

    private static List<Optional<String>> links(Queue queue, Chat chat, Telegram telegram, Outbox outbox)
            throws InterruptedException {
        if (queue.link().isPresent()) {
            var link = queue.link().get().link();
            // Of a link that isn't the chat's Telegram would say that nobody waits.
            if (telegram.call(new GetInviteLink(chat.id(), link)) instanceof Reply.Refused<?>(var reason)) {
                throw new RefusedException(link, reason);
            }
            return List.of(Optional.of(link));
        }
        if (queue.campaign().isEmpty()) return List.of(Optional.empty());
        var made = new LinkRounds(outbox, chat.id(), queue.campaign().get()).links();
        if (made.isEmpty()) {
            throw new RunEnded(new End.NotFound("%s: no invite link '%s' is in the ledger"
                    .formatted(chat.label(), queue.campaign().get())));
        }
        return made.stream().map(Optional::of).toList();
    }

    Chat chat() {
        return chat;
    }

    /// Hands everybody over, one by one, as long as more is wanted.
    void each(RunScope.Taker<JoinRequest> taker) throws InterruptedException {
        for (Optional<String> link : links) {
            if (!each(link, taker)) return;
        }
    }

    private boolean each(Optional<String> link, RunScope.Taker<JoinRequest> taker) throws InterruptedException {
        var last = Optional.<JoinRequest>empty();
        while (true) {
            var page = page(new ListJoinRequests(chat.id(), link, last, JoinRequestPage.MAX_SIZE));
            if (page.isEmpty()) return true;
            for (JoinRequest request : page) {
                if (!taker.take(request)) return false;
            }
            last = Optional.of(page.getLast());
        }
    }

    private List<JoinRequest> page(ListJoinRequests call) throws InterruptedException {
        return switch (telegram.call(call)) {
            case Reply.Ok<JoinRequestPage>(var page) -> page.requests();
            case Reply.Refused<JoinRequestPage>(var reason) -> throw new RefusedException(chat.label(), reason);
        };
    }
}
