package dev.tgrow.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.DataCentre.Sessions;
import dev.tgrow.datacentre.RequestLog;
import dev.tgrow.datacentre.api.Mentions;
import dev.tgrow.engine.Kills.Story;
import dev.tgrow.engine.Kills.Writes;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Jobs on the real TDLib that are killed at random moments until they are done: the server sees every invitation and
/// every message once, none is missing, and the ledger says of each what the server says.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {
    private static final int PEOPLE = 200;
    private static final int CHATS = 50;
    private static final int TARGETS = 600;
    private static final long FIRST_PERSON = 500_000_000L;
    private static final int FIRST_CHAT = 8000;
    private static final int FIRST_TARGET = 9000;
    private static final String INVITE = "channels.inviteToChannel";
    private static final String SEND = "messages.sendMessage";
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
            people:
              {count: 200, first_id: 500_000_000, bots: 0, deleted: 0, privacy: 0, premium_only: 0, not_mutual: 0, too_many_chats: 0,
               special: [{id: 2001, first_name: Mira, username: mira}]}
            chats:
              - {id: 7001, title: Old garden, username: old_garden, members: {first: 0, count: 200}, roles: {alice: creator}}
            """;
    private static final String CHAT =
            "  - {id: %d, title: Group, username: group_%d, members: [], roles: {alice: member, mira: creator}}\n";
    private static final String TARGET =
            "  - {id: %d, title: New garden, username: new_garden_%d, members: [], roles: {alice: creator}}\n";

    private JobStage stage;
    private int number;

    /// What goes wrong besides.
    enum Trouble {
        NOTHING,
        /// Connections drop after a call was executed.
        LOST_ANSWERS,
        /// The server is restarted, and forgets its sessions or doesn't.
        RESTARTS
    }

    @BeforeAll
    void open(Engine engine, @TempDir Path directory) {
        stage = new JobStage(
                engine, directory, WORLD + many(CHATS, CHAT, FIRST_CHAT) + many(TARGETS, TARGET, FIRST_TARGET));
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private static String many(int count, String chat, int first) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(one -> chat.formatted(first + one, one))
                .collect(joining());
    }

    private World world() {
        return stage.centre().world();
    }

    private JobLine begin(Trouble trouble, String method) throws Exception {
        number++;
        var tgrow = stage.begin();
        KillSettings.unlimited(tgrow.home());
        // Long enough for a kill to hit a call that is under way.
        stage.centre().script().latency(method, Duration.ofMillis(10));
        if (trouble == Trouble.LOST_ANSWERS) {
            stage.centre().script().on(method).sometimes(0.05, seed()).dropAfter();
        }
        return tgrow;
    }

    private long seed() {
        return KillSettings.SEED * 1000 + number;
    }

    private List<Kills.Disturbance> disturbances(Trouble trouble) {
        return switch (trouble) {
            case NOTHING, LOST_ANSWERS -> List.of();
            case RESTARTS ->
                List.of(
                        () -> stage.centre().restart(Sessions.KEPT),
                        () -> stage.centre().restart(Sessions.FORGOTTEN));
        };
    }

    private interface Job {
        Story run(Trouble trouble, int kills) throws Exception;
    }

    /// Does jobs until there were enough kills.
    private void untilKilledEnough(String name, Trouble trouble, Job job) throws Exception {
        var wanted = KillSettings.kills(trouble == Trouble.NOTHING ? 12 : 5);
        var began = System.nanoTime();
        for (int kills = 0; kills < wanted; ) {
            var most = Math.min(KillSettings.PER_JOB, wanted - kills);
            var story = job.run(trouble, most);
            kills += story.kills();
            System.out.printf(
                    "%s, %s, seed %d: %s, %d of %d kills after %d s%n",
                    name, trouble, seed(), story, kills, wanted, (System.nanoTime() - began) / 1_000_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everybodyIsInvitedOnce(Trouble trouble) throws Exception {
        untilKilledEnough("transfer", trouble, this::transfer);
    }

    private Story transfer(Trouble trouble, int most) throws Exception {
        var tgrow = begin(trouble, INVITE);
        var words = "members transfer --from @old_garden --to @new_garden_" + number + " --consent";
        var kills = new Kills(
                () -> tgrow.start(words, "moved by vote"),
                new Writes(PEOPLE, () -> stage.calls(INVITE).size()),
                disturbances(trouble),
                seed());
        var story = kills.untilDone(most);

        var target = ChatId.ofSupergroup(FIRST_TARGET + number);
        var people =
                LongStream.range(FIRST_PERSON, FIRST_PERSON + PEOPLE).boxed().toList();
        assertThat(Witness.added(world(), stage.alice(), target)).containsExactlyInAnyOrderElementsOf(people);
        // A client that was told of a new session asks again by itself, and nobody comes twice by that.
        if (trouble != Trouble.RESTARTS) {
            assertThat(stage.executed(INVITE).stream().map(KillIT::person)).containsExactlyInAnyOrderElementsOf(people);
        }
        assertThat(tgrow.query("select subject_id, state from actions where kind = 'invite' and chat_id = "
                        + target.value() + " order by subject_id"))
                .isEqualTo(people.stream()
                        .map(person -> List.of(Long.toString(person), "done"))
                        .toList());
        return story;
    }

    private static long person(RequestLog.Entry invitation) {
        return Mentions.in(invitation.arguments()).users().stream()
                .mapToLong(UserId::value)
                .sum();
    }

    @ParameterizedTest
    @EnumSource
    void everyChatGetsTheMessageOnce(Trouble trouble) throws Exception {
        untilKilledEnough("promo", trouble, this::promo);
    }

    private Story promo(Trouble trouble, int most) throws Exception {
        var tgrow = begin(trouble, SEND);
        var targets = IntStream.rangeClosed(1, CHATS)
                .mapToObj(chat -> "@group_" + chat)
                .collect(joining("\n"));
        var message = "The fair is on Sunday, says sign no. " + number + ".";
        var words = "promo send --targets " + tgrow.write("targets.txt", targets) + " --message";
        var kills = new Kills(
                () -> tgrow.start(words, message),
                new Writes(CHATS, () -> stage.calls(SEND).size()),
                disturbances(trouble),
                seed());
        var story = kills.untilDone(most);

        var ledger =
                tgrow.query("select chat_id, message_id, state from actions where kind = 'send' order by chat_id desc");
        var chats = IntStream.rangeClosed(1, CHATS)
                .mapToObj(chat -> ChatId.ofSupergroup(FIRST_CHAT + chat))
                .toList();
        assertThat(ledger)
                .isEqualTo(chats.stream()
                        .flatMap(chat -> Witness.copies(world(), stage.alice(), chat, message).stream()
                                .map(id -> List.of(Long.toString(chat.value()), Long.toString(id), "done")))
                        .toList());
        assertThat(ledger).hasSize(CHATS);
        if (trouble != Trouble.RESTARTS) {
            assertThat(stage.executed(SEND).stream()
                            .collect(groupingBy(
                                    call -> Mentions.in(call.arguments()).chats(), counting())))
                    .hasSize(CHATS)
                    .allSatisfy((chat, calls) -> assertThat(calls).isEqualTo(1));
        }
        return story;
    }
}
