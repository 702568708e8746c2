/// The TL language of MTProto: a schema read at run time, objects named by their constructors, and the codec.
///
/// Nothing here knows a method or a meaning of Telegram's. Start reading at [dev.tgrow.datacentre.tl.TlCodec].
@NullMarked
package dev.tgrow.datacentre.tl;

import org.jspecify.annotations.NullMarked;
