/// tgrow: a command-line toolkit for people who run communities on Telegram.
///
/// The map. A command line (`cli`) becomes an immutable request; `app` builds the object graph of one run;
/// a feature (`members`, `promo`, `channels`) is a [dev.tgrow.run.Task] that asks [dev.tgrow.telegram.Telegram]
/// one call at a time, paced by `pacing`, answered by `tdlib` or by `sandbox`, and emits events that `render`
/// turns into text. Start reading at `run`, then `telegram`.
@NullMarked
package dev.tgrow;

import org.jspecify.annotations.NullMarked;
