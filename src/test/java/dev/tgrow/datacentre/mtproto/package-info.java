/// MTProto 2.0 as a data centre speaks it: transports, key exchange, sessions and their messages.
///
/// Knows no method of the API; it hands every call to one [dev.tgrow.datacentre.mtproto.Rpc] and sends back what that
/// answers. Start reading at [dev.tgrow.datacentre.mtproto.MtServer].
@NullMarked
package dev.tgrow.datacentre.mtproto;

import org.jspecify.annotations.NullMarked;
