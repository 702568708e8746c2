package dev.tgrow.world;

import dev.tgrow.telegram.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who chose which reactions, and who saw what. Chats are told apart by their histories. Guarded
/// by the world's lock.
final class Choices {
    private final Map<History, Map<Long, Map<Long, Choice>>> chosen = new HashMap<>();
    private final Map<History, Map<Long, Set<Long>>> seen = new HashMap<>();

    private record Choice(List<String> emoji, Instant at) {
        static final Choice NONE = new Choice(List.of(), Instant.EPOCH);
    }

    /// The reactions of this person to a message.
    List<String> of(History chat, long message, long user) {
        return of(chat, message).getOrDefault(user, Choice.NONE).emoji();
    }

    private Map<Long, Choice> of(History chat, long message) {
        return chosen.getOrDefault(chat, Map.of()).getOrDefault(message, Map.of());
    }

    /// All whose reactions to a message are known one by one, the newest first.
    List<Reactor> reactors(History chat, long message) {
        return of(chat, message).entrySet().stream()
                .flatMap(chosen -> chosen.getValue().emoji().stream()
                        .map(emoji -> new Reactor(
                                new UserId(chosen.getKey()),
                                emoji,
                                chosen.getValue().at())))
                .sorted(Comparator.comparing(Reactor::at)
                        .thenComparingLong(reactor -> reactor.user().value())
                        .reversed())
                .toList();
    }

    /// Lets somebody choose other reactions than before.
    ///
    /// @return what is counted then
    Counters choose(History chat, Change.Reacted reacted, Message message) {
        var counts = new ArrayList<>(message.counters().reactions());
        of(chat, reacted.message(), reacted.by()).forEach(emoji -> add(counts, emoji, -1));
        reacted.emoji().forEach(emoji -> add(counts, emoji, 1));
        counts.removeIf(reaction -> reaction.count() <= 0);
        chosen.computeIfAbsent(chat, _ -> new HashMap<>())
                .computeIfAbsent(reacted.message(), _ -> new HashMap<>())
                .put(reacted.by(), new Choice(reacted.emoji(), reacted.at()));
        return message.counters().with(counts);
    }

    private static void add(List<Counters.Reaction> counts, String emoji, long more) {
        for (int i = 0; i < counts.size(); i++) {
            var old = counts.get(i);
            if (!old.emoji().equals(emoji)) continue;
            counts.set(i, new Counters.Reaction(emoji, old.count() + more, false));
            return;
        }
        counts.add(new Counters.Reaction(emoji, more, false));
    }

    boolean hasSeen(History chat, long message, long user) {
        return seen.getOrDefault(chat, Map.of()).getOrDefault(message, Set.of()).contains(user);
    }

    /// Lets somebody see a message.
    ///
    /// @return whether it is the first time
    boolean view(History chat, long message, long user) {
        return seen.computeIfAbsent(chat, _ -> new HashMap<>())
                .computeIfAbsent(message, _ -> new HashSet<>())
                .add(user);
    }
}
