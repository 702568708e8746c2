package dev.tgrow.ledger;

import dev.tgrow.store.Action;

/// What the ledger says to somebody who wants to write something.
public sealed interface Claim {
    Action action();

    /// Go on: it has not happened, and nobody else will do it.
    record Yours(Action action) implements Claim {}

    /// It happened.
    record Done(Action action) implements Claim {}

    /// Telegram refused it earlier; [Action#reason] says why.
    record Refused(Action action) implements Claim {}

    /// It left, and nobody can tell whether it happened. It is repeated only if the operator says so.
    record Unknown(Action action) implements Claim {}

    /// Another run has it in hand.
    record Held(Action action) implements Claim {}
}
