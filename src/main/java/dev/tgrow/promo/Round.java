package dev.tgrow.promo;

import dev.tgrow.store.Action;
import dev.tgrow.store.Action.Kind;

/// One sending of a campaign to everybody: what the ledger knows its writes by.
///
/// @param number 1, and one more each time that all was asked for again
record Round(String campaign, long number) {
    Action.Key send(Destination to) {
        return key(Kind.SEND, to);
    }

    Action.Key pin(Destination to) {
        return key(Kind.PIN, to);
    }

    private Action.Key key(Kind kind, Destination to) {
        return new Action.Key(kind, campaign, number, to.chat().id().value(), to.subject());
    }
}
