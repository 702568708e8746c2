package dev.tgrow.world;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A simulated Telegram: its state and its server's rules, asked by accounts. Nothing here waits.
///
/// Guarded by its own lock, so accounts may ask from many threads. A method that changes something returns after the
/// change is in the journal. What the server would refuse is a [WorldError] in the server's words.
public final class World {
    private final WorldPlan plan;
    private final WorldState state;
    private final Changes changes;
    private final Acquaintance acquaintance;
    private final MemberRules members;
    private final MessageRules messages;
    private final LinkRules links;
    private final FaultRules faults;

    /// @param state the world as the journal leaves it
    /// @param clock the world's time
    World(WorldPlan plan, WorldState state, Journal journal, Supplier<Instant> clock) {
        this.plan = plan;
        this.state = state;
        this.changes = new Changes(state, journal, clock);
        this.acquaintance = new Acquaintance(state, changes);
        this.members = new MemberRules(state, changes, acquaintance);
        this.messages = new MessageRules(plan, state, changes);
        this.links = new LinkRules(plan, state, changes);
        this.faults = new FaultRules(plan, state, changes);
    }

    /// The name of the world's file.
    public String name() {
        return plan.name();
    }

    public List<Account> accounts() {
        return plan.accounts();
    }

    public Limits limits() {
        return plan.limits();
    }

    /// How long the way of this call to the server and back takes.
    public Duration latency(String call) {
        return plan.latency().of(call);
    }

    /// Where all that looks random in this world comes from.
    public Chance chance() {
        return new Chance(plan.seed());
    }

    /// What, if anything, goes wrong this time. Counts.
    public synchronized Optional<Fault.Effect> strike(Fault.Occasion occasion) {
        return faults.strike(occasion);
    }

    /// Remembers what time it is.
    synchronized void keepClock() {
        if (changes.now().isAfter(state.latest())) changes.make(new Change.ClockSeen(changes.now()));
    }

    /// A public chat by name, in any case.
    public synchronized Optional<Chat> chatByUsername(Account account, String username) {
        var found = state.chatByUsername(username);
        return found.map(chat -> chat.seenBy(account.id()));
    }

    /// A person or bot by name, in any case.
    public synchronized Optional<User> userByUsername(Account account, String username) {
        var found = state.people().byUsername(username);
        return found.map(person -> acquaintance.seenBy(account, person));
    }

    /// The chat of an invite link, whether or not the account is in it.
    public synchronized Chat chatByInvite(Account account, String hash) {
        return links.look(hash).seenBy(account.id());
    }

    public synchronized Optional<Chat> chat(Account account, ChatId id) {
        return state.chat(id).map(chat -> chat.seenBy(account.id()));
    }

    public synchronized Optional<User> user(Account account, UserId id) {
        return state.people().byId(id.value()).map(person -> acquaintance.seenBy(account, person));
    }

    /// Lets the account's client remember a chat.
    public synchronized void meet(Account account, ChatId chat) {
        state.chat(chat).ifPresent(found -> acquaintance.meet(account, found));
    }

    /// Lets the account's client remember a person.
    public synchronized void meet(Account account, UserId user) {
        state.people().byId(user.value()).ifPresent(found -> acquaintance.meet(account, found));
    }

    public synchronized boolean hasMet(Account account, ChatId chat) {
        return acquaintance.knows(account, chat);
    }

    public synchronized boolean hasMet(Account account, UserId user) {
        return acquaintance.knows(account, user.value());
    }

    public synchronized ChatDetails details(Account account, ChatId chat) {
        return members.details(account, open(account, chat));
    }

    public synchronized MemberPage members(Account account, ChatId chat, MemberList list, int offset, int limit) {
        return members.page(account, open(account, chat), list, offset, limit);
    }

    public synchronized Member member(Account account, ChatId chat, UserId user) {
        return members.member(account, open(account, chat), person(user, "USER_ID_INVALID"));
    }

    public synchronized HistoryPage history(Account account, ChatId chat, Optional<MessageId> before, int limit) {
        if (chat.value() < 0) open(account, chat);
        return messages.history(account, chat, before, limit);
    }

    /// Adds somebody; anything but yes means that the server lists them as left out, which is no error to it.
    public synchronized Invitable invite(Account account, ChatId chat, UserId user) {
        return members.invite(account, open(account, chat), person(user, "USER_ID_INVALID"));
    }

    public synchronized Message send(Account account, ChatId chat, Draft draft) {
        return chat.value() > 0
                ? messages.send(account, person(new UserId(chat.value()), "PEER_ID_INVALID"), draft)
                : messages.send(account, open(account, chat), draft);
    }

    public synchronized void pin(Account account, ChatId chat, MessageId message) {
        if (chat.value() < 0) messages.checkPinning(account, open(account, chat));
        messages.pin(account, chat, message);
    }

    public synchronized InviteLink createLink(Account account, ChatId chat, LinkWish wish) {
        return links.create(account, open(account, chat), wish);
    }

    private LiveChat open(Account account, ChatId id) {
        var chat = state.chat(id).orElseThrow(() -> WorldError.of("CHANNEL_INVALID"));
        if (!chat.isOpenTo(account.id())) throw WorldError.of("CHANNEL_PRIVATE");
        return chat;
    }

    private Person person(UserId user, String error) {
        return state.people().byId(user.value()).orElseThrow(() -> WorldError.of(error));
    }
}
