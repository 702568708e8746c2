package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.InviteLinks;
import dev.tgrow.world.Link;
import dev.tgrow.world.LinkWish;
import dev.tgrow.world.MemberFilter;
import java.time.Instant;
import java.util.Optional;

/// Invite links: where they lead, and what administrators do with them.
final class LinkMethods {
    private LinkMethods() {}

    static void register(Methods methods) {
        methods.add("messages.checkChatInvite", LinkMethods::look)
                .add("messages.importChatInvite", LinkMethods::join)
                .add("messages.exportChatInvite", LinkMethods::create)
                .add("messages.editExportedChatInvite", LinkMethods::edit)
                .add("messages.deleteExportedChatInvite", LinkMethods::delete)
                .add("messages.deleteRevokedExportedChatInvites", LinkMethods::deleteRevoked)
                .add("messages.getExportedChatInvite", LinkMethods::one)
                .add("messages.getExportedChatInvites", LinkMethods::some)
                .add("messages.getAdminsWithInvites", LinkMethods::creators);
    }

    private static InviteLinks links(Request request) {
        return request.world().links();
    }

    private static TlObject look(Request request) {
        var found = links(request).look(request.account(), request.arguments().string("hash"));
        var chat = found.chat();
        if (chat.self().status().isMember()) {
            return TlObject.of("chatInviteAlready").with("chat", request.view().chat(chat.id()));
        }
        return TlObject.of("chatInvite")
                .with("channel", chat.kind() != Chat.Kind.BASIC_GROUP)
                .with("broadcast", chat.kind() == Chat.Kind.CHANNEL)
                .with("megagroup", chat.kind() == Chat.Kind.SUPERGROUP)
                .with("public", chat.username().isPresent())
                .with("request_needed", found.link().joinRequests())
                .with("title", chat.title())
                .with("photo", TlObject.of("photoEmpty").with("id", 0L))
                .with("participants_count", chat.members())
                .with("color", 0);
    }

    private static TlObject join(Request request) {
        links(request).join(request.account(), request.arguments().string("hash"));
        return request.updates();
    }

    private static TlObject create(Request request) {
        var chat = request.chat("peer");
        return TlLinks.link(
                request.arguments().flag("legacy_revoke_permanent")
                        ? anotherPermanent(request, chat)
                        : links(request).create(request.account(), chat, wish(request.arguments())));
    }

    /// The account's next permanent link; the one it had ends.
    private static Link anotherPermanent(Request request, ChatId chat) {
        var old = links(request).list(request.account(), chat, self(request), false).stream()
                .filter(Link::permanent)
                .findFirst();
        return old.map(link -> links(request)
                        .revoke(request.account(), chat, link.hash())
                        .getLast())
                .orElseGet(() -> links(request).permanent(request.account(), chat));
    }

    private static UserId self(Request request) {
        return request.account().person().user().id();
    }

    private static LinkWish wish(TlObject arguments) {
        return new LinkWish(
                arguments.optionalString("title").orElse(""),
                expires(arguments, Optional.empty()),
                arguments.optionalInteger("usage_limit").orElse(0),
                arguments.flag("request_needed"));
    }

    /// A date of 0 is none; without one it stays as it was.
    private static Optional<Instant> expires(TlObject arguments, Optional<Instant> before) {
        var date = arguments.optionalInteger("expire_date");
        if (date.isEmpty()) return before;
        return date.getAsInt() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(date.getAsInt()));
    }

    private static TlObject edit(Request request) {
        var arguments = request.arguments();
        var chat = request.chat("peer");
        var hash = hash(request);
        if (arguments.flag("revoked")) return revoke(request, chat, hash);
        var link = links(request).get(request.account(), chat, hash);
        var wish = new LinkWish(
                arguments.optionalString("title").orElse(link.name()),
                expires(arguments, link.expires()),
                arguments.optionalInteger("usage_limit").orElse(link.memberLimit()),
                arguments.has("request_needed") ? arguments.flag("request_needed") : link.joinRequests());
        return exported(request, links(request).edit(request.account(), chat, hash, wish));
    }

    private static TlObject revoke(Request request, ChatId chat, String hash) {
        var links = links(request).revoke(request.account(), chat, hash);
        if (links.size() == 1) return exported(request, links.getFirst());
        return request.completeUsers(TlObject.of("messages.exportedChatInviteReplaced")
                .with("invite", TlLinks.link(links.getFirst()))
                .with("new_invite", TlLinks.link(links.getLast())));
    }

    private static TlObject exported(Request request, Link link) {
        return request.completeUsers(TlObject.of("messages.exportedChatInvite").with("invite", TlLinks.link(link)));
    }

    private static String hash(Request request) {
        return TlLinks.hash(request.arguments().string("link"));
    }

    private static boolean delete(Request request) {
        links(request).delete(request.account(), request.chat("peer"), hash(request));
        return true;
    }

    private static boolean deleteRevoked(Request request) {
        var chat = request.chat("peer");
        for (Link link : links(request).list(request.account(), chat, request.user("admin_id"), true)) {
            links(request).delete(request.account(), chat, link.hash());
        }
        return true;
    }

    private static TlObject one(Request request) {
        return exported(request, links(request).get(request.account(), request.chat("peer"), hash(request)));
    }

    /// One person's links, the newest first. A page begins after the last one of the page before.
    private static TlObject some(Request request) {
        var arguments = request.arguments();
        var all = links(request)
                .list(request.account(), request.chat("peer"), request.user("admin_id"), arguments.flag("revoked"));
        var last = arguments.optionalString("offset_link").map(TlLinks::hash).orElse("");
        var seen = all.stream().map(Link::hash).toList().indexOf(last) + 1;
        var page = all.stream()
                .skip(seen)
                .limit(arguments.integer("limit"))
                .map(TlLinks::link)
                .toList();
        return request.completeUsers(TlObject.of("messages.exportedChatInvites")
                .with("count", all.size())
                .with("invites", page));
    }

    private static TlObject creators(Request request) {
        var chat = request.chat("peer");
        var administrators = request.world()
                .members()
                .list(request.account(), chat, MemberFilter.of(MemberList.ADMINISTRATORS), 0, Integer.MAX_VALUE);
        return request.completeUsers(TlObject.of("messages.chatAdminsWithInvites")
                .with(
                        "admins",
                        administrators.page().stream()
                                .map(member ->
                                        creator(request, chat, member.user().id()))
                                .filter(creator ->
                                        creator.integer("invites_count") + creator.integer("revoked_invites_count") > 0)
                                .toList()));
    }

    private static TlObject creator(Request request, ChatId chat, UserId user) {
        return TlObject.of("chatAdminWithInvites")
                .with("admin_id", user.value())
                .with("invites_count", count(request, chat, user, false))
                .with("revoked_invites_count", count(request, chat, user, true));
    }

    private static int count(Request request, ChatId chat, UserId user, boolean revoked) {
        return links(request).list(request.account(), chat, user, revoked).size();
    }
}
