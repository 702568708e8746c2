package dev.tgrow.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The messages of a chat: the first ones, generated ones, and what came since. Ids ascend and have gaps.
///
/// A generated message is a function of its number until it is changed, so any number of them costs no memory.
final class History {
    private final List<Message> first;
    private final Optional<PostMaker> maker;
    /// The numbers of the generated messages that are still there.
    private Spread made;
    private final Map<Long, Message> changed = new HashMap<>();
    private final List<Message> later = new ArrayList<>();
    private final TreeSet<Long> pinned = new TreeSet<>();
    private long lastId;

    /// One that begins empty.
    History() {
        this(0, List.of(), Optional.empty());
    }

    /// @param taken the highest id that other messages have
    /// @param first messages older than all that are generated
    History(long taken, List<Message> first, Optional<PostMaker> maker) {
        this.first = new ArrayList<>(first);
        this.maker = maker;
        this.made = Spread.run(0, maker.map(PostMaker::count).orElse(0L));
        lastId = first.isEmpty() ? taken : first.getLast().id();
        maker.ifPresent(all -> lastId = all.id(all.count() - 1));
    }

    void add(Message message) {
        if (message.id() <= lastId) throw new IllegalArgumentException("message " + message.id() + " is too late");
        later.add(message);
        lastId = message.id();
        if (message.pinned()) pinned.add(message.id());
    }

    /// The highest id ever used; 0 in a chat that was always empty.
    long lastId() {
        return lastId;
    }

    long size() {
        return first.size() + made.size() + later.size();
    }

    /// The message that so many others are older than.
    Message at(long rank) {
        var left = rank;
        if (left < first.size()) return first.get((int) left);
        left -= first.size();
        if (left < made.size()) return generated(made.at(left));
        return later.get((int) (left - made.size()));
    }

    private Message generated(long number) {
        var source = maker.orElseThrow();
        var other = changed.get(source.id(number));
        return other != null ? other : source.message(number);
    }

    /// How many messages have smaller ids.
    long countBelow(long id) {
        var generated = maker.map(all -> made.countBelow(all.countBefore(id))).orElse(0L);
        return placeOf(first, id) + generated + placeOf(later, id);
    }

    /// How many messages are older.
    long countOlder(Instant date) {
        return search(size(), rank -> at(rank).date().compareTo(date));
    }

    private static long placeOf(List<Message> messages, long id) {
        return search(
                messages.size(), place -> Long.compare(messages.get((int) place).id(), id));
    }

    /// How many of the places compare as smaller; those come first.
    private static long search(long size, Comparison comparison) {
        long low = 0;
        long high = size;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (comparison.of(middle) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    @FunctionalInterface
    private interface Comparison {
        int of(long place);
    }

    Optional<Message> find(long id) {
        var rank = countBelow(id);
        return rank < size() ? Optional.of(at(rank)).filter(message -> message.id() == id) : Optional.empty();
    }

    Optional<Message> newest() {
        return size() == 0 ? Optional.empty() : Optional.of(at(size() - 1));
    }

    /// Puts a message in the place of the one with its id.
    void replace(Message message) {
        var id = message.id();
        if (!replace(first, message) && !replace(later, message)) changed.put(id, message);
        if (message.pinned()) pinned.add(id);
        else pinned.remove(id);
    }

    private static boolean replace(List<Message> messages, Message message) {
        var place = (int) placeOf(messages, message.id());
        if (place == messages.size() || messages.get(place).id() != message.id()) return false;
        messages.set(place, message);
        return true;
    }

    void remove(long id) {
        pinned.remove(id);
        changed.remove(id);
        if (first.removeIf(message -> message.id() == id) || later.removeIf(message -> message.id() == id)) return;
        maker.filter(all -> find(id).isPresent()).ifPresent(all -> made = made.but(all.countBefore(id)));
    }

    /// Ids, the newest first.
    List<Long> pinned() {
        return List.copyOf(pinned.descendingSet());
    }
}
