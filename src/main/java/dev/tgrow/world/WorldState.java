package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that can change in a world, and how each [Change] changes it. No rules. Guarded by the world's lock.
final class WorldState {
    private final People people;
    private final Map<ChatId, LiveChat> chats = new LinkedHashMap<>();
    private final Map<String, LiveChat> byUsername = new HashMap<>();
    private final PrivateChats privateChats = new PrivateChats();
    private final Map<String, Change.LinkMade> links = new LinkedHashMap<>();
    private final Map<Integer, Fault.Count> faults = new HashMap<>();
    private final Set<Change> met = new HashSet<>();
    private Instant latest;

    WorldState(WorldPlan plan) {
        latest = plan.now();
        var named = new ArrayList<>(plan.special());
        plan.accounts().forEach(account -> named.add(account.person()));
        people = new People(plan.people(), new Chance(plan.seed()).of("people"), plan.now(), named);
        for (ChatPlan chat : plan.chats()) {
            var live = LiveChat.of(chat, people, new Chance(plan.seed()), plan.now());
            chats.put(chat.id(), live);
            chat.username().ifPresent(name -> byUsername.put(name.toLowerCase(Locale.ROOT), live));
        }
    }

    void apply(Change change) {
        switch (change) {
            case Change.Joined(long chat, long user, long by, long message, Instant at) -> {
                live(chat).roster().join(user, at);
                addService(new ChatId(chat), message, by, at);
            }
            case Change.Posted posted -> add(posted);
            case Change.PinMade(long chat, long _, long by, long service, Instant at) ->
                addService(new ChatId(chat), service, by, at);
            case Change.LinkMade link -> links.put(link.hash(), link);
            case Change.FaultCounted(int fault, long seen, long struck) ->
                faults.put(fault, new Fault.Count(seen, struck));
            case Change.ChatMet _, Change.UserMet _ -> met.add(change);
            case Change.ClockSeen(Instant at) -> see(at);
        }
    }

    private void addService(ChatId chat, long message, long by, Instant at) {
        see(at);
        history(chat, by).add(Messages.service(chat, message, isChannel(chat), people.known(by), at));
    }

    private void add(Change.Posted posted) {
        see(posted.at());
        var chat = new ChatId(posted.chat());
        history(chat, posted.from()).add(Messages.posted(posted, isChannel(chat), people.known(posted.from())));
        chat(chat).ifPresent(live -> live.sentBy(posted.from(), posted.at()));
    }

    private boolean isChannel(ChatId chat) {
        return chat(chat).filter(live -> live.plan().isChannel()).isPresent();
    }

    private void see(Instant at) {
        if (at.isAfter(latest)) latest = at;
    }

    /// The youngest moment of the world: where its clock goes on.
    Instant latest() {
        return latest;
    }

    People people() {
        return people;
    }

    Optional<LiveChat> chat(ChatId id) {
        return Optional.ofNullable(chats.get(id));
    }

    Iterable<LiveChat> chats() {
        return chats.values();
    }

    Optional<LiveChat> chatByUsername(String username) {
        return Optional.ofNullable(byUsername.get(username.toLowerCase(Locale.ROOT)));
    }

    /// The messages of a chat as `account` has it; only private chats differ from account to account.
    History history(ChatId chat, long account) {
        return chat.value() > 0
                ? privateChats.between(account, chat.value())
                : live(chat.value()).history();
    }

    Optional<Change.LinkMade> link(String hash) {
        return Optional.ofNullable(links.get(hash));
    }

    int linkCount() {
        return links.size();
    }

    Fault.Count count(int fault) {
        return faults.getOrDefault(fault, Fault.Count.NONE);
    }

    boolean met(Change meeting) {
        return met.contains(meeting);
    }

    private LiveChat live(long chat) {
        return chat(new ChatId(chat)).orElseThrow(() -> new IllegalStateException("there is no chat " + chat));
    }
}
