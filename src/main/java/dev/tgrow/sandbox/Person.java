package dev.tgrow.sandbox;

import dev.tgrow.telegram.User;
import java.util.Optional;

/// Somebody of the world.
///
/// @param user as everybody sees them, with the phone number that only contacts see
/// @param write the error that messages to this person end in, if any
record Person(User user, Invitable invitable, Optional<String> write) {
    long id() {
        return user.id().value();
    }

    boolean isBot() {
        return user.kind() == User.Kind.BOT;
    }

    boolean isDeleted() {
        return user.kind() == User.Kind.DELETED;
    }
}
