package dev.tgrow.store;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.User;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How values that are no numbers or texts stand in a column.
final class Words {
    private Words() {}

    static String of(Chat.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String of(User.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String of(MemberStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    static String of(LastSeen seen) {
        return switch (seen) {
            case LastSeen.Online() -> "online";
            case LastSeen.At(var _) -> "offline";
            case LastSeen.Recently() -> "recently";
            case LastSeen.WithinWeek() -> "last_week";
            case LastSeen.WithinMonth() -> "last_month";
            case LastSeen.Unknown() -> "unknown";
        };
    }

    /// One entry a line, so that SQL can look for one; an address holds no line break.
    static String lines(List<String> entries) {
        return entries.stream().map(entry -> entry.replace('\n', ' ')).collect(Collectors.joining("\n"));
    }

    /// `emoji count`, one a line.
    static String reactions(List<Post.Reaction> reactions) {
        return reactions.stream()
                .map(reaction -> reaction.emoji().replace('\n', ' ') + " " + reaction.count())
                .collect(Collectors.joining("\n"));
    }
}
