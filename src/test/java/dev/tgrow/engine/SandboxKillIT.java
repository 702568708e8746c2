package dev.tgrow.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.engine.Kills.Story;
import dev.tgrow.engine.Kills.Writes;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Account;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldClock;
import dev.tgrow.world.WorldFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs in the sandbox that are killed at random moments until they are done: the world saw every invitation and every
/// message once, none is missing, and the ledger says of each what the world says.
///
/// Each job has a world and a home of its own.
class SandboxKillIT {
    private static final int KILLS = 30;
    private static final int PEOPLE = 200;
    private static final int CHATS = 50;
    private static final long FIRST_PERSON = 500_000_000L;
    private static final ChatId TARGET = ChatId.ofSupergroup(7002);
    private static final int FIRST_CHAT = 8000;
    private static final String WORLD = """
            seed: %d
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
            people:
              {count: 200, first_id: 500_000_000, bots: 0, deleted: 0, privacy: 0, premium_only: 0, not_mutual: 0,
               too_many_chats: 0, special: [{id: 2001, first_name: Mira, username: mira}]}
            chats:
              - {id: 7001, title: Old garden, username: old_garden, members: {first: 0, count: 200}, roles: {alice: creator}}
              - {id: 7002, title: New garden, username: new_garden, members: [], roles: {alice: creator}}
            """;
    private static final String CHAT =
            "  - {id: %d, title: Group, username: group_%d, members: [], roles: {alice: member, mira: creator}}\n";
    private static final String MESSAGE = "The fair is on Sunday.";

    @TempDir
    Path directory;

    private int number;

    /// A job's world and its program.
    private record Play(JobLine tgrow, Path file, WorldFile world) {
        Path state() {
            return tgrow.home().resolve("data/sandbox");
        }

        List<List<String>> ledger(String sql) throws Exception {
            return tgrow.query("sandbox/" + world.key() + ".db", sql);
        }

        /// How many changes of a kind the world has seen.
        long seen(String change) {
            var journal = state().resolve(world.key() + ".jsonl");
            if (!Files.exists(journal)) return 0;
            try (var lines = Files.lines(journal)) {
                return lines.filter(line -> line.startsWith("{\"" + change + "\""))
                        .count();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Play begin() throws IOException {
        number++;
        var home = directory.resolve("home-" + number);
        KillSettings.unlimited(home);
        var chats = IntStream.rangeClosed(1, CHATS)
                .mapToObj(chat -> CHAT.formatted(FIRST_CHAT + chat, chat))
                .collect(joining());
        var file = Files.writeString(directory.resolve("world-" + number + ".yaml"), WORLD.formatted(seed()) + chats);
        var line = CommandLine.offline(directory).with("TGROW_HOME", home.toString());
        return new Play(new JobLine(line, home), file, WorldFile.of(file));
    }

    private long seed() {
        return KillSettings.SEED * 1000 + number;
    }

    private interface Job {
        Story run(int kills) throws Exception;
    }

    private void untilKilledEnough(String name, Job job) throws Exception {
        var wanted = KillSettings.kills(KILLS);
        var began = System.nanoTime();
        for (int kills = 0; kills < wanted; ) {
            var story = job.run(Math.min(KillSettings.PER_JOB, wanted - kills));
            kills += story.kills();
            System.out.printf(
                    "%s in the sandbox, seed %d: %s, %d of %d kills after %d s%n",
                    name, seed(), story, kills, wanted, (System.nanoTime() - began) / 1_000_000_000);
        }
    }

    @Test
    void everybodyIsInvitedOnce() throws Exception {
        untilKilledEnough("transfer", this::transfer);
    }

    private Story transfer(int most) throws Exception {
        var play = begin();
        var words = "members transfer --sandbox=" + play.file() + " --from @old_garden --to @new_garden --consent";
        var kills = new Kills(
                () -> play.tgrow().start(words, "moved by vote"),
                new Writes(PEOPLE, () -> play.seen("Joined")),
                List.of(),
                seed());
        var story = kills.untilDone(most);

        var people =
                LongStream.range(FIRST_PERSON, FIRST_PERSON + PEOPLE).boxed().toList();
        try (var session = play.world().open(play.state(), WorldClock.VIRTUAL)) {
            assertThat(Witness.added(session.world(), alice(session.world()), TARGET))
                    .containsExactlyInAnyOrderElementsOf(people);
        }
        assertThat(play.ledger("select subject_id, state from actions where kind = 'invite' order by subject_id"))
                .isEqualTo(people.stream()
                        .map(person -> List.of(Long.toString(person), "done"))
                        .toList());
        return story;
    }

    @Test
    void everyChatGetsTheMessageOnce() throws Exception {
        untilKilledEnough("promo", this::promo);
    }

    private Story promo(int most) throws Exception {
        var play = begin();
        var targets = IntStream.rangeClosed(1, CHATS)
                .mapToObj(chat -> "@group_" + chat)
                .collect(joining("\n"));
        var words = "promo send --sandbox=" + play.file() + " --targets "
                + play.tgrow().write("targets.txt", targets) + " --message";
        var kills = new Kills(
                () -> play.tgrow().start(words, MESSAGE),
                new Writes(CHATS, () -> play.seen("Posted")),
                List.of(),
                seed());
        var story = kills.untilDone(most);

        var ledger =
                play.ledger("select chat_id, message_id, state from actions where kind = 'send' order by chat_id desc");
        try (var session = play.world().open(play.state(), WorldClock.VIRTUAL)) {
            assertThat(ledger)
                    .isEqualTo(IntStream.rangeClosed(1, CHATS)
                            .mapToObj(chat -> ChatId.ofSupergroup(FIRST_CHAT + chat))
                            .flatMap(chat ->
                                    Witness.copies(session.world(), alice(session.world()), chat, MESSAGE).stream()
                                            .map(id -> List.of(Long.toString(chat.value()), Long.toString(id), "done")))
                            .toList());
        }
        assertThat(ledger).hasSize(CHATS);
        return story;
    }

    private static Account alice(World world) {
        return world.accounts().byName("alice").orElseThrow();
    }
}
