import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks the formatting of every Java file, or mends it: `java Format.java check|apply`.
///
/// The formatter breaks a `///` line past its column limit into a `//` line, by which text silently drops out of the
/// docs, so such lines are refused before it sees them.
final class Format {
    private static final int COLUMNS = 120;

    public static void main(String[] args) throws Exception {
        var files = javaFiles();
        var tooLong = tooLongDocs(files);
        if (!tooLong.isEmpty()) {
            tooLong.forEach(System.err::println);
            System.exit(1);
        }
        var call = new ArrayList<>(List.of("--palantir", "--skip-reflowing-long-strings"));
        call.addAll(args[0].equals("apply") ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        files.forEach(file -> call.add(file.toString()));
        Class.forName("com.palantir.javaformat.java.Main")
                .getMethod("main", String[].class)
                .invoke(null, (Object) call.toArray(String[]::new));
    }

    private static List<Path> javaFiles() throws IOException {
        try (var walk = Files.walk(Path.of("src"))) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> tooLongDocs(List<Path> files) throws IOException {
        var found = new ArrayList<String>();
        for (Path file : files) {
            var lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                if (line.length() > COLUMNS && line.strip().startsWith("///")) {
                    found.add(file + ":" + (i + 1) + ": a /// line of more than " + COLUMNS + " columns");
                }
            }
        }
        return found;
    }
}
