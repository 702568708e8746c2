package dev.tgrow.telegram;

import java.time.Duration;

/// What a client tells without being asked. Listeners are called by the client's reader thread and must not hold it up.
public sealed interface Notice {

    /// The client holds back a call because Telegram asked for it; the caller sees only that it takes longer.
    ///
    /// @param method what was asked, in the client's own words
    record HeldBack(String method, Duration length) implements Notice {}

    /// The state of the connection, in TDLib's words: `connecting`, `connecting to proxy`, `updating`, `ready`, …
    record Connection(String state) implements Notice {}

    /// Telegram wants the operator to read this.
    record Service(String text) implements Notice {}
}
