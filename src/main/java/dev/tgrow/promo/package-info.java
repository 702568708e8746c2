/// Announcements to chats: `promo send`.
///
/// Start reading at [dev.tgrow.promo.SendPromo].
@NullMarked
package dev.tgrow.promo;

import org.jspecify.annotations.NullMarked;
