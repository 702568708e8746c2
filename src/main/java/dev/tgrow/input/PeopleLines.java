package dev.tgrow.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One id or `@username` a line; `#` begins a comment.
final class PeopleLines implements People {
    private static final int LONGEST = 1000;
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");

    private final BufferedReader text;
    private final String file;
    private int number;

    PeopleLines(BufferedReader text, String file) {
        this.text = text;
        this.file = file;
    }

    @Override
    public @Nullable Person next() {
        for (var line = line(); line != null; line = line()) {
            var written = COMMENT.matcher(line).replaceFirst("").strip();
            if (written.isEmpty()) continue;
            var place = Place.line(file, number);
            var fields = new PersonFields();
            fields.put(NUMBER.matcher(written).matches() ? "id" : "username", written, place);
            return fields.person(place);
        }
        return null;
    }

    /// Reads a line of bounded length.
    private @Nullable String line() {
        try {
            number++;
            var line = new StringBuilder();
            int c = text.read();
            if (c < 0) return null;
            for (; c >= 0 && c != '\n'; c = text.read()) {
                line.append((char) c);
                if (line.length() > LONGEST) throw InputException.at(Place.line(file, number), "the line is too long");
            }
            return line.toString();
        } catch (IOException e) {
            throw TextFile.unreadable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw TextFile.unreadable(file, e);
        }
    }
}
