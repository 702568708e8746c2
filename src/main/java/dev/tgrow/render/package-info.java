/// Turns a run's events into text: rows of data for standard output or a file, sentences for standard error.
///
/// May use `run` and Jackson. Nothing here knows a feature, a command or an exit code; what is untrusted is made fit
/// for a terminal here and nowhere else. Start reading at [dev.tgrow.render.Output].
@NullMarked
package dev.tgrow.render;

import org.jspecify.annotations.NullMarked;
