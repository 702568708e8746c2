/// A make-believe Telegram: its people, chats and messages, its server's rules, and what goes wrong in it.
///
/// Knows nothing of clients, protocols or waiting: it answers in the server's words, and those who show it to a
/// client add what a client or a line adds. `sandbox` is one such face. May use `telegram` and `run`. Start
/// reading at [dev.tgrow.world.World].
@NullMarked
package dev.tgrow.world;

import org.jspecify.annotations.NullMarked;
