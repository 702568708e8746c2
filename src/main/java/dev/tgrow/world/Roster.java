package dev.tgrow.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/// Who is in a chat, in the order of its member list: the newest first.
///
/// Generated members are a function of their place, so any page costs the same, however long the list is.
final class Roster {
    private static final Duration AGE = Duration.ofDays(400);

    private final People people;
    private final Instant now;
    private final List<Long> listed;
    private final Set<Long> listedIds;
    private final List<Spread> crowds;
    private final List<Long> joined = new ArrayList<>();
    private final Map<Long, Instant> joinedAt = new HashMap<>();

    /// @param now when the world began
    Roster(ChatPlan plan, People people, Instant now) {
        this.people = people;
        this.now = now;
        this.listed = listed(plan);
        this.listedIds = new HashSet<>(listed);
        var apart = new HashSet<>(plan.members().roles().keySet());
        apart.addAll(listed);
        var numbers = apart.stream().map(id -> id - people.idAt(0)).toList();
        this.crowds = plan.members().crowds().stream()
                .map(crowd -> crowd.without(numbers))
                .toList();
    }

    /// Those with a role first, the higher the earlier.
    private static List<Long> listed(ChatPlan plan) {
        var all = new ArrayList<Long>();
        plan.members().roles().entrySet().stream()
                .filter(role -> role.getValue().status().isMember())
                .sorted(Comparator.comparing(
                                (Map.Entry<Long, Role> role) -> role.getValue().status())
                        .thenComparing(Map.Entry::getKey))
                .forEach(role -> all.add(role.getKey()));
        plan.members().listed().stream()
                .filter(id -> !plan.members().roles().containsKey(id))
                .distinct()
                .forEach(all::add);
        return List.copyOf(all);
    }

    Lineup everybody() {
        return new Lineup(List.of(joined.reversed(), listed), crowds, people.idAt(0));
    }

    /// Who was there when the world began.
    Lineup firstMembers() {
        return new Lineup(List.of(listed), crowds, people.idAt(0));
    }

    Lineup bots() {
        var crowdBots = crowds.stream().map(people::botsAmong).toList();
        return new Lineup(List.of(named(id -> people.known(id).isBot())), crowdBots, people.idAt(0));
    }

    /// Those of the members who are not just one of the crowd.
    List<Long> named(LongPredicate wanted) {
        var all = new ArrayList<>(joined.reversed());
        all.addAll(listed);
        all.removeIf(id -> !wanted.test(id));
        return all;
    }

    int size() {
        return everybody().size();
    }

    boolean contains(long id) {
        if (joinedAt.containsKey(id) || listedIds.contains(id)) return true;
        var index = id - people.idAt(0);
        return crowds.stream().anyMatch(crowd -> crowd.contains(index));
    }

    boolean joinedLater(long id) {
        return joinedAt.containsKey(id);
    }

    /// When a member joined.
    Instant joinedAt(long id) {
        var date = joinedAt.get(id);
        if (date != null) return date;
        if (listedIds.contains(id)) return now.minus(AGE).plusSeconds(Math.floorMod(id * 7919, 86_400L));
        var index = id - people.idAt(0);
        var progress = crowds.stream()
                .filter(crowd -> crowd.contains(index))
                .mapToDouble(crowd -> crowd.progress(index))
                .findFirst()
                .orElseThrow();
        var length = AGE.minusDays(2).toSeconds();
        return now.minus(Duration.ofDays(1)).minusSeconds((long) (length * progress));
    }

    void join(long id, Instant date) {
        joined.add(id);
        joinedAt.put(id, date);
    }
}
