package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.Importer;
import dev.tgrow.world.WorldError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who came by invite links, who waits to be let in, and who decides on that.
final class JoinRequestMethods {
    private JoinRequestMethods() {}

    static void register(Methods methods) {
        methods.add("messages.getChatInviteImporters", JoinRequestMethods::importers)
                .add("messages.hideChatJoinRequest", JoinRequestMethods::decide)
                .add("messages.hideAllChatJoinRequests", JoinRequestMethods::decideAll);
    }

    /// The latest first. A page begins after the last one of the page before.
    private static TlObject importers(Request request) {
        var arguments = request.arguments();
        var waiting = arguments.flag("requested");
        var query = arguments.optionalString("q").orElse("").toLowerCase(Locale.ROOT);
        var found = (waiting ? requests(request) : joined(request))
                .stream()
                        .filter(importer ->
                                query.isEmpty() || name(request, importer).contains(query))
                        .toList();
        var page = found.stream()
                .skip(seen(request, found))
                .limit(arguments.integer("limit"))
                .map(importer -> TlLinks.importer(importer, waiting))
                .toList();
        return request.completeUsers(TlObject.of("messages.chatInviteImporters")
                .with("count", found.size())
                .with("importers", page));
    }

    private static Optional<String> hash(Request request) {
        return request.arguments().optionalString("link").map(TlLinks::hash);
    }

    private static List<Importer> requests(Request request) {
        return request.world().links().requests(request.account(), request.chat("peer"), hash(request));
    }

    private static List<Importer> joined(Request request) {
        var hash = hash(request).orElseThrow(() -> WorldError.of("INVITE_HASH_EMPTY"));
        return request.world().links().importers(request.account(), request.chat("peer"), hash);
    }

    private static String name(Request request, Importer importer) {
        return request.world()
                .users()
                .byId(request.account(), importer.user())
                .map(user -> user.firstName() + " " + user.lastName() + " "
                        + user.username().orElse(""))
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    private static int seen(Request request, List<Importer> found) {
        var last = request.arguments().object("offset_user");
        if (last.is("inputUserEmpty")) return 0;
        return found.stream().map(Importer::user).toList().indexOf(request.user(last)) + 1;
    }

    private static TlObject decide(Request request) {
        var approved = request.arguments().flag("approved");
        request.world().links().decide(request.account(), request.chat("peer"), request.user("user_id"), approved);
        return request.updates();
    }

    private static TlObject decideAll(Request request) {
        var approved = request.arguments().flag("approved");
        request.world().links().decideAll(request.account(), request.chat("peer"), hash(request), approved);
        return request.updates();
    }
}
