package dev.tgrow.people;

import dev.tgrow.input.Person;
import dev.tgrow.store.Peer;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.UserId;

/// How what operators name is found in the store.
final class Peers {
    private Peers() {}

    /// @throws IllegalArgumentException for an invite link, which doesn't say whose it is
    static Peer of(ChatRef ref) {
        return switch (ref) {
            case ChatRef.ById(var id) -> Peer.of(id.value());
            case ChatRef.ByUsername(var username) -> Peer.of(username);
            case ChatRef.ByInvite invite ->
                throw new IllegalArgumentException(
                        "'%s' is an invite link, which names nobody: use @name or the id".formatted(invite));
        };
    }

    /// @throws IllegalArgumentException for what can't be a person
    static Peer person(ChatRef ref) {
        if (ref instanceof ChatRef.ById(var id) && id.value() < 0) {
            throw new IllegalArgumentException("'%s' is the id of a chat, not of a person".formatted(ref));
        }
        return of(ref);
    }

    static Peer of(Person person) {
        return new Peer(person.id().map(UserId::value), person.username());
    }
}
