package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The power fails while a process writes. What it had reported as stored is there afterwards; of what it had not, each
/// transaction is there as a whole or not at all, and none without those before it.
class PowerCutTest {
    private static final int CUTS = 25;
    private static final int TEARS = 4;

    @TempDir
    private Path directory;

    private final StringBuilder unread = new StringBuilder();
    private int reported;

    @Test
    void whatWasReportedIsThereWhateverElseIsTorn() throws Exception {
        var file = directory.resolve("tgrow.db");
        var random = new Random(4711);
        int most = 0;
        var clerk = Clerk.start(file.toString(), Integer.MAX_VALUE, 1);
        try (var lines = clerk.getInputStream()) {
            for (int cut = 0; cut < CUTS; cut++) {
                read(lines, reported + 1 + random.nextInt(40));
                signal("STOP", clerk);
                awaitStandstill(clerk);
                drain(lines);
                for (int tear = 0; tear < TEARS; tear++) {
                    most = Math.max(most, check(file, new Random(100L * cut + tear)));
                }
                signal("CONT", clerk);
            }
        } finally {
            clerk.destroyForcibly().waitFor();
        }
        // Otherwise nothing was ever torn off that mattered.
        assertThat(most).isPositive();
    }

    /// @return how many transactions lay in the log and were not yet reported
    private int check(Path file, Random random) throws IOException {
        var whole = WalImage.of(file, directory.resolve("whole.db"));
        int stored = stored(whole.file()).size();
        assertThat(stored).isGreaterThanOrEqualTo(reported);
        var image = WalImage.of(file, directory.resolve("torn.db"));
        long durable = image.endWithoutLast(stored - reported);
        image.tear(durable, random);
        image.tearPage(durable, random);
        assertThat(stored(image.file()))
                .as("reported up to %d of %d", reported, stored)
                .hasSizeBetween(reported, stored);
        return stored - reported;
    }

    /// The numbers that a database holds; they are a beginning of all, and each has its text.
    private static List<String> stored(Path file) {
        try (var database = Database.open(file)) {
            return database.read(connection -> {
                assertThat(Tables.ask(connection, "pragma integrity_check")).containsExactly("ok");
                var numbers = Tables.numbers(connection);
                assertThat(numbers).isEqualTo(Tables.upTo(numbers.size()));
                assertThat(Tables.ask(connection, "select chat_id from chats order by chat_id"))
                        .isEqualTo(numbers);
                return numbers;
            });
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /// On a busy machine the process goes on for a while after it was told to stop.
    private static void awaitStandstill(Process process) throws IOException, InterruptedException {
        var threads = Path.of("/proc/" + process.pid() + "/task");
        if (!Files.isDirectory(threads)) return;
        while (!stands(threads)) Thread.sleep(1);
    }

    private static boolean stands(Path threads) throws IOException {
        try (var all = Files.list(threads)) {
            for (Path thread : all.toList()) {
                var stat = Files.readString(thread.resolve("stat"));
                // The state stands behind the name, which is in brackets and may hold anything.
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') return false;
            }
            return true;
        }
    }

    private void read(InputStream lines, int number) throws IOException {
        while (reported < number) take(lines.read());
    }

    /// Reads what was said before the process was stopped.
    private void drain(InputStream lines) throws IOException {
        while (lines.available() > 0) take(lines.read());
    }

    private void take(int character) {
        assertThat(character).as("the clerk ended").isNotNegative();
        if (character != '\n') {
            unread.append((char) character);
            return;
        }
        reported = Integer.parseInt(unread.toString());
        unread.setLength(0);
    }
}
