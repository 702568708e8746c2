package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Everything that can change in a world, and how each [Change] changes it. No rules. Guarded by the world's
/// lock.
final class WorldState {
    private final People people;
    private final Beginning beginning;
    private final Map<ChatId, LiveChat> chats = new LinkedHashMap<>();
    private final Map<String, LiveChat> byUsername = new HashMap<>();
    private final MessageState messages = new MessageState(this);
    private final LinkBook links = new LinkBook();
    private final FaultCounts faults = new FaultCounts();
    private final ContactLists contacts;
    private final RoleEnds roleEnds = new RoleEnds();
    private final Set<Change> met = new HashSet<>();
    private Instant latest;

    WorldState(WorldPlan plan) {
        latest = plan.now();
        var named = new ArrayList<>(plan.special());
        plan.accounts().forEach(account -> named.add(account.person()));
        people = new People(plan.people(), new Chance(plan.seed()).of("people"), plan.now(), named);
        contacts = new ContactLists(plan.accounts());
        beginning = new Beginning(people, new Chance(plan.seed()), plan.now());
        plan.chats().forEach(this::begin);
    }

    private void begin(ChatPlan plan) {
        var live = beginning.chat(plan, plan.isBasicGroup() ? messages.commonLast() : 0);
        chats.put(plan.id(), live);
        messages.number(plan.id(), live.history().lastId());
        plan.username().ifPresent(name -> byUsername.put(name.toLowerCase(Locale.ROOT), live));
        plan.invite().ifPresent(hash -> links.add(firstLink(live, hash)));
    }

    /// The link of a chat's creator, or where there is none, of whoever is first.
    private Change.LinkMade firstLink(LiveChat chat, String hash) {
        var plan = chat.plan();
        var members = chat.roster().everybody();
        var owner = members.size() == 0 ? 1 : members.at(0);
        var requests = plan.rules().joinRequests();
        // A permanent link lets everybody in.
        return new Change.LinkMade(
                plan.id().value(), hash, owner, "", Optional.empty(), 0, requests, !requests, beginning.created());
    }

    void apply(Change change) {
        switch (change) {
            case Change.Joined joined -> join(joined);
            case Change.RoleGiven given -> give(given);
            case Change.OfMessages message -> messages.apply(message);
            case Change.Asked(long chat, long user, String hash, Instant at) -> {
                see(at);
                live(chat).requests().put(user, new Importer(new UserId(user), hash, at, OptionalLong.empty()));
            }
            case Change.Declined(long chat, long user, long _, Instant at) -> {
                see(at);
                live(chat).requests().remove(user);
            }
            case Change.PermissionsSet(long chat, long _, List<Right> rights, Instant at) -> {
                see(at);
                live(chat).permit(rights);
            }
            case Change.SlowModeSet(long chat, long _, int seconds, Instant at) -> {
                see(at);
                live(chat).slow(Duration.ofSeconds(seconds));
            }
            case Change.ContactAdded added -> contacts.add(added);
            case Change.ContactsDeleted deleted -> contacts.delete(deleted);
            case Change.LinkMade link -> links.add(link);
            case Change.LinkEdited edit -> links.edit(edit);
            case Change.LinkRevoked(long _, String hash) -> links.revoke(hash);
            case Change.LinkDeleted(long _, String hash) -> links.delete(hash);
            case Change.FaultCounted counted -> faults.count(counted);
            case Change.RateCounted counted -> faults.count(counted);
            case Change.ChatMet _, Change.UserMet _ -> met.add(change);
            case Change.ClockSeen(Instant at) -> see(at);
        }
    }

    private void join(Change.Joined joined) {
        var chat = live(joined.chat());
        var inviter = joined.way() == Change.Way.ADDED ? OptionalLong.of(joined.by()) : OptionalLong.empty();
        var approver = joined.way() == Change.Way.BY_REQUEST ? OptionalLong.of(joined.by()) : OptionalLong.empty();
        for (long user : joined.users()) {
            chat.join(user, joined.at(), inviter);
            links.use(joined.hash(), user, joined.at(), approver);
        }
        messages.addService(joined, joined.message(), joined.at(), action(joined));
        see(joined.at());
    }

    private Action action(Change.Joined joined) {
        return switch (joined.way()) {
            case ADDED, BY_ITSELF -> new Action.Added(joined.users());
            case BY_LINK ->
                new Action.JoinedByLink(
                        link(joined.hash()).map(link -> link.creator().value()).orElse(0L));
            case BY_REQUEST -> new Action.JoinedByRequest();
        };
    }

    private void give(Change.RoleGiven given) {
        live(given.chat()).give(given.user(), given.role(), new LiveChat.Given(given.by(), given.at()));
        roleEnds.add(given);
        messages.addService(given, given.message(), given.at(), new Action.Removed(given.user()));
        see(given.at());
    }

    void see(Instant at) {
        if (at.isAfter(latest)) latest = at;
    }

    /// The youngest moment of the world: where its clock goes on.
    Instant latest() {
        return latest;
    }

    Instant created() {
        return beginning.created();
    }

    People people() {
        return people;
    }

    MessageState messages() {
        return messages;
    }

    ContactLists contacts() {
        return contacts;
    }

    LinkBook links() {
        return links;
    }

    FaultCounts faults() {
        return faults;
    }

    RoleEnds roleEnds() {
        return roleEnds;
    }

    Optional<LiveChat> chat(ChatId id) {
        return Optional.ofNullable(chats.get(id));
    }

    Collection<LiveChat> chats() {
        return chats.values();
    }

    Optional<LiveChat> chatByUsername(String username) {
        return Optional.ofNullable(byUsername.get(username.toLowerCase(Locale.ROOT)));
    }

    /// A link as it stands now.
    Optional<Link> link(String hash) {
        return links.find(hash, 0).flatMap(link -> {
            var waiting = live(link.chat().value()).requests().values().stream()
                    .filter(request -> request.hash().equals(hash))
                    .count();
            return links.find(hash, (int) waiting);
        });
    }

    boolean met(Change meeting) {
        return met.contains(meeting);
    }

    LiveChat live(long chat) {
        return chat(new ChatId(chat)).orElseThrow(() -> new IllegalStateException("there is no chat " + chat));
    }
}
