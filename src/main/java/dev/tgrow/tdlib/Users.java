package dev.tgrow.tdlib;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// TDLib's `user` and `userStatus…`.
final class Users {
    private Users() {}

    static User read(JsonNode user) {
        return new User(
                new UserId(Json.number(user, "id")),
                kind(user.path("type")),
                username(user),
                Json.text(user, "first_name"),
                Json.text(user, "last_name"),
                Json.flag(user, "is_premium"),
                // TDLib calls every bot online.
                kind(user.path("type")) == User.Kind.BOT ? new LastSeen.Unknown() : lastSeen(user.path("status")),
                phone(Json.text(user, "phone_number")));
    }

    /// The first active username of a user or supergroup.
    static Optional<String> username(JsonNode owner) {
        var active = owner.path("usernames").path("active_usernames");
        return Optional.of(active.path(0).asString("")).filter(name -> !name.isEmpty());
    }

    static LastSeen lastSeen(JsonNode status) {
        return switch (Json.type(status)) {
            case "userStatusOnline" -> new LastSeen.Online();
            case "userStatusOffline" -> new LastSeen.At(Instant.ofEpochSecond(Json.number(status, "was_online")));
            case "userStatusRecently" -> new LastSeen.Recently();
            case "userStatusLastWeek" -> new LastSeen.WithinWeek();
            case "userStatusLastMonth" -> new LastSeen.WithinMonth();
            default -> new LastSeen.Unknown();
        };
    }

    static User seen(User user, LastSeen lastSeen) {
        return new User(
                user.id(),
                user.kind(),
                user.username(),
                user.firstName(),
                user.lastName(),
                user.premium(),
                lastSeen,
                user.phone());
    }

    private static User.Kind kind(JsonNode type) {
        return switch (Json.type(type)) {
            case "userTypeBot" -> User.Kind.BOT;
            case "userTypeDeleted" -> User.Kind.DELETED;
            default -> User.Kind.PERSON;
        };
    }

    private static Optional<String> phone(String number) {
        var digits = number.startsWith("+") ? number.substring(1) : number;
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits);
    }
}
