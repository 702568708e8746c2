package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tgrow.cli.Harness.Result;
import dev.tgrow.cli.MatrixBlow.Means;
import dev.tgrow.cli.MatrixJob.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/// Each call of each command fails once in each way: the exit code is the documented one, the ledger says what the
/// server says, and the next run finishes the job.
///
/// A job runs once undisturbed, which tells its calls. Then for each of them and for all that can happen to it, a new
/// world has that one fault.
class FaultMatrixTest {
    /// Writes that are made for one chat or person after the other.
    private static final Set<String> ONE_BY_ONE =
            Set.of("SendMessage", "SendAlbum", "PinMessage", "AddMember", "DeleteMessages", "DeleteScheduled");

    /// The person whose privacy doesn't let them be added comes second.
    private static final int PRIVATE = 1;

    @TempDir(factory = Memory.class)
    private Path directory;

    private final KeptCommands commands = new KeptCommands();
    private final Set<String> met = new HashSet<>();
    private int plays;

    /// Thousands of small databases: what a power cut would leave of them isn't the matter here.
    static final class Memory implements TempDirFactory {
        private static final Path PLACE = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.isWritable(PLACE)
                    ? Files.createTempDirectory(PLACE, "tgrow")
                    : Files.createTempDirectory("tgrow");
        }
    }

    @TestFactory
    Stream<DynamicNode> eachCallOfEachCommandFailsOnceInEachWay() {
        return Stream.of(MatrixJob.values()).map(this::job);
    }

    private DynamicNode job(MatrixJob job) {
        var play = MatrixPlay.undisturbed(fresh(), job, commands);
        play.prepare();
        var before = play.calls().size();
        var result = play.run();
        assertThat(result.code()).as(result.err()).isZero();
        var calls = play.calls();
        assertThat(calls).hasSizeGreaterThan(before);
        var goal = goal(job, play, result);
        return DynamicContainer.dynamicContainer(
                job.name(),
                IntStream.range(before, calls.size())
                        .mapToObj(call -> dynamicTest(
                                "call " + (call + 1) + ", " + calls.get(call), () -> each(job, calls, call, goal))));
    }

    private Path fresh() {
        try {
            return Files.createDirectory(directory.resolve("play-" + ++plays));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// What a job is to have brought about when it is finished.
    private static String goal(MatrixJob job, MatrixPlay play, Result result) {
        var printed = job.name().startsWith("PULL") ? result.rows().toString() : "";
        return play.goal() + printed;
    }

    private void each(MatrixJob job, List<String> calls, int call, String goal) {
        var failures = new ArrayList<String>();
        // Every refusal that is known is tried where a call first occurs, and one of each meaning elsewhere.
        for (MatrixBlow blow : MatrixBlow.to(calls.get(call), met.add(calls.get(call)))) {
            try {
                strike(job, calls, call, blow, goal);
            } catch (AssertionError | RuntimeException e) {
                failures.add("%s: %s".formatted(blow, e.getMessage()));
            }
        }
        assertThat(failures).as("call %d of %s", call + 1, calls).isEmpty();
    }

    private void strike(MatrixJob job, List<String> calls, int call, MatrixBlow blow, String goal) {
        var play = MatrixPlay.struck(fresh(), job, commands, call, blow);
        play.prepare();
        var means = means(job, calls, call, blow);
        var first = means == Means.TIME_UP ? play.run("--timeout 150s") : play.run();
        assertThat(first.code()).as(first.err()).isEqualTo(code(job, calls.get(call), means));
        said(first);
        var lost = lost(calls.get(call), means);
        play.look(MatrixTruth::of).check(play, lost);

        if (means == Means.NOTHING) {
            assertThat(goal(job, play, first)).isEqualTo(goal);
            return;
        }
        if (means == Means.ACCOUNT_LIMITED)
            assertThat(play.tgrow("limits reset").code()).isZero();
        var second = play.run(goesOn(calls.get(call), means, lost));
        assertThat(second.code()).as("the next run: %s", second.err()).isZero();
        play.look(MatrixTruth::of).check(play, false);
        assertThat(goal(job, play, second)).isEqualTo(goal);
    }

    private static Means means(MatrixJob job, List<String> calls, int call, MatrixBlow blow) {
        var name = calls.get(call);
        var before = calls.subList(0, call).stream().filter(name::equals).count();
        // The second chat has slow mode, and a wait there is that chat's own.
        var slow = job == MatrixJob.SEND && name.equals("SendMessage") && before == 1;
        if (slow && blow.yaml().equals("error: FLOOD_WAIT_90")) return Means.SLOW_MODE;
        if (slow && blow.means() == Means.FLOOD_WAIT) return Means.SLOW_MODE;
        // The server did what it was asked, and that was to refuse.
        var nobody = name.equals("AddMember") && before == PRIVATE;
        return nobody && blow.means() == Means.UNKNOWN_AND_DONE ? Means.UNKNOWN_AND_UNDONE : blow.means();
    }

    /// The exit code that is documented for what the run was told.
    private static int code(MatrixJob job, String call, Means means) {
        var item = isItem(job, call);
        return switch (means) {
            case NOTHING, PERSON -> 0;
            case FLOOD_WAIT, SERVER_TROUBLE -> 75;
            case SLOW_MODE -> 3;
            case UNKNOWN_AND_UNDONE -> isLeftOver(job, call) ? 3 : 75;
            case UNKNOWN_AND_DONE -> lost(call, means) ? isLeftOver(job, call) ? 3 : 75 : 0;
            case TIME_UP -> 10;
            case ACCOUNT_LIMITED -> 8;
            case ACCOUNT_UNABLE -> isLeftOver(job, call) ? 3 : 6;
            case LOGIN_NEEDED -> 4;
            case NO_SUCH_CHAT -> call.equals("ResolveUser") ? 0 : item ? 3 : 7;
            case CHAT_CLOSED -> call.equals("ResolveUser") ? 0 : item ? 3 : 6;
            // What is wrong with the content is wrong for every chat; a person or a message may be odd.
            case BAD_REQUEST -> isLeftOver(job, call) || call.equals("AddMember") || call.startsWith("Delete") ? 3 : 2;
            case UNRECOGNISED -> isLeftOver(job, call) || ONE_BY_ONE.contains(call) ? 3 : 1;
        };
    }

    /// Whether the call is about one of several things that are asked for.
    private static boolean isItem(MatrixJob job, String call) {
        return job.shape() == Shape.EACH || isLeftOver(job, call);
    }

    /// Whether people were added, and the call is for those who are left over.
    private static boolean isLeftOver(MatrixJob job, String call) {
        return job == MatrixJob.ADD_OR_LINK && call.equals("CreateInviteLink");
    }

    /// Whether nobody knows whether a write happened, and it can't be looked up.
    private static boolean lost(String call, Means means) {
        return means == Means.UNKNOWN_AND_UNDONE || (means == Means.UNKNOWN_AND_DONE && isIdempotent(call));
    }

    /// Whether doing it once more changes nothing, so that it is never looked up.
    private static boolean isIdempotent(String call) {
        return call.equals("PinMessage") || call.startsWith("Delete");
    }

    /// The options with which the next run goes on.
    private static String goesOn(String call, Means means, boolean lost) {
        if (lost) return isIdempotent(call) ? "" : "--resolve again";
        return switch (means) {
            case FLOOD_WAIT, SLOW_MODE -> "--max-wait 10m";
            // What people don't want is not asked of them again.
            case PERSON -> "--again";
            default -> "";
        };
    }

    private static void said(Result result) {
        assertThat(result.out() + result.err()).doesNotContain("fault of its own", "Exception");
        if (result.code() == 0) return;
        var error = result.error();
        assertThat(error.get("exit").asInt()).isEqualTo(result.code());
        assertThat(error.get("message").asString()).isNotBlank();
        if (result.code() == 75)
            assertThat(error.get("retry_at").isNull()).as(error.toString()).isFalse();
    }
}
