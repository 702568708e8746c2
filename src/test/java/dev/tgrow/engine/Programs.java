package dev.tgrow.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The programs that this machine has.
final class Programs {
    private Programs() {}

    /// @param origin what the program belongs to, for people
    /// @throws Unavailable if the `PATH` has no such program
    static void require(String name, String origin) throws Unavailable {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
        if (Arrays.stream(path).noneMatch(directory -> Files.isExecutable(Path.of(directory, name)))) {
            throw new Unavailable("there is no " + name + " on the PATH; it belongs to " + origin);
        }
    }
}
