package dev.tgrow.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import dev.tgrow.sandbox.Visitors;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `members pull` that is cut off and gone on with by the same command.
class PullResumeTest {
    private static final int PEOPLE = 1_002;
    private static final int PAGES = 6;

    /// A page takes a second, so that the length of a run tells how many were asked for one after another.
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            latency_ms: {GetMembers: 1_000}
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
              - {name: ben, id: 1002, first_name: Ben, phone: "+999 66 0003"}
            people:
              count: 3_000
              special:
                - {id: 2001, first_name: Mira, last_name: Orlova, username: mira, phone: "+999 66 0002", last_seen: online}
                - {id: 2002, first_name: "Tom, the Baker", username: tom_baker, last_seen: 2026-11-18T10:00:00Z}
            chats:
              - {id: 7001, title: Crowd, username: crowd_garden, members: {first: 0, count: 1_000}, roles: {alice: creator, ben: admin}}
              - {id: 7002, title: Small, username: small_garden, members: [mira, tom_baker], roles: {alice: creator}}
              - {id: 7003, title: Other, username: other_garden, members: {first: 500, count: 700}, roles: {alice: creator}}
            """;
    private static final String FLOOD = "faults: [{call: GetMembers, after: %d, error: FLOOD_WAIT_90}]\n";
    private static final String PULL = "members pull @crowd_garden --concurrency 1 --format ";

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory.resolve("cut"));
        create("cut");
    }

    private void create(String name) {
        try {
            Files.createDirectories(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The world, in which the page after so many asks for a pause that is too long.
    private void floodAfter(int pages) {
        harness.world(WORLD + FLOOD.formatted(pages));
    }

    private void pauseEnds() {
        assertThat(harness.tgrow("limits reset").code()).isZero();
    }

    private Result cut(String line) {
        var result = harness.tgrow(line);
        assertThat(result.code()).as(result.err()).isEqualTo(75);
        pauseEnds();
        return result;
    }

    /// What the same command gives where nothing goes wrong.
    private Result undisturbed(String line) {
        create("whole");
        return new Harness(directory.resolve("whole")).world(WORLD).tgrow(line);
    }

    private static long seconds(Result result) {
        var end = result.json().get("result");
        return Duration.between(
                        Instant.parse(end.get("started").asString()),
                        Instant.parse(end.get("finished").asString()))
                .toSeconds();
    }

    private List<Path> partials() {
        try (var files = Files.walk(harness.home())) {
            return files.filter(file -> file.toString().endsWith(".partial") && Files.isRegularFile(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path partial() {
        assertThat(partials()).hasSize(1);
        return partials().getFirst();
    }

    static Stream<Arguments> cuts() {
        return Stream.of("csv", "json", "jsonl", "yaml", "table")
                .flatMap(format -> IntStream.range(0, PAGES).mapToObj(page -> Arguments.of(format, page)));
    }

    /// Documents name the times of their run, and the reasons of their completeness.
    private static String data(String out) {
        return out.replaceAll("(?m)\"?(started|finished)\"?:.*", "")
                .replaceAll("(?s)\"?reasons\"?:\\s*(\\[[^]]*]|- \"[^\"]*\")", "");
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void theOutputIsTheSameAsIfNothingHadHappened(String format, int page) {
        floodAfter(page);
        cut(PULL + format);
        var result = harness.tgrow(PULL + format);
        assertThat(result.code()).isZero();
        assertThat(data(result.out())).isEqualTo(data(undisturbed(PULL + format).out()));
        assertThat(result.err())
                .contains("@crowd_garden: 1,002 of 1,002 members")
                .endsWith("finished: 1002 done.\n");
        if (page > 0) {
            assertThat(result.err())
                    .startsWith(
                            "the first %,d members are from a run that was cut off (begun at 2026-11-20T09:00:00Z)\n"
                                    .formatted(page * 200));
        }
        assertThat(partials()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void onlyThePagesThatAreMissingAreAskedFor(int page) {
        floodAfter(page);
        cut(PULL + "json");
        assertThat(seconds(harness.tgrow(PULL + "json"))).isEqualTo(PAGES - page);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void pagesThatWereReadAheadOfTheCutAreNotMixedUp(int page) {
        floodAfter(page);
        var line = "members pull @crowd_garden --concurrency 4 --format csv";
        cut(line);
        assertThat(harness.tgrow(line).out()).isEqualTo(undisturbed(line).out());
    }

    @Test
    void aRunCanBeCutOffAtEveryPage() {
        harness.world(WORLD);
        for (int page = 0; page < PAGES - 1; page++) {
            var cut = harness.tgrow(PULL + "jsonl --timeout 1s");
            assertThat(cut.code()).isEqualTo(10);
            assertThat(cut.lines()).hasSize((page + 1) * 200 + 1);
        }
        var result = harness.tgrow(PULL + "json");
        assertThat(result.code()).isZero();
        assertThat(seconds(result)).isEqualTo(1);
        assertThat(result.column("id")).hasSize(PEOPLE).doesNotHaveDuplicates();
    }

    @Test
    void aFileIsWrittenWhole() {
        floodAfter(3);
        var line = PULL + "csv --output " + harness.file("out.csv");
        cut(line);
        assertThat(harness.file("out.csv")).doesNotExist();
        assertThat(harness.tgrow(line).code()).isZero();
        assertThat(harness.read("out.csv")).isEqualTo(undisturbed(PULL + "csv").out());
    }

    @Test
    void whatIsStoredHasAllAndProvesOfNobodyThatTheyLeft() {
        floodAfter(3);
        cut(PULL + "csv --to-db");
        assertThat(harness.tgrow(PULL + "csv --to-db").code()).isZero();
        assertThat(harness.query("""
                select finished_at is not null, whole, count(user_id) from pulls left join pulled_members using (pull_id)
                group by pull_id, started_at, finished_at, whole order by started_at""")).isEqualTo(List.of(List.of("0", "0", "0"), List.of("1", "0", "1002")));
    }

    @Test
    void everyFilterOfOneListGoesOnWithTheSamePagesAndGivesItsOwnRows() {
        floodAfter(3);
        cut(PULL + "csv");
        var filtered = PULL + "json --filter has-username,no-bots";
        var result = harness.tgrow(filtered);
        assertThat(seconds(result)).isEqualTo(3);
        assertThat(result.column("id")).isEqualTo(undisturbed(filtered).column("id"));
    }

    @Test
    void anotherListOrAccountOrChatHasNothingToDoWithIt() {
        floodAfter(3);
        cut(PULL + "csv");
        assertThat(harness.tgrow(PULL + "json --filter admins").column("id")).containsExactlyInAnyOrder("1001", "1002");
        assertThat(seconds(harness.tgrow("members pull @other_garden --concurrency 1 --format json")))
                .isEqualTo(4);
        assertThat(seconds(harness.tgrow(PULL + "json --account ben"))).isEqualTo(PAGES);
        assertThat(seconds(harness.tgrow(PULL + "json"))).isEqualTo(3);
    }

    @Test
    void phoneNumbersAreKeptOnlyWhereTheyAreAskedFor() throws IOException {
        floodAfter(1);
        cut(PULL + "csv");
        assertThat(Files.readString(partial(), ISO_8859_1)).doesNotContain("999660001");
        var line = PULL + "json --with-phone";
        assertThat(harness.tgrow(line).column("phone"))
                .contains("999660001")
                .isEqualTo(undisturbed(line).column("phone"));
    }

    @Test
    void ofSeveralChatsNoneIsListedAgainBecauseOfALaterOne() {
        var line = "members pull @crowd_garden @other_garden @small_garden --concurrency 1 --format json";
        floodAfter(PAGES + 1);
        cut(line);
        assertThat(partials()).hasSize(2);
        var result = harness.tgrow(line);
        assertThat(result.code()).isZero();
        assertThat(seconds(result)).isEqualTo(4);
        assertThat(result.rows()).isEqualTo(undisturbed(line).rows());
        assertThat(partials()).isEmpty();
    }

    @Test
    void aChatThatIsNamedTwiceIsReadOnceAndGoneOnWith() {
        var line = "members pull @small_garden @crowd_garden -1000000007001 --concurrency 1 --format json";
        floodAfter(3);
        assertThat(cut(line).err()).doesNotContain("another run");
        var result = harness.tgrow(line);
        assertThat(result.code()).isZero();
        assertThat(seconds(result)).isEqualTo(PAGES - 2);
        assertThat(result.err())
                .contains("-1000000007001 is the same chat as @crowd_garden: it is read once\n")
                .doesNotContain("another run");
        assertThat(result.json()
                        .get("result")
                        .get("outcomes")
                        .get("named_twice")
                        .asInt())
                .isEqualTo(1);
        assertThat(result.json().get("result").get("done").asInt()).isEqualTo(PEOPLE + 3);
        assertThat(partials()).isEmpty();
    }

    @Test
    void freshBeginsWithTheFirstPage() {
        floodAfter(3);
        cut(PULL + "csv");
        var result = harness.tgrow(PULL + "json --fresh");
        assertThat(seconds(result)).isEqualTo(PAGES);
        assertThat(result.column("id")).hasSize(PEOPLE).doesNotHaveDuplicates();
        assertThat(partials()).isEmpty();
    }

    @Test
    void aRunThatBeganAfreshIsGoneOnWithWhereItWas() {
        floodAfter(3);
        cut(PULL + "json --fresh");
        var resumed = harness.tgrow("runs resume");
        assertThat(resumed.code()).isZero();
        assertThat(seconds(resumed)).isEqualTo(3);
        assertThat(resumed.column("id")).hasSize(PEOPLE).doesNotHaveDuplicates();
    }

    @Test
    void whatIsKeptIsOpenToItsOwnerAlone() throws IOException {
        floodAfter(2);
        cut(PULL + "csv");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(partial())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(partial().getParent())))
                .isEqualTo("rwx------");
    }

    /// What a power cut or a bad disk leaves.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aFileThatIsDamagedAnywhereCostsPagesAndNothingElse(long seed) throws IOException {
        floodAfter(4);
        cut(PULL + "csv");
        var random = new Random(seed);
        var bytes = Files.readAllBytes(partial());
        var where = random.nextInt(seed % 2 == 0 ? bytes.length : 150);
        switch (random.nextInt(3)) {
            case 0 -> bytes = Arrays.copyOf(bytes, where);
            case 1 -> Arrays.fill(bytes, where, bytes.length, (byte) 0);
            default -> bytes[where] ^= (byte) (1 + random.nextInt(255));
        }
        Files.write(partial(), bytes);
        var result = harness.tgrow(PULL + "csv");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo(undisturbed(PULL + "csv").out());
        assertThat(partials()).isEmpty();
    }

    @Test
    void aFileThatIsNoneIsSaidAndReplaced() throws IOException {
        floodAfter(4);
        cut(PULL + "csv");
        Files.writeString(partial(), "not a list, but text of some length\n".repeat(50));
        var result = harness.tgrow(PULL + "json");
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .startsWith("what a run that was cut off has of this list is older than a day, or damaged: it is read"
                        + " anew\n");
        assertThat(seconds(result)).isEqualTo(PAGES);
    }

    @Test
    void aFileThatCantBeMadeIsSaidAndThePullGoesOn() throws IOException {
        floodAfter(4);
        cut(PULL + "csv");
        var file = partial();
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));
        var result = harness.tgrow(PULL + "csv");
        assertThat(result.code()).isZero();
        assertThat(result.err()).startsWith("can't use the partial file " + file);
        assertThat(result.out()).isEqualTo(undisturbed(PULL + "csv").out());
    }

    @Test
    void aListThatAnotherRunReadsIsReadWithoutAFile() throws IOException {
        floodAfter(4);
        cut(PULL + "csv");
        var file = partial();
        var before = Files.readAllBytes(file);
        try (var other = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var lock = other.lock();
            var result = harness.tgrow(PULL + "csv");
            lock.release();
            assertThat(result.code()).isZero();
            assertThat(result.err()).startsWith("another run reads this list now");
            assertThat(result.out()).isEqualTo(undisturbed(PULL + "csv").out());
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void whatIsOlderThanADayIsNotUsed() throws IOException {
        floodAfter(4);
        cut(PULL + "csv");
        // The clock of a sandbox stands still: what is kept is made older instead.
        var bytes = Files.readAllBytes(partial());
        rewriteBegun(bytes, Instant.parse("2026-11-19T08:59:59Z"));
        Files.write(partial(), bytes);
        var result = harness.tgrow(PULL + "json");
        assertThat(result.err())
                .startsWith("what a run that was cut off has of this list is older than a day, or damaged: it is read"
                        + " anew\n");
        assertThat(seconds(result)).isEqualTo(PAGES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members pull @small_garden",
                "members pull @small_garden --timeout 1ms",
                "members purge --user 2002",
                "runs list",
                "limits show",
                "promo send --to @no_such_chat --message Hello"
            })
    void whatIsTooOldIsDeletedByWhicheverRunOpensTheStoreNext(String line) throws IOException {
        floodAfter(4);
        cut(PULL + "csv");
        var old = partial();
        var bytes = Files.readAllBytes(partial());
        rewriteBegun(bytes, Instant.parse("2026-11-19T08:59:59Z"));
        Files.write(partial(), bytes);
        harness.tgrow(line);
        assertThat(partials()).doesNotContain(old);
    }

    @ParameterizedTest
    @CsvSource({"'', --with-phone", "--with-phone, ''"})
    void aListThatWasGivenOutLeavesNoneOfTheOtherKind(String cut, String whole) {
        floodAfter(3);
        cut((PULL + "csv " + cut).strip());
        assertThat(harness.tgrow((PULL + "csv " + whole).strip()).code()).isZero();
        assertThat(partials()).isEmpty();
    }

    /// The first frame ends in the time.
    private static void rewriteBegun(byte[] bytes, Instant begun) {
        var buffer = ByteBuffer.wrap(bytes);
        var length = buffer.getInt(0);
        buffer.putLong(length, begun.toEpochMilli());
        var crc = new CRC32C();
        crc.update(bytes, 8, length);
        buffer.putInt(4, (int) crc.getValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001", "@mira"})
    void whoIsForgottenIsNotKeptThereEither(String person) {
        floodAfter(2);
        var line = "members pull @small_garden @crowd_garden --concurrency 1 --format json";
        cut(line);
        assertThat(partials()).hasSize(2);
        assertThat(harness.tgrow("members purge --user " + person).code()).isZero();
        assertThat(partials()).hasSize(1);
        assertThat(harness.tgrow(line).rows()).isEqualTo(undisturbed(line).rows());
    }

    @Test
    void resettingTheSandboxForgetsWhatIsKept() {
        floodAfter(4);
        cut(PULL + "csv");
        assertThat(harness.tgrow("sandbox reset").code()).isZero();
        assertThat(partials()).isEmpty();
    }

    /// Whether one left for each who came can't be seen from the list's length: whoever slid over the place of the
    /// cut is still there, and not read.
    @Test
    void nobodyWhoIsThereIsToldAsLeftBecauseOneLeftAndAnotherCameMeanwhile() {
        floodAfter(PAGES + 2);
        var everybody = harness.tgrow(PULL + "json --to-db").column("id");
        assertThat(everybody).hasSize(PEOPLE);
        cut(PULL + "csv --to-db");
        var visitors = new Visitors(harness.file("world.yaml"), harness.home().resolve("data/sandbox"));
        visitors.swap(ChatId.ofSupergroup(7001), new UserId(Long.parseLong(everybody.get(20))), new UserId(2001));
        var result = harness.tgrow(PULL + "json --to-db");
        assertThat(result.code()).isZero();
        assertThat(result.summary().get("total").asInt()).isEqualTo(PEOPLE);
        assertThat(result.summary().get("reasons").toString())
                .contains("the first 400 are from a run that was cut off, and who moved up since may be missing");

        var now = harness.tgrow(PULL + "json").column("id");
        var missed =
                now.stream().filter(id -> !result.column("id").contains(id)).toList();
        assertThat(missed).as("who slid over the place of the cut").isNotEmpty();
        var pulls = harness.query("select pull_id from pulls where finished_at is not null order by rowid");
        var diff = harness.tgrow("members diff @crowd_garden --format json --from %s --to %s"
                .formatted(pulls.getFirst().getFirst(), pulls.getLast().getFirst()));
        assertThat(diff.code()).isZero();
        assertThat(diff.rows()).noneMatch(row -> row.get("change").asString().equals("left"));
    }

    @Test
    void aListThatChangedMeanwhileIsNotSaidToBeWhole() {
        floodAfter(2);
        cut(PULL + "csv --to-db");
        // Somebody joins: what was read no longer lines up with what is still to be read.
        var joined = harness.tgrow("members transfer --from @small_garden --to @crowd_garden --consent vote --limit 1");
        assertThat(joined.code()).isZero();
        var result = harness.tgrow(PULL + "json --to-db");
        assertThat(result.column("id")).doesNotHaveDuplicates();
        assertThat(result.summary().get("reasons").toString())
                .contains("the list had 1,002 entries when a run was cut off and 1,003 when the next went on");
        assertThat(harness.query("select whole from pulls where finished_at is not null"))
                .containsExactly(List.of("0"));
    }
}
