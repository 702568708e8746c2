/// A simulated Telegram inside this process, for rehearsal, tests and the quick start.
///
/// It shows a [dev.tgrow.world.World] as TDLib would: [dev.tgrow.sandbox.SandboxTelegram] lets an account ask it what
/// TDLib would ask the server, and refuses and waits by itself where TDLib does. May use `world`, `telegram` and `run`.
/// Start reading at [dev.tgrow.sandbox.Sandbox].
@NullMarked
package dev.tgrow.sandbox;

import org.jspecify.annotations.NullMarked;
