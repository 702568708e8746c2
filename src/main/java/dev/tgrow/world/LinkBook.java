package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// All invite links of a world and who came by them. Guarded by the world's lock.
final class LinkBook {
    private final Map<String, Change.LinkMade> links = new LinkedHashMap<>();
    private final Map<String, Boolean> revoked = new LinkedHashMap<>();
    private final Map<String, List<Importer>> importers = new LinkedHashMap<>();
    private int made;

    void add(Change.LinkMade link) {
        links.put(link.hash(), link);
        revoked.put(link.hash(), false);
        made++;
    }

    void edit(Change.LinkEdited edit) {
        links.computeIfPresent(
                edit.hash(),
                (_, old) -> new Change.LinkMade(
                        old.chat(),
                        old.hash(),
                        old.by(),
                        edit.name(),
                        edit.expires(),
                        edit.memberLimit(),
                        edit.joinRequests(),
                        old.permanent(),
                        old.at()));
    }

    void revoke(String hash) {
        revoked.replace(hash, true);
    }

    void delete(String hash) {
        links.remove(hash);
        revoked.remove(hash);
    }

    void use(String hash, long user, Instant at, OptionalLong approvedBy) {
        if (hash.isEmpty()) return;
        importers
                .computeIfAbsent(hash, _ -> new ArrayList<>())
                .addFirst(new Importer(new UserId(user), hash, at, approvedBy));
    }

    /// Who joined by a link, the latest first.
    List<Importer> importers(String hash) {
        return importers.getOrDefault(hash, List.of());
    }

    /// How many were ever made.
    int made() {
        return made;
    }

    /// @param requested how many wait at this link
    Optional<Link> find(String hash, int requested) {
        return Optional.ofNullable(links.get(hash)).map(link -> view(link, requested));
    }

    /// The hashes of a chat's links, in the order in which they were made.
    List<String> of(ChatId chat) {
        return links.values().stream()
                .filter(link -> link.chat() == chat.value())
                .map(Change.LinkMade::hash)
                .toList();
    }

    private Link view(Change.LinkMade link, int requested) {
        return new Link(
                new ChatId(link.chat()),
                link.hash(),
                new UserId(link.by()),
                link.at(),
                link.name(),
                link.expires(),
                link.memberLimit(),
                link.joinRequests(),
                link.permanent(),
                revoked.getOrDefault(link.hash(), false),
                importers(link.hash()).size(),
                requested);
    }
}
