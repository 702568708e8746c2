package dev.tgrow.members;

import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member as a row of data.
///
/// @param withPhone whether phone numbers that Telegram shows us are given away
/// @param withChat whether rows say which chat they are from, for runs of several chats
record MemberRow(boolean withPhone, boolean withChat) {
    private static final List<String> BASE = List.of(
            "id",
            "username",
            "first_name",
            "last_name",
            "is_bot",
            "is_premium",
            "is_deleted",
            "role",
            "status",
            "last_seen",
            "joined_at");

    Columns columns() {
        var names = new ArrayList<>(BASE);
        if (withPhone) names.add("phone");
        if (withChat) names.add("chat");
        return new Columns("member", names);
    }

    Row of(Columns columns, Member member, String chat) {
        var user = member.user();
        var values = new ArrayList<@Nullable Object>();
        values.add(user.id().value());
        values.add(user.username().orElse(null));
        values.add(user.firstName());
        values.add(user.lastName());
        values.add(user.kind() == User.Kind.BOT);
        values.add(user.premium());
        values.add(user.kind() == User.Kind.DELETED);
        values.add(role(member.status()));
        values.add(status(user.lastSeen()));
        values.add(user.lastSeen() instanceof LastSeen.At(var time) ? time : null);
        values.add(member.joined().orElse(null));
        if (withPhone) values.add(user.phone().orElse(null));
        if (withChat) values.add(chat);
        return new Row(columns, values);
    }

    static String role(MemberStatus status) {
        return switch (status) {
            case CREATOR -> "owner";
            case ADMINISTRATOR -> "admin";
            case MEMBER -> "member";
            case RESTRICTED -> "restricted";
            case LEFT -> "left";
            case BANNED -> "banned";
        };
    }

    private static String status(LastSeen seen) {
        return switch (seen) {
            case LastSeen.Online() -> "online";
            case LastSeen.At(var _) -> "offline";
            case LastSeen.Recently() -> "recently";
            case LastSeen.WithinWeek() -> "last_week";
            case LastSeen.WithinMonth() -> "last_month";
            case LastSeen.Unknown() -> "unknown";
        };
    }
}
