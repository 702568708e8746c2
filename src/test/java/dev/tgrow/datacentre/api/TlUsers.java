package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import java.time.Duration;

/// People as objects of the API, as one account sees them.
final class TlUsers {
    private static final Duration ONLINE_LASTS = Duration.ofMinutes(5);

    private final Centre centre;
    private final Account viewer;

    TlUsers(Centre centre, Account viewer) {
        this.centre = centre;
        this.viewer = viewer;
    }

    /// A `User`; `userEmpty` for somebody who isn't in the world.
    TlObject user(UserId id) {
        return centre.world()
                .users()
                .byId(viewer, id)
                .map(this::user)
                .orElseGet(() -> TlObject.of("userEmpty").with("id", id.value()));
    }

    private TlObject user(User user) {
        var id = user.id().value();
        var object = TlObject.of("user")
                .with("id", id)
                .with("access_hash", centre.peers().hash(viewer, new ChatId(id)))
                .with("self", id == viewer.id());
        if (user.kind() == User.Kind.DELETED) return object.with("deleted", true);
        var contact = centre.world().users().isContact(viewer, user.id());
        var named = object.with("first_name", user.firstName())
                .with("last_name", user.lastName().isEmpty() ? null : user.lastName())
                .with("username", user.username().orElse(null))
                .with("phone", user.phone().orElse(null))
                .with("premium", user.premium())
                .with("contact", contact)
                .with("mutual_contact", contact);
        return user.kind() == User.Kind.BOT
                ? named.with("bot", true).with("bot_info_version", 1)
                : named.with("status", status(user));
    }

    private TlObject status(User user) {
        if (user.id().value() == viewer.id()) return online();
        return switch (user.lastSeen()) {
            case LastSeen.Unknown _ -> TlObject.of("userStatusEmpty");
            case LastSeen.Online _ -> online();
            case LastSeen.At(var time) ->
                TlObject.of("userStatusOffline").with("was_online", (int) time.getEpochSecond());
            case LastSeen.Recently _ -> TlObject.of("userStatusRecently");
            case LastSeen.WithinWeek _ -> TlObject.of("userStatusLastWeek");
            case LastSeen.WithinMonth _ -> TlObject.of("userStatusLastMonth");
        };
    }

    private TlObject online() {
        return TlObject.of("userStatusOnline").with("expires", centre.seconds() + (int) ONLINE_LASTS.toSeconds());
    }
}
