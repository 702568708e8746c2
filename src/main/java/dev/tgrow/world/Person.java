package dev.tgrow.world;

import dev.tgrow.telegram.User;
import java.util.Optional;

/// Somebody of the world.
///
/// @param user as everybody sees them, with the phone number that only contacts see
/// @param write the error that messages to this person end in, if any
public record Person(User user, Invitable invitable, Optional<String> write) {
    public long id() {
        return user.id().value();
    }

    public boolean isBot() {
        return user.kind() == User.Kind.BOT;
    }

    public boolean isDeleted() {
        return user.kind() == User.Kind.DELETED;
    }
}
