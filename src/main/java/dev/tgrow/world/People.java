package dev.tgrow.world;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Everybody in the world. The nameless many are functions of their number and cost no memory.
final class People {
    private final PeoplePlan plan;
    private final Chance chance;
    private final Instant now;
    private final Map<Long, Person> named = new HashMap<>();
    private final Map<String, Person> byUsername = new HashMap<>();

    /// @param named accounts and people written by hand
    /// @param now when the generated people were last seen is reckoned from here
    People(PeoplePlan plan, Chance chance, Instant now, Collection<Person> named) {
        this.plan = plan;
        this.chance = chance;
        this.now = now;
        for (Person person : named) {
            this.named.put(person.id(), person);
            person.user().username().ifPresent(name -> byUsername.put(name.toLowerCase(Locale.ROOT), person));
        }
    }

    Optional<Person> byId(long id) {
        var person = named.get(id);
        if (person != null) return Optional.of(person);
        return plan.holds(id) ? Optional.of(generated(id - plan.firstId())) : Optional.empty();
    }

    /// Somebody whose id comes from the world itself.
    Person known(long id) {
        return byId(id).orElseThrow(() -> new IllegalStateException("nobody has the id " + id));
    }

    Optional<Person> byUsername(String username) {
        var name = username.toLowerCase(Locale.ROOT);
        var person = byUsername.get(name);
        if (person != null) return Optional.of(person);
        return Usernames.index(name)
                .filter(index -> index < plan.count())
                .map(this::generated)
                .filter(found ->
                        found.user().username().map(name::equalsIgnoreCase).orElse(false));
    }

    /// @param phone digits
    Optional<Person> byPhone(String phone) {
        return named.values().stream()
                .filter(person -> person.user().phone().filter(phone::equals).isPresent())
                .findFirst();
    }

    long idAt(long index) {
        return plan.firstId() + index;
    }

    /// The generated people of these numbers who are bots.
    Spread botsAmong(Spread people) {
        var every = botEvery();
        if (every == 0) return Spread.NONE;
        return people.everyOf(every);
    }

    private long botEvery() {
        var ratio = plan.ratios().bots();
        return ratio <= 0 ? 0 : Math.max(1, Math.round(1 / ratio));
    }

    private Person generated(long index) {
        var every = botEvery();
        if (every > 0 && index % every == every - 1) return bot(index);
        if (chance.of("deleted").share(index) < plan.ratios().deleted()) return deleted(index);
        var place = chance.of("place").pick(Names.PLACES, index);
        var first = chance.of("first").pick(place.first(), index);
        var last = place.last().isEmpty() || chance.of("no last").share(index) < 0.2
                ? new Names.Name("", "")
                : chance.of("last").pick(place.last(), index);
        var username = chance.of("username").share(index) < plan.ratios().usernames()
                ? Optional.of(Usernames.of(first, last, index))
                : Optional.<String>empty();
        var premium = chance.of("premium").share(index) < plan.ratios().premium();
        var user = new User(
                new UserId(idAt(index)),
                User.Kind.PERSON,
                username,
                first.shown(),
                last.shown(),
                premium,
                lastSeen(index),
                Optional.empty());
        return new Person(user, invitable(index), Optional.empty());
    }

    private Person bot(long index) {
        var name = "garden_helper_" + index + "_bot";
        var user = new User(
                new UserId(idAt(index)),
                User.Kind.BOT,
                Optional.of(name),
                "Helper " + index,
                "",
                false,
                new LastSeen.Unknown(),
                Optional.empty());
        return new Person(user, new Invitable.Yes(), Optional.empty());
    }

    private Person deleted(long index) {
        var user = new User(
                new UserId(idAt(index)),
                User.Kind.DELETED,
                Optional.empty(),
                "",
                "",
                false,
                new LastSeen.Unknown(),
                Optional.empty());
        return new Person(user, new Invitable.Yes(), Optional.empty());
    }

    private Invitable invitable(long index) {
        var share = chance.of("invite").share(index);
        var ratios = plan.ratios();
        if ((share -= ratios.privacy()) < 0) return new Invitable.Privacy();
        if ((share -= ratios.premiumOnly()) < 0) return new Invitable.PremiumOnly();
        if ((share -= ratios.notMutual()) < 0) return new Invitable.Fails("USER_NOT_MUTUAL_CONTACT");
        if (share - ratios.tooManyChats() < 0) return new Invitable.Fails("USER_CHANNELS_TOO_MUCH");
        return new Invitable.Yes();
    }

    private LastSeen lastSeen(long index) {
        var share = chance.of("seen").share(index);
        if (share < 0.03) return new LastSeen.Online();
        if (share < 0.45) return new LastSeen.Recently();
        if (share < 0.53) return new LastSeen.WithinWeek();
        if (share < 0.60) return new LastSeen.WithinMonth();
        if (share < 0.66) return new LastSeen.Unknown();
        // Cubed, so that most were here lately and few half a year ago.
        var ago = Math.pow(chance.of("ago").share(index), 3)
                * Duration.ofDays(180).toSeconds();
        return new LastSeen.At(now.minusSeconds(60 + (long) ago));
    }
}
