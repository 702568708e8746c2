/// A Telegram data centre on the loopback address, for tests: a world, the API over it, and MTProto below.
///
/// Start reading at [dev.tgrow.datacentre.DataCentre].
@NullMarked
package dev.tgrow.datacentre;

import org.jspecify.annotations.NullMarked;
