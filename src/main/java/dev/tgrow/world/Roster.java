package dev.tgrow.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
    private final Map<Long, Entry> entries = new HashMap<>();

    private record Entry(Instant date, OptionalLong inviter) {}

    /// @param now when the world began
    Roster(ChatPlan plan, People people, Instant now) {
        this.people = people;
        this.now = now;
        this.listed = listed(plan);
        this.listedIds = new HashSet<>(listed);
        var apart = new HashSet<>(plan.members().roles().keySet());
        apart.addAll(listed);
        var numbers = apart.stream().map(id -> id - people.idAt(0)).toList();
        this.crowds = new ArrayList<>(plan.members().crowds().stream()
                .map(crowd -> crowd.without(numbers))
                .toList());
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
        return all;
    }

    /// When the world began.
    Instant began() {
        return now;
    }

    Lineup everybody() {
        return new Lineup(List.of(joined.reversed(), listed), crowds, people.idAt(0));
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
        if (entries.containsKey(id) || listedIds.contains(id)) return true;
        return inCrowd(id);
    }

    private boolean inCrowd(long id) {
        var index = id - people.idAt(0);
        return crowds.stream().anyMatch(crowd -> crowd.contains(index));
    }

    /// When a member joined.
    Instant joinedAt(long id) {
        var entry = entries.get(id);
        if (entry != null) return entry.date();
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

    /// Who brought a member in, if that is known.
    OptionalLong inviter(long id) {
        var entry = entries.get(id);
        return entry == null ? OptionalLong.empty() : entry.inviter();
    }

    void join(long id, Instant date, OptionalLong inviter) {
        joined.add(id);
        entries.put(id, new Entry(date, inviter));
    }

    void leave(long id) {
        entries.remove(id);
        if (listedIds.remove(id)) listed.remove(id);
        else if (!joined.remove(id)) crowds.replaceAll(crowd -> crowd.but(id - people.idAt(0)));
    }

    /// Lists a member apart from the crowd, so that it is found without looking at everybody.
    void name(long id) {
        if (!inCrowd(id)) return;
        var entry = new Entry(joinedAt(id), OptionalLong.empty());
        crowds.replaceAll(crowd -> crowd.but(id - people.idAt(0)));
        listed.add(id);
        listedIds.add(id);
        entries.put(id, entry);
    }
}
