package dev.tgrow.members;

import dev.tgrow.store.PulledMember;
import dev.tgrow.store.StoredPulls;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// The people of a stored pull in the order of their ids, a part of them in memory at a time.
final class PulledMembers {
    private static final int PART = 1000;

    private final StoredPulls pulls;
    private final String pull;
    private final Queue<PulledMember> part = new ArrayDeque<>();
    private long last;
    private boolean ended;

    PulledMembers(StoredPulls pulls, String pull) {
        this.pulls = pulls;
        this.pull = pull;
    }

    /// The next person, left where they are.
    Optional<PulledMember> peek() {
        if (part.isEmpty() && !ended) {
            part.addAll(pulls.members(pull, last, PART));
            ended = part.size() < PART;
            part.forEach(member -> last = member.id());
        }
        return Optional.ofNullable(part.peek());
    }

    /// Goes on behind the next person.
    void pass() {
        part.poll();
    }
}
