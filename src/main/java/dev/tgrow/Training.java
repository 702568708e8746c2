package dev.tgrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs many command lines in one process, for the build: a start-up cache remembers the classes of one process.
///
/// It is here and not in the build's sources because a cache is good only for the class path it was made with.
final class Training {
    private Training() {}

    /// Stops at the first command line that fails, with exit 1.
    ///
    /// @param args a file with a command line each line, its words separated by blanks; `#` begins a comment
    public static void main(String[] args) throws IOException {
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            var words = line.strip();
            if (words.isEmpty() || words.startsWith("#")) continue;
            System.err.println("> " + words);
            int code = Main.run(words.split("\\s+"));
            if (code != 0) {
                System.err.println("exit " + code);
                System.exit(1);
            }
        }
    }
}
