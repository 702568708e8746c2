package dev.tgrow.ledger;

import dev.tgrow.ledger.Evidence.Absent;
import dev.tgrow.ledger.Evidence.Finding;
import dev.tgrow.ledger.Evidence.Found;
import dev.tgrow.ledger.Evidence.Unreadable;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.JoinRequest;
import dev.tgrow.telegram.JoinRequestPage;
import dev.tgrow.telegram.LinkCall.ListJoinRequests;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import java.util.Optional;

/// Finds out at Telegram whether a request to join was decided: by who still waits. The round of the action is when the
/// person asked.
record DecisionEvidence(Telegram telegram) {
    Finding find(Action action) throws InterruptedException {
        var chat = new ChatId(action.key().chat());
        var last = Optional.<JoinRequest>empty();
        while (true) {
            var call = new ListJoinRequests(chat, Optional.empty(), last, JoinRequestPage.MAX_SIZE);
            JoinRequestPage page;
            switch (telegram.call(call)) {
                case Reply.Ok<JoinRequestPage>(var read) -> page = read;
                case Reply.Refused<JoinRequestPage>(Refusal.ChatRefused reason) -> {
                    return new Unreadable(reason.text());
                }
                case Reply.Refused<JoinRequestPage>(var reason) -> throw new RefusedException(action.label(), reason);
            }
            for (JoinRequest request : page.requests()) {
                if (request.date().getEpochSecond() < action.key().round()) return gone();
                if (request.user().id().value() == action.key().subject()) return new Absent();
            }
            if (page.requests().isEmpty()) return gone();
            last = Optional.of(page.requests().getLast());
        }
    }

    private static Finding gone() {
        return new Found(Action.Result.NONE);
    }
}
