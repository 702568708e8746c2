package dev.tgrow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A process that does jobs again and again, each time with a little more room for the database on a small disk, until
/// there is enough. It says how often the room ended in the middle, and fails if a job isn't finished well afterwards.
final class FullDisk {
    /// A step of the room, in bytes: pages of the disk.
    private static final int STEP = 4096 * 7;

    private static int plays;

    private FullDisk() {}

    /// Does all that.
    ///
    /// @param args an empty directory, and another on a disk of its own
    public static void main(String[] args) throws IOException {
        for (MatrixJob job : List.of(MatrixJob.ADD_OR_LINK, MatrixJob.SEND_AND_PIN, MatrixJob.PARSE)) {
            int moments = 0;
            var play = play(job, args);
            if (play.run().code() != 0) throw new AssertionError(job);
            var goal = play.goal();
            for (int room = 0; strike(play(job, args), Path.of(args[1]), room, goal); room += STEP) moments++;
            System.out.println(job + ": " + moments + " moments");
        }
        readOnly(play(MatrixJob.SEND_AND_PIN, args), args[1]);
        System.out.println("read-only: nothing was sent");
    }

    /// A database that is there and can't be written keeps everything from leaving.
    private static void readOnly(MatrixPlay play, String disk) throws IOException {
        if (play.run("--dry-run").code() != 0) throw new AssertionError("dry run");
        mount("remount,ro", disk);
        var result = play.run();
        var what = result.code() + " " + result.err();
        if (result.code() != 1 || !result.err().contains("can't be")) throw new AssertionError(what);
        if (!play.look(MatrixTruth::of).posted().isEmpty()) throw new AssertionError("sent without a ledger");
        mount("remount,rw", disk);
        if (play.run().code() != 0) throw new AssertionError("the next run");
        play.look(MatrixTruth::of).check(play, false);
    }

    private static void mount(String options, String disk) throws IOException {
        try {
            var code = new ProcessBuilder("mount", "-o", options, disk)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) throw new AssertionError("mount " + options);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static MatrixPlay play(MatrixJob job, String[] args) throws IOException {
        var place = Files.createDirectory(Path.of(args[0]).resolve("play-" + ++plays));
        var play = MatrixPlay.numbered(place, job, new KeptCommands(), plays);
        play.fileAt(Path.of(args[1]).resolve("ledger-" + plays + ".db"));
        return play;
    }

    /// Whether the room was too small.
    private static boolean strike(MatrixPlay play, Path disk, int room, String goal) throws IOException {
        var ballast = disk.resolve("ballast");
        fill(ballast, room);
        var first = play.run();
        Files.delete(ballast);
        if (first.code() == 0) {
            clear(disk);
            return false;
        }
        var what = "with %d bytes: %d %s".formatted(room, first.code(), first.err());
        if (first.code() != 1 || !first.err().contains("the disk is full")) throw new AssertionError(what);
        play.look(MatrixTruth::of).checkIntents(play);
        var second = play.run();
        if (second.code() != 0) throw new AssertionError(what + second.err());
        play.look(MatrixTruth::of).check(play, false);
        if (!play.goal().equals(goal)) throw new AssertionError(what + play.goal() + " is not " + goal);
        clear(disk);
        return true;
    }

    /// Leaves so much room on the disk.
    private static void fill(Path ballast, int room) throws IOException {
        var size = 0L;
        try (var out = Files.newOutputStream(ballast)) {
            for (; ; size += 4096) out.write(new byte[4096]);
        } catch (IOException _) {
            // Full.
        }
        try (var file = Files.newByteChannel(ballast, java.nio.file.StandardOpenOption.WRITE)) {
            file.truncate(Math.max(0, size - room));
        }
    }

    private static void clear(Path disk) throws IOException {
        try (var files = Files.list(disk)) {
            for (Path file : files.toList()) Files.delete(file);
        }
    }
}
