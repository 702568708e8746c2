package dev.tgrow.store;

import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.User;
import java.time.Instant;
import java.util.Optional;

/// A member as a stored pull has them.
public record PulledMember(
        long id,
        Optional<String> username,
        String firstName,
        String lastName,
        User.Kind kind,
        MemberStatus role,
        Optional<Instant> joined) {}
