package dev.tgrow.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The messages of a chat: generated ones, written ones, and what came since. Ids ascend and have gaps.
final class History {
    private final Optional<PostMaker> maker;
    /// Ascending by id.
    private final List<Message> later = new ArrayList<>();

    /// One that begins empty.
    History() {
        this.maker = Optional.empty();
    }

    History(PostMaker maker) {
        this.maker = Optional.of(maker).filter(made -> made.count() > 0);
    }

    void add(Message message) {
        if (message.id() <= lastId()) throw new IllegalArgumentException("message " + message.id() + " is too late");
        later.add(message);
    }

    /// The highest id in use; 0 in an empty chat.
    long lastId() {
        if (!later.isEmpty()) return later.getLast().id();
        return maker.map(made -> made.id(made.count() - 1)).orElse(0L);
    }

    /// At most `limit` messages with smaller ids, newest first.
    List<Message> before(long id, int limit) {
        var page = new ArrayList<Message>();
        for (int place = placeOf(id) - 1; place >= 0 && page.size() < limit; place--) page.add(later.get(place));
        maker.ifPresent(made -> {
            var number = Math.min(made.count(), made.countBefore(id));
            while (number > 0 && page.size() < limit) page.add(made.post(--number));
        });
        return page;
    }

    Optional<Message> find(long id) {
        return before(id + 1, 1).stream().filter(message -> message.id() == id).findFirst();
    }

    /// How many of the later messages have smaller ids.
    private int placeOf(long id) {
        int low = 0;
        int high = later.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (later.get(middle).id() < id) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
