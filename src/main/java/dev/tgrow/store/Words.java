package dev.tgrow.store;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.Post;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How values that are no numbers or texts stand in a column.
final class Words {
    private Words() {}

    static String of(Chat.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
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
