package dev.tgrow.world;

import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A group or channel as it stands now.
final class LiveChat {
    private final ChatPlan plan;
    private final Roster roster;
    private final History history;
    private final Map<Long, Role> roles;
    private final Map<Long, Given> given = new HashMap<>();
    private final Map<Long, Instant> lastSent = new HashMap<>();
    private final List<Topic> topics;
    private final Map<Long, Importer> requests = new LinkedHashMap<>();
    private Set<Right> permissions;
    private Duration slowMode;
    private int version = 1;

    /// How somebody got their role.
    record Given(long by, Instant at) {}

    LiveChat(ChatPlan plan, Roster roster, History history) {
        this.plan = plan;
        this.roster = roster;
        this.history = history;
        this.roles = new HashMap<>(plan.members().roles());
        this.topics = new ArrayList<>(plan.topics());
        this.permissions = plan.rules().permissions();
        this.slowMode = plan.rules().slowMode();
        creator()
                .ifPresent(creator ->
                        roles.keySet().forEach(user -> given.put(user, new Given(creator, roster.began()))));
    }

    /// Whoever gave the roles that the world begins with.
    private Optional<Long> creator() {
        return roles.entrySet().stream()
                .filter(role -> role.getValue().status() == MemberStatus.CREATOR)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    ChatPlan plan() {
        return plan;
    }

    Roster roster() {
        return roster;
    }

    History history() {
        return history;
    }

    /// Standings that somebody was given, by id; whoever left is here too.
    Map<Long, Role> roles() {
        return roles;
    }

    /// Who gave somebody their role and when, if that is known.
    Optional<Given> given(long user) {
        return Optional.ofNullable(given.get(user));
    }

    Role role(long user) {
        var role = roles.get(user);
        if (role != null && role.status().isMember() == roster.contains(user)) return role;
        return Role.of(roster.contains(user) ? MemberStatus.MEMBER : MemberStatus.LEFT);
    }

    MemberStatus status(long user) {
        return role(user).status();
    }

    Standing standing(long user) {
        return Standing.of(plan, permissions, role(user));
    }

    boolean isAdministrator(long user) {
        return status(user).isAdministrator();
    }

    /// Whether this person was in the chat once and isn't now.
    boolean wasLeftBy(long user) {
        return roles.containsKey(user) && status(user) == MemberStatus.LEFT;
    }

    /// Whether this person may look into the chat at all.
    boolean isOpenTo(long user) {
        var status = status(user);
        return status.isMember()
                || (status != MemberStatus.BANNED && plan.username().isPresent());
    }

    /// Whether this person finds `other` in the member list.
    boolean shows(long viewer, Person other) {
        if (!roster.contains(other.id()) || !isOpenTo(viewer)) return false;
        if (isAdministrator(viewer)) return true;
        if (plan.isChannel()) return false;
        return !plan.rules().hiddenMembers() || other.isBot() || isAdministrator(other.id());
    }

    /// Whether this person may read the whole member list.
    boolean listsMembersTo(long viewer) {
        return isAdministrator(viewer) || (!plan.isChannel() && !plan.rules().hiddenMembers());
    }

    void join(long user, Instant at, OptionalLong inviter) {
        version++;
        roster.join(user, at, inviter);
        requests.remove(user);
        var role = roles.get(user);
        if (role != null && role.status() != MemberStatus.RESTRICTED) roles.remove(user);
    }

    /// Gives somebody a role, which may end their membership.
    void give(long user, Role role, Given how) {
        version++;
        if (!role.status().isMember() && roster.contains(user)) roster.leave(user);
        if (role.status().isMember()) roster.name(user);
        if (role.status() == MemberStatus.MEMBER) roles.remove(user);
        else roles.put(user, role);
        given.put(user, how);
    }

    /// What ordinary members may do.
    Set<Right> permissions() {
        return permissions;
    }

    void permit(Collection<Right> rights) {
        version++;
        permissions = Set.copyOf(rights);
    }

    /// The time between two messages of one ordinary member; zero for none.
    Duration slowMode() {
        return slowMode;
    }

    void slow(Duration between) {
        slowMode = between;
    }

    List<Topic> topics() {
        return topics;
    }

    /// Who waits to be let in, in the order in which they asked.
    Map<Long, Importer> requests() {
        return requests;
    }

    /// How long this person must wait before its next message.
    Duration slowModeLeft(long user, Instant now) {
        var last = lastSent.get(user);
        var whole = slowMode;
        if (last == null || whole.isZero() || isAdministrator(user)) return Duration.ZERO;
        var left = Duration.between(now, last.plus(whole));
        if (left.isNegative()) return Duration.ZERO;
        // A clock that was set back must not make anybody wait longer than the mode's length.
        return left.compareTo(whole) > 0 ? whole : left;
    }

    void sentBy(long user, Instant date) {
        lastSent.put(user, date);
    }

    ChatView seenBy(long viewer, Instant created) {
        var role = role(viewer);
        var member = role.status().isMember();
        return new ChatView(
                plan.id(),
                plan.kind(),
                plan.title(),
                plan.username(),
                created,
                Standing.of(plan, permissions, role),
                role,
                member ? Optional.of(roster.joinedAt(viewer)) : Optional.empty(),
                permissions,
                roster.size(),
                version,
                slowMode,
                plan.rules().stars(),
                plan.rules().protectedContent(),
                plan.rules().joinRequests(),
                plan.rules().forum());
    }
}
