/// Reads what operators hand in: target lists, exported people, message texts, YAML, durations and dates.
///
/// May use `telegram` and Jackson. All of it is hostile until checked: whatever the bytes are, reading gives a value or
/// an [dev.tgrow.input.InputException] that names the file, the line and the column. Start reading at
/// [dev.tgrow.input.TargetFile].
@NullMarked
package dev.tgrow.input;

import org.jspecify.annotations.NullMarked;
