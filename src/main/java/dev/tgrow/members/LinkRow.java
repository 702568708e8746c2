package dev.tgrow.members;

import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.InviteLink;

/// What a transfer says of its invite link.
final class LinkRow {
    private static final Columns LINK = Columns.of(
            "invite_link",
            "chat",
            "link",
            "name",
            "for_people",
            "expires_at",
            "member_limit",
            "join_requests",
            "joined",
            "waiting");

    private LinkRow() {}

    static RunEvent.Summary told(Chat target, InviteLink link, int people) {
        var row = LINK.row(
                target.label(),
                link.url(),
                link.name(),
                people,
                link.expires().orElse(null),
                link.memberLimit() == 0 ? null : link.memberLimit(),
                link.joinRequests(),
                link.joined(),
                link.waiting());
        return new RunEvent.Summary(text(target, link.url(), people), row, true);
    }

    /// A link of which only the ledger knows.
    static RunEvent.Summary told(Chat target, String url, String name, int people) {
        var row = LINK.row(target.label(), url, name, people, null, null, null, null, null);
        return new RunEvent.Summary(text(target, url, people), row, true);
    }

    private static String text(Chat target, String url, int people) {
        return "%s: invite link for %d people: %s".formatted(target.label(), people, url);
    }

    /// That there is none.
    static RunEvent.Item none(Chat target, String name, int people, Outcome outcome) {
        return new RunEvent.Item(LINK.row(target.label(), null, name, people, null, null, null, null, null), outcome);
    }
}
