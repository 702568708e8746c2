package dev.tgrow.world;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.MemberStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A group or channel as it stands now.
final class LiveChat {
    private final ChatPlan plan;
    private final Roster roster;
    private final History history;
    private final Map<Long, Instant> lastSent = new HashMap<>();

    LiveChat(ChatPlan plan, Roster roster, History history) {
        this.plan = plan;
        this.roster = roster;
        this.history = history;
    }

    /// The chat as it is when the world begins.
    static LiveChat of(ChatPlan plan, People people, Chance world, Instant now) {
        var roster = new Roster(plan, people, now);
        var chance = world.of("posts").of(plan.id().value());
        var writers = roster.firstMembers();
        var written = plan.posts().written();
        var end = written.isEmpty() ? now : written.getFirst().post().date();
        var maker = new PostMaker(plan, chance, end, number -> writer(writers, people, chance, number));
        var history = new History(maker);
        written.forEach(message -> history.add(Messages.numbered(message, history.lastId() + 1)));
        return new LiveChat(plan, roster, history);
    }

    private static Optional<Person> writer(Lineup writers, People people, Chance chance, long number) {
        var size = writers.size();
        return size == 0
                ? Optional.empty()
                : people.byId(writers.at(chance.of("writer").below(size, number)));
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

    MemberStatus status(long user) {
        if (roster.joinedLater(user)) return MemberStatus.MEMBER;
        var role = plan.members().roles().get(user);
        if (role != null) return role.status();
        return roster.contains(user) ? MemberStatus.MEMBER : MemberStatus.LEFT;
    }

    Standing standing(long user) {
        var status = status(user);
        var role = plan.members().roles().get(user);
        return Standing.of(plan, status, role == null || role.status() != status ? Set.of() : role.rights());
    }

    boolean isAdministrator(long user) {
        return status(user).isAdministrator();
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

    /// How long this person must wait before its next message.
    Duration slowModeLeft(long user, Instant now) {
        var last = lastSent.get(user);
        var whole = plan.rules().slowMode();
        if (last == null || whole.isZero() || isAdministrator(user)) return Duration.ZERO;
        var left = Duration.between(now, last.plus(whole));
        if (left.isNegative()) return Duration.ZERO;
        // A clock that was set back must not make anybody wait longer than the mode's length.
        return left.compareTo(whole) > 0 ? whole : left;
    }

    void sentBy(long user, Instant date) {
        lastSent.put(user, date);
    }

    /// The chat as this person sees it.
    Chat seenBy(long viewer) {
        var standing = standing(viewer);
        return new Chat(
                plan.id(),
                plan.kind(),
                plan.title(),
                plan.username(),
                standing.status(),
                standing.rights(),
                !plan.rules().slowMode().isZero(),
                standing.status().isAdministrator() ? 0 : plan.rules().stars());
    }
}
