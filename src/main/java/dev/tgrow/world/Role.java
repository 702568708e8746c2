package dev.tgrow.world;

import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A standing in a chat that somebody was given.
///
/// @param rights an administrator's rights, or what a restricted member still may; says nothing for others
/// @param powers an administrator's
/// @param title what an administrator is called instead of `admin`
/// @param until when a ban or restriction ends by itself
public record Role(
        MemberStatus status, Set<Right> rights, Set<Power> powers, Optional<String> title, Optional<Instant> until) {
    public Role {
        rights = Set.copyOf(rights);
        powers = Set.copyOf(powers);
    }

    /// Everything that the status allows, for as long as it lasts.
    public static Role of(MemberStatus status) {
        return status.isAdministrator()
                ? new Role(
                        status,
                        EnumSet.allOf(Right.class),
                        EnumSet.allOf(Power.class),
                        Optional.empty(),
                        Optional.empty())
                : of(status, Set.of());
    }

    /// A restricted member who still may do this, an administrator who may do nothing else.
    public static Role of(MemberStatus status, Set<Right> rights) {
        return new Role(status, rights, Set.of(), Optional.empty(), Optional.empty());
    }

    public Role until(Instant end) {
        return new Role(status, rights, powers, title, Optional.of(end));
    }
}
