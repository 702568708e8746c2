/// What operators write: files of targets and people, messages, durations and dates. All of it is checked here, and
/// errors name the file, the line and the value.
///
/// Start reading at [dev.tgrow.input.TargetFile].
@NullMarked
package dev.tgrow.input;

import org.jspecify.annotations.NullMarked;
