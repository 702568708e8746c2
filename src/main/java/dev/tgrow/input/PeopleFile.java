package dev.tgrow.input;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/// A list of people: what `members pull` wrote in any format for programs, or one id or `@username` a line.
///
/// It is read while it is used, so it may be larger than memory. The ending of the file's name says the format, else
/// its first line does.
public final class PeopleFile implements Closeable {
    private static final int HEADER = 4096;

    private final People people;

    private PeopleFile(People people) {
        this.people = people;
    }

    /// Opens the file, or standard input for `-`.
    ///
    /// @throws InputException if it can't be read
    public static PeopleFile open(String file, InputStream stdin) {
        var name = TextFile.name(file);
        var text = TextFile.open(file, stdin, Long.MAX_VALUE);
        try {
            var header = header(text);
            return new PeopleFile(people(file, text, name, header));
        } catch (IOException e) {
            throw TextFile.unreadable(name, e);
        }
    }

    private static People people(String file, BufferedReader text, String name, String header) {
        return switch (file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "csv" -> new PeopleCsv(text, name, header);
            case "json", "jsonl", "ndjson" -> new PeopleTree(Tokens.json(text, name));
            case "yaml", "yml" -> new PeopleTree(Tokens.yaml(text, name));
            default -> guessed(text, name, header);
        };
    }

    private static People guessed(BufferedReader text, String name, String header) {
        if (header.startsWith("{") || header.startsWith("[")) return new PeopleTree(Tokens.json(text, name));
        if (header.matches("rows:.*|---(?: .*)?|- .*")) return new PeopleTree(Tokens.yaml(text, name));
        var first = header.toLowerCase(Locale.ROOT);
        if (first.matches("(?:.*[,;\t])?\"?(?:id|username)\"?(?:[,;\t].*)?")) return new PeopleCsv(text, name, header);
        return new PeopleLines(text, name);
    }

    /// The first line, left unread.
    private static String header(BufferedReader text) throws IOException {
        text.mark(HEADER);
        var header = new StringBuilder();
        for (int c = text.read(); c >= 0 && c != '\n' && header.length() < HEADER - 1; c = text.read()) {
            header.append((char) c);
        }
        text.reset();
        return header.toString().strip();
    }

    /// The next person, or nothing at the end.
    ///
    /// @throws InputException if what comes next is not one; reading can't go on after it
    public Optional<Person> next() {
        return Optional.ofNullable(people.next());
    }

    @Override
    public void close() {
        people.close();
    }
}
