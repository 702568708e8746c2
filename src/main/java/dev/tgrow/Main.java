package dev.tgrow;

import dev.tgrow.run.Version;

/// The process.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code = run(args);
        if (code != 0) System.exit(code);
    }

    /// Runs one command line to its end, without ending the process.
    ///
    /// @return the exit code
    static int run(String... args) {
        // Said before anything else is loaded: programs ask it to find out whether tgrow is there.
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println("tgrow " + Version.CURRENT);
        }
        return 0;
    }
}
