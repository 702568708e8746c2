package dev.tgrow;

import dev.tgrow.app.LiveLauncher;
import dev.tgrow.cli.Cli;
import dev.tgrow.cli.ExitStatus;
import dev.tgrow.render.Streams;
import dev.tgrow.run.Version;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;

/// The process: its streams, its signals, its exit code.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs one command line to its end, without ending the process.
    ///
    /// @return the exit code
    static int run(String... args) {
        // Said before anything else is loaded: programs ask it to find out whether tgrow is there.
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println("tgrow " + Version.CURRENT);
            return 0;
        }
        var signals = Signals.watch();
        var streams = new Streams(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                tty('0'),
                tty('1'),
                tty('2'),
                System.getenv());
        var launcher = new LiveLauncher(
                streams,
                Path.of("").toAbsolutePath(),
                report -> signals.exitCode(ExitStatus.of(report).code()));
        return signals.exitCode(Cli.run(launcher, streams, args));
    }

    /// Whether a descriptor is a terminal; the launcher knows, which Java doesn't for each of the three.
    private static boolean tty(char descriptor) {
        return System.getProperty("tgrow.tty", "").indexOf(descriptor) >= 0;
    }
}
