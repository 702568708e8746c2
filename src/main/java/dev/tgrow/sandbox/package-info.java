/// A simulated Telegram inside this process, for rehearsal, tests and the quick start.
///
/// A [dev.tgrow.sandbox.World] is state and Telegram's rules, and knows nothing of calls, clients or waiting;
/// [dev.tgrow.sandbox.SandboxTelegram] lets an account ask it what TDLib would ask the server, and refuses and waits
/// by itself where TDLib does. May use `telegram` and `run`. Start reading at [dev.tgrow.sandbox.Sandbox].
@NullMarked
package dev.tgrow.sandbox;

import org.jspecify.annotations.NullMarked;
