package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.WorldError;
import java.util.List;

/// People: who they are, and whom a name or number belongs to.
final class UserMethods {
    private UserMethods() {}

    static void register(Methods methods) {
        methods.add("users.getUsers", UserMethods::users)
                .add("users.getFullUser", UserMethods::fullUser)
                .add("contacts.resolveUsername", UserMethods::byUsername)
                .add("contacts.resolvePhone", UserMethods::byPhone)
                .add("contacts.search", UserMethods::search)
                .add("messages.getCommonChats", UserMethods::commonChats);
    }

    /// Those who can't be named this way are left out.
    private static List<TlObject> users(Request request) {
        return request.arguments().objects("id").stream()
                .flatMap(input -> {
                    try {
                        return List.of(request.view().user(request.user(input))).stream();
                    } catch (WorldError _) {
                        return List.<TlObject>of().stream();
                    }
                })
                .toList();
    }

    private static TlObject fullUser(Request request) {
        var user = request.user("id");
        var person = request.world().users().person(user).orElseThrow();
        var full = TlObject.of("userFull")
                .with("id", user.value())
                .with("settings", TlObject.of("peerSettings"))
                .with("notify_settings", TlObject.of("peerNotifySettings"))
                .with(
                        "common_chats_count",
                        request.world().chats().common(request.account(), user).size())
                .with("bot_info", person.isBot() ? TlObject.of("botInfo") : null);
        return request.complete(TlObject.of("users.userFull").with("full_user", full));
    }

    private static TlObject byUsername(Request request) {
        var username = request.arguments().string("username");
        var account = request.account();
        return request.world()
                .chats()
                .byUsername(account, username)
                .map(chat -> resolved(request, chat.id()))
                .or(() -> request.world().users().byUsername(account, username).map(user -> resolved(request, user)))
                .orElseThrow(() -> WorldError.of("USERNAME_NOT_OCCUPIED"));
    }

    private static TlObject byPhone(Request request) {
        return request.world()
                .users()
                .byPhone(request.account(), request.arguments().string("phone"))
                .map(user -> resolved(request, user))
                .orElseThrow(() -> WorldError.of("PHONE_NOT_OCCUPIED"));
    }

    private static TlObject resolved(Request request, User user) {
        return resolved(request, new ChatId(user.id().value()));
    }

    private static TlObject resolved(Request request, ChatId peer) {
        return request.complete(TlObject.of("contacts.resolvedPeer").with("peer", Peers.peer(peer)));
    }

    /// Finds whole usernames alone: a world has no index of words.
    private static TlObject search(Request request) {
        var query = request.arguments().string("q").replaceFirst("^@", "");
        var account = request.account();
        var chat = request.world().chats().byUsername(account, query).map(found -> found.id());
        var user = request.world().users().byUsername(account, query).map(found -> found.id());
        var found = chat.or(() -> user.map(id -> new ChatId(id.value()))).stream()
                .map(Peers::peer)
                .toList();
        return request.complete(TlObject.of("contacts.found").with("results", found));
    }

    private static TlObject commonChats(Request request) {
        UserId other = request.user("user_id");
        var chats = request.world().chats().common(request.account(), other).stream()
                .map(chat -> request.view().chat(chat.id()))
                .toList();
        return TlObject.of("messages.chats").with("chats", chats);
    }
}
