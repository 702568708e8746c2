package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A make-believe Telegram: its state and its server's rules, asked by accounts. Nothing here waits.
///
/// The parts share one lock, so accounts may ask from many threads. A method that changes something returns
/// after the change is in the journal. What the server would refuse is a [WorldError] in the server's words.
///
/// A [ChatId] above zero is the private chat with somebody; message numbers are the server's.
public final class World {
    private final WorldPlan plan;
    private final WorldState state;
    private final Changes changes;
    private final FaultRules faults;
    private final Turn turn;
    private final Accounts accounts;
    private final Users users;
    private final Chats chats;
    private final Members members;
    private final Messages messages;
    private final ScheduledMessages scheduled;
    private final InviteLinks links;
    private final Acquaintances acquaintances;
    private final Outside outside;
    private final ScheduleRules schedule;
    private final MembershipRules membership;

    /// @param state the world as the journal leaves it
    /// @param clock the world's time
    World(WorldPlan plan, WorldState state, Journal journal, Supplier<Instant> clock) {
        this.plan = plan;
        this.state = state;
        this.changes = new Changes(state, journal, clock);
        this.faults = new FaultRules(plan, state, changes);
        this.turn = new Turn(this::happen);
        this.accounts = new Accounts(plan.accounts());
        var access = new Access(state);
        this.users = new Users(turn, state, changes, access);
        var reading = new ReadRules(state, access);
        var writing = new MessageRules(plan, state, changes, access, reading);
        this.membership = new MembershipRules(state, changes, access);
        this.schedule = new ScheduleRules(plan, state, changes, writing, reading, accounts);
        this.chats = new Chats(
                turn, new ChatRules(state, changes, access, reading), new SettingRules(changes, access), state);
        this.members = new Members(turn, new MemberRules(state, access), membership);
        this.messages = new Messages(turn, reading, writing, new EditRules(state, changes, reading, writing), state);
        this.scheduled = new ScheduledMessages(turn, schedule);
        this.links = new InviteLinks(
                turn,
                new LinkRules(plan, state, changes, access, membership),
                new RequestRules(changes, access, membership));
        this.acquaintances = new Acquaintances(turn, state, changes);
        this.outside = new Outside(turn, state, changes, writing, membership);
    }

    /// The name of the world's file.
    public String name() {
        return plan.name();
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

    public Accounts accounts() {
        return accounts;
    }

    public Users users() {
        return users;
    }

    public Chats chats() {
        return chats;
    }

    public Members members() {
        return members;
    }

    public Messages messages() {
        return messages;
    }

    public ScheduledMessages scheduled() {
        return scheduled;
    }

    public InviteLinks links() {
        return links;
    }

    /// What clients know; no server needs it.
    public Acquaintances acquaintances() {
        return acquaintances;
    }

    /// What other people do, for those who write the play.
    public Outside outside() {
        return outside;
    }

    /// What, if anything, goes wrong this time. Counts.
    public Optional<Fault.Effect> strike(Fault.Occasion occasion) {
        return turn.take(() -> faults.strike(occasion));
    }

    /// Tells all changes since the world began, in their order, and from then on each after it is made and
    /// journaled.
    ///
    /// @param listener called under the world's lock, in the thread that made the change: it may ask the world,
    ///     but must neither wait nor throw
    public void listen(Consumer<Change> listener) {
        turn.run(() -> changes.listen(listener));
    }

    /// The world's time, to the second.
    public Instant now() {
        return changes.now();
    }

    /// Lets happen what is due by the clock: scheduled messages, the end of bans. Anything asked of the world
    /// does so too; who has to tell of it in time calls this at [#nextDue].
    public void tick() {
        turn.run(() -> {});
    }

    /// When something will happen by itself, if nothing else does before.
    public Optional<Instant> nextDue() {
        return turn.take(() -> Stream.of(
                        state.messages().schedule().next(), state.roleEnds().next())
                .flatMap(Optional::stream)
                .min(Instant::compareTo));
    }

    private void happen() {
        membership.endRoles();
        schedule.sendDue();
    }

    /// Remembers what time it is.
    void keepClock() {
        turn.run(() -> {
            if (changes.now().isAfter(state.latest())) changes.make(new Change.ClockSeen(changes.now()));
        });
    }
}
