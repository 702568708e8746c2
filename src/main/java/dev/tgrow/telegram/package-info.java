/// The vocabulary: what can be asked of Telegram, what it answers and why it refuses. Plain data, no behaviour
/// that waits or talks to a network, and no other package of ours.
///
/// Start reading at [dev.tgrow.telegram.Telegram].
@NullMarked
package dev.tgrow.telegram;

import org.jspecify.annotations.NullMarked;
