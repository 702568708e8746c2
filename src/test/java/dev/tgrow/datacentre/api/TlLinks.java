package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.Importer;
import dev.tgrow.world.Link;
import java.time.Instant;
import java.util.List;

/// Invite links as objects of the API.
final class TlLinks {
    /// How many of those who wait to be let in are named beside their number.
    private static final int REQUESTERS = 3;

    private TlLinks() {}

    /// An `ExportedChatInvite`.
    static TlObject link(Link link) {
        return TlObject.of("chatInviteExported")
                .with("link", link.url())
                .with("admin_id", link.creator().value())
                .with("date", seconds(link.created()))
                .with("title", link.name().isEmpty() ? null : link.name())
                .with("expire_date", link.expires().map(TlLinks::seconds).orElse(null))
                .with("usage_limit", link.memberLimit() == 0 ? null : link.memberLimit())
                .with("usage", link.used() == 0 ? null : link.used())
                .with("requested", link.requested() == 0 ? null : link.requested())
                .with("request_needed", link.joinRequests())
                .with("permanent", link.permanent())
                .with("revoked", link.revoked());
    }

    /// The hash of a link, which is what follows its last `/` or `+`.
    static String hash(String link) {
        return link.substring(Math.max(link.lastIndexOf('/'), link.lastIndexOf('+')) + 1);
    }

    /// A `ChatInviteImporter`.
    ///
    /// @param waits whether they only asked to be let in
    static TlObject importer(Importer importer, boolean waits) {
        var approver = importer.approvedBy();
        return TlObject.of("chatInviteImporter")
                .with("user_id", importer.user().value())
                .with("date", seconds(importer.date()))
                .with("requested", waits)
                .with("approved_by", approver.isPresent() ? approver.getAsLong() : null);
    }

    /// Those who asked last, by id.
    ///
    /// @param waiting the latest first
    static List<Long> requesters(List<Importer> waiting) {
        return waiting.stream()
                .limit(REQUESTERS)
                .map(importer -> importer.user().value())
                .toList();
    }

    private static int seconds(Instant time) {
        return Math.toIntExact(time.getEpochSecond());
    }
}
