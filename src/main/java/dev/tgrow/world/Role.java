package dev.tgrow.world;

import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import java.util.Set;

/// A standing in a chat that the world's file gives somebody.
///
/// @param rights an administrator's rights, or what a restricted member still may; says nothing for others
record Role(MemberStatus status, Set<Right> rights) {
    Role {
        rights = Set.copyOf(rights);
    }
}
