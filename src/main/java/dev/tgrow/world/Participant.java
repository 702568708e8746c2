package dev.tgrow.world;

import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.User;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Somebody in a chat's list, or asked about by id.
///
/// @param user as the account that asks sees them
/// @param role [MemberStatus#LEFT] for strangers
/// @param joined when they joined, if they are members
/// @param given when they were promoted, restricted or banned, if they were
/// @param by who added, promoted, restricted or banned them, where that is known
public record Participant(User user, Role role, Optional<Instant> joined, Optional<Instant> given, OptionalLong by) {
    public MemberStatus status() {
        return role.status();
    }

    /// The same in the words of the program.
    public Member member() {
        return new Member(user, role.status(), joined);
    }
}
