/// One run of one command: its threads, clock, deadline, clients, events and how it ended.
///
/// May use `telegram`. Nothing here knows a feature, a backend or a format. Structured concurrency (a preview API)
/// is used in this package alone. Start reading at [dev.tgrow.run.RunScope].
@NullMarked
package dev.tgrow.run;

import org.jspecify.annotations.NullMarked;
