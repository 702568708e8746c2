/// When the next call may go out: delays, windows, flood waits.
///
/// [dev.tgrow.pacing.Pace] decides and is plain data; [dev.tgrow.pacing.PacedTelegram] sleeps and tells. All waiting of
/// a run happens here. Start reading at [dev.tgrow.pacing.Pace].
@NullMarked
package dev.tgrow.pacing;

import org.jspecify.annotations.NullMarked;
