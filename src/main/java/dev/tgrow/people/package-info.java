/// What people asked for: opt-outs, opt-in lists, and to be forgotten.
///
/// May use `telegram`, `run`, `store` and `input`. Start reading at [dev.tgrow.people.OptOuts].
@NullMarked
package dev.tgrow.people;

import org.jspecify.annotations.NullMarked;
