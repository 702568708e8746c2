package dev.tgrow.engine;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Account;
import dev.tgrow.world.Action;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.Message;
import dev.tgrow.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a chat of a world tells of what was done in it.
final class Witness {
    private static final int PAGE = 100;

    private Witness() {}

    /// Everything that stands in a chat, newest first.
    static List<Message> history(World world, Account as, ChatId chat) {
        var all = new ArrayList<Message>();
        while (true) {
            var before = all.isEmpty() ? 0 : all.getLast().id();
            var page = world.messages()
                    .page(as, chat, HistoryQuery.before(before, PAGE))
                    .messages();
            if (page.isEmpty()) return all;
            all.addAll(page);
        }
    }

    /// Who was added to a chat, in order; somebody who was added twice stands there twice.
    static List<Long> added(World world, Account as, ChatId chat) {
        return history(world, as, chat).reversed().stream()
                .flatMap(message -> message.action().stream())
                .flatMap(action -> action instanceof Action.Added(var users) ? users.stream() : Stream.empty())
                .toList();
    }

    /// The numbers of the messages with these words.
    static List<Long> copies(World world, Account as, ChatId chat, String words) {
        return history(world, as, chat).stream()
                .filter(message -> message.content().text().text().equals(words))
                .map(Message::id)
                .toList();
    }
}
