package dev.tgrow.world;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The contact lists of accounts; whoever is in one is taken to have the account in theirs. Safe for use by many
/// threads.
final class ContactLists {
    private final Map<Long, Set<Long>> lists = new ConcurrentHashMap<>();

    /// The lists with which the world begins.
    ContactLists(List<Account> accounts) {
        accounts.forEach(account -> list(account.id()).addAll(account.contacts()));
    }

    private Set<Long> list(long account) {
        return lists.computeIfAbsent(account, _ -> ConcurrentHashMap.newKeySet());
    }

    void add(Change.ContactAdded added) {
        list(added.account()).add(added.user());
    }

    void delete(Change.ContactsDeleted deleted) {
        list(deleted.account()).removeAll(Set.copyOf(deleted.users()));
    }

    boolean has(Account account, long user) {
        return list(account.id()).contains(user);
    }

    /// Ids, in ascending order.
    List<Long> of(Account account) {
        return list(account.id()).stream().sorted().toList();
    }
}
