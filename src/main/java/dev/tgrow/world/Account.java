package dev.tgrow.world;

import java.util.Set;

/// Somebody of the world whose part we can take.
///
/// @param name how the operator calls it
/// @param contacts ids of the people in its contact list when the world begins
/// @param login what whoever logs into it must know
/// @param peerFlood whether Telegram has limited it for spam: it may neither add people nor write to strangers
public record Account(String name, Person person, Set<Long> contacts, Login login, boolean peerFlood) {
    public Account {
        contacts = Set.copyOf(contacts);
    }

    Account with(Set<Long> others) {
        return new Account(name, person, others, login, peerFlood);
    }

    public long id() {
        return person.id();
    }

    public boolean isBot() {
        return person.isBot();
    }
}
