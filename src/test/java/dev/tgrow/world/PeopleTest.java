package dev.tgrow.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.User;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final PeoplePlan.Ratios RATIOS = new PeoplePlan.Ratios(0.5, 0.2, 0.01, 0.1, 0.3, 0.1, 0.1, 0.1);

    private final People people = new People(new PeoplePlan(5_000_000, 1000, RATIOS), new Chance(3), NOW, List.of());

    private Stream<Person> some() {
        return LongStream.range(0, 20_000).mapToObj(index -> people.known(1000 + index));
    }

    private double share(java.util.function.Predicate<Person> wanted) {
        return some().filter(wanted).count() / 20_000.0;
    }

    @Test
    void aPersonIsTheSameWheneverAskedFor() {
        var again = new People(new PeoplePlan(5_000_000, 1000, RATIOS), new Chance(3), NOW, List.of());
        var otherSeed = new People(new PeoplePlan(5_000_000, 1000, RATIOS), new Chance(4), NOW, List.of());

        assertThat(some().limit(500).toList())
                .isEqualTo(LongStream.range(1000, 1500).mapToObj(again::known).toList())
                .isNotEqualTo(
                        LongStream.range(1000, 1500).mapToObj(otherSeed::known).toList());
    }

    @Test
    void thePlansRatiosAreKept() {
        assertThat(share(Person::isBot)).isBetween(0.0099, 0.0101);
        assertThat(share(Person::isDeleted)).isBetween(0.09, 0.11);
        assertThat(share(person -> person.user().premium())).isBetween(0.16, 0.2);
        assertThat(share(person -> person.user().username().isPresent())).isBetween(0.43, 0.48);
        assertThat(share(person -> person.invitable() instanceof Invitable.Privacy))
                .isBetween(0.24, 0.29);
        assertThat(share(person -> person.invitable() instanceof Invitable.PremiumOnly))
                .isBetween(0.07, 0.1);
        assertThat(share(person -> person.invitable() instanceof Invitable.Fails))
                .isBetween(0.15, 0.2);
        assertThat(share(person -> person.user().lastSeen() instanceof LastSeen.At))
                .isBetween(0.25, 0.35);
    }

    @Test
    void everyUsernameLeadsBackToItsOwner() {
        var far = LongStream.range(4_990_000, 5_000_000).mapToObj(index -> people.known(1000 + index));
        Stream.concat(some(), far)
                .forEach(person -> person.user().username().ifPresent(name -> {
                    assertThat(name).matches("[A-Za-z]\\w{3,31}");
                    assertThat(people.byUsername(name)).hasValue(person);
                    assertThat(people.byUsername(name.toUpperCase(java.util.Locale.ROOT)))
                            .hasValue(person);
                }));
    }

    @Test
    void namesThatNobodyHasLeadNowhere() {
        for (String name :
                List.of("", "_", "anna", "anna_", "anna_zzzzzzzzzzzz", "anna_-1", "nobody_has_this_1", "_bot")) {
            assertThat(people.byUsername(name)).as(name).isEmpty();
        }
        assertThat(people.byId(999)).isEmpty();
        assertThat(people.byId(5_001_000)).isEmpty();
    }

    @Test
    void deletedAccountsHaveNoNameAndNobodyWasSeenInTheFuture() {
        some().forEach(person -> {
            assertThat(person.user().firstName().isEmpty())
                    .isEqualTo(person.user().kind() == User.Kind.DELETED);
            if (person.user().lastSeen() instanceof LastSeen.At(Instant time))
                assertThat(time).isBefore(NOW);
        });
    }

    @Test
    void botsCanBeCountedWithoutLookingAtEverybody() {
        var crowd = Spread.run(150, 1000).without(List.of(199L, 200L));
        var expected = LongStream.range(150, 1150)
                .filter(index -> index != 199 && people.known(1000 + index).isBot())
                .boxed()
                .toList();

        var bots = people.botsAmong(crowd);

        assertThat(LongStream.range(0, bots.size()).mapToObj(bots::at).toList())
                .isEqualTo(expected)
                .hasSize(9);
    }
}
