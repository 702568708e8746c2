package dev.tgrow.datacentre;

import java.time.Duration;

/// What goes wrong with a call. Only an answer that isn't an error can be lost after the call was executed.
public sealed interface Effect {
    /// The server refuses.
    ///
    /// @param code as `rpc_error` has it
    record Refuse(int code, String text) implements Effect {}

    /// The server begins later.
    record Delay(Duration length) implements Effect {}

    /// The connection breaks before the call arrives; the client sends it again by itself.
    record DropBefore() implements Effect {}

    /// The connection breaks after the call was executed; the answer comes on the next connection.
    record DropAfter() implements Effect {}

    /// The connection breaks after the call was executed, and the server forgets session and answer: the client, told
    /// of a new session, sends the call a second time.
    record Lose() implements Effect {}

    /// The call is executed and never answered.
    record Mute() implements Effect {}

    /// Nothing happens, and no answer ever arrives.
    record Hang() implements Effect {}

    /// The session that makes the call is ended for good, as if its owner had done so on another device.
    record Revoke() implements Effect {}
}
