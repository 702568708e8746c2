package dev.tgrow.datacentre;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Chance;
import dev.tgrow.world.WorldError;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One line of a [Script]: which calls it is about, which of these it strikes, and with what.
///
/// Begins to count when it is given its effect. Strikes the first call that it is about and then no more, unless it is
/// told otherwise. Guarded by the script's lock.
public final class Rule {
    private final Script script;
    private final String method;
    private OptionalLong account = OptionalLong.empty();
    private Optional<ChatId> chat = Optional.empty();
    private Optional<UserId> user = Optional.empty();
    private long after;
    private long times = 1;
    private long every = 1;
    private double share = 1;
    private Chance chance = new Chance(0);
    private @Nullable Effect effect;
    private long seen;
    private long struck;

    Rule(Script script, String method) {
        this.script = script;
        this.method = method;
    }

    /// Only calls of this account.
    public Rule of(long accountId) {
        account = OptionalLong.of(accountId);
        return this;
    }

    /// Only calls that name this group or channel.
    public Rule in(ChatId onlyChat) {
        chat = Optional.of(onlyChat);
        return this;
    }

    /// Only calls that name this person.
    public Rule about(UserId onlyUser) {
        user = Optional.of(onlyUser);
        return this;
    }

    /// Only the n-th such call, counted from 1.
    public Rule at(long n) {
        after = n - 1;
        return this;
    }

    /// Lets so many calls go well first.
    public Rule after(long calls) {
        after = calls;
        return this;
    }

    public Rule times(long strikes) {
        times = strikes;
        return this;
    }

    public Rule forEver() {
        times = Long.MAX_VALUE;
        return this;
    }

    /// Only each n-th call, for ever.
    public Rule every(long n) {
        every = n;
        return forEver();
    }

    /// Only some calls, for ever. Which of them is a function of the seed and of how many there were before, so the
    /// same numbers are struck in each run.
    ///
    /// @param ofCalls from 0 to 1
    public Rule sometimes(double ofCalls, long seed) {
        share = ofCalls;
        chance = new Chance(seed);
        return forEver();
    }

    /// Refuses with the code that Telegram sends with this text.
    public Rule error(String text) {
        return error(WorldError.of(text).code(), text);
    }

    public Rule error(int code, String text) {
        return begin(new Effect.Refuse(code, text));
    }

    /// Refuses with `FLOOD_WAIT`.
    public Rule flood(Duration wait) {
        return error(420, "FLOOD_WAIT_" + wait.toSeconds());
    }

    public Rule delay(Duration length) {
        return begin(new Effect.Delay(length));
    }

    /// See [Effect.DropBefore].
    public Rule dropBefore() {
        return begin(new Effect.DropBefore());
    }

    /// See [Effect.DropAfter].
    public Rule dropAfter() {
        return begin(new Effect.DropAfter());
    }

    /// See [Effect.Lose].
    public Rule lose() {
        return begin(new Effect.Lose());
    }

    /// See [Effect.Mute].
    public Rule mute() {
        return begin(new Effect.Mute());
    }

    /// See [Effect.Hang].
    public Rule hang() {
        return begin(new Effect.Hang());
    }

    /// See [Effect.Revoke].
    public Rule revoke() {
        return begin(new Effect.Revoke());
    }

    /// How many calls it struck.
    public long struck() {
        return script.locked(() -> struck);
    }

    /// How many calls it was about.
    public long seen() {
        return script.locked(() -> seen);
    }

    /// Strikes no more.
    public void stop() {
        script.remove(this);
    }

    private Rule begin(Effect what) {
        effect = what;
        script.add(this);
        return this;
    }

    boolean isAbout(Occasion occasion) {
        return (method.equals(Script.ANY) || method.equals(occasion.method()))
                && (account.isEmpty() || account.equals(occasion.account()))
                && chat.map(occasion.chats()::contains).orElse(true)
                && user.map(occasion.users()::contains).orElse(true);
    }

    /// Counts a call.
    ///
    /// @param free whether no other rule has struck it
    Optional<Effect> count(boolean free) {
        seen++;
        var due = struck < times && seen > after && (seen - after) % every == 0 && chance.share(seen) < share;
        if (!free || !due) return Optional.empty();
        struck++;
        return Optional.ofNullable(effect);
    }
}
