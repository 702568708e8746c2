package dev.tgrow.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private static final List<MemberStatus> STATUSES = List.of(
            MemberStatus.ADMINISTRATOR,
            MemberStatus.MEMBER,
            MemberStatus.RESTRICTED,
            MemberStatus.LEFT,
            MemberStatus.BANNED);

    private static ChatPlan plan(List<Long> listed, List<Spread> crowds, Map<Long, Role> roles) {
        return new ChatPlan(
                ChatId.ofSupergroup(1),
                Chat.Kind.SUPERGROUP,
                "T",
                Optional.empty(),
                "",
                Optional.empty(),
                new ChatPlan.Members(listed, crowds, roles, List.of()),
                new ChatPlan.Rules(Set.of(), Duration.ZERO, false, 10_000, 200_000, 0, false, false, false),
                List.of(),
                new ChatPlan.Posts(0, Duration.ofHours(1), List.of()));
    }

    @Test
    void agreesWithAPlainListOfMembers() {
        var random = new Random(9);
        for (int round = 0; round < 300; round++) {
            var people = new People(new PeoplePlan(200, 1000, PeoplePlan.Ratios.USUAL), new Chance(1), NOW, List.of());
            var roles = new HashMap<Long, Role>();
            var listed = new ArrayList<Long>();
            for (int i = random.nextInt(6); i > 0; i--) {
                var status = STATUSES.get(random.nextInt(STATUSES.size()));
                roles.put(1000L + random.nextInt(200), Role.of(status, Set.of()));
            }
            for (int i = random.nextInt(6); i > 0; i--) listed.add(1000L + random.nextInt(200));
            var crowds =
                    List.of(Spread.run(random.nextInt(50), random.nextInt(50)), Spread.run(100, random.nextInt(100)));
            var roster = new Roster(plan(listed, crowds, roles), people, NOW);

            var expected = new HashSet<Long>(listed);
            crowds.forEach(crowd -> {
                for (long i = 0; i < crowd.length(); i++) expected.add(1000 + crowd.first() + i);
            });
            roles.forEach((id, role) -> {
                if (role.status().isMember()) expected.add(id);
                else expected.remove(id);
            });
            for (int i = random.nextInt(4); i > 0; i--) {
                var id = 1000L + random.nextInt(200);
                if (expected.add(id)) roster.join(id, NOW, OptionalLong.empty());
            }
            for (int i = random.nextInt(8); i > 0; i--) {
                var id = 1000L + random.nextInt(200);
                if (random.nextBoolean()) roster.name(id);
                else if (expected.remove(id)) roster.leave(id);
                else if (expected.add(id)) roster.join(id, NOW, OptionalLong.of(1));
            }

            var all = roster.everybody().page(0, 1000);
            assertThat(all).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
            assertThat(roster.size()).isEqualTo(expected.size());
            for (long id = 1000; id < 1200; id++)
                assertThat(roster.contains(id)).isEqualTo(expected.contains(id));
            for (int offset = 0; offset <= all.size(); offset += 7) {
                var end = Math.min(all.size(), offset + 5);
                assertThat(roster.everybody().page(offset, 5)).isEqualTo(all.subList(offset, end));
            }
            for (long id : all) assertThat(roster.joinedAt(id)).isBeforeOrEqualTo(NOW);
        }
    }
}
