package dev.tgrow.telegram;

/// Telegram's answer.
public sealed interface Reply<R> {
    record Ok<R>(R value) implements Reply<R> {}

    record Refused<R>(Refusal reason) implements Reply<R> {}

    /// The value, for straight-line code where any refusal ends the run.
    ///
    /// @throws RefusedException if it was refused
    default R orThrow() {
        return switch (this) {
            case Ok<R>(R value) -> value;
            case Refused<R>(Refusal reason) -> throw new RefusedException(reason);
        };
    }
}
