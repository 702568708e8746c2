/// Posts of channels and groups: `channels parse`.
///
/// Start reading at [dev.tgrow.channels.ParseChannels].
@NullMarked
package dev.tgrow.channels;

import org.jspecify.annotations.NullMarked;
