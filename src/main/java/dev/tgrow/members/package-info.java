/// The members of chats: `members pull`, `members transfer`.
///
/// Start reading at [dev.tgrow.members.PullMembers].
@NullMarked
package dev.tgrow.members;

import org.jspecify.annotations.NullMarked;
