package dev.tgrow.input;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/// CSV whose first line names the columns; commas, semicolons or tabs between them.
final class PeopleCsv implements People {
    private final Tokens tokens;
    private final String file;
    private @Nullable List<String> columns;

    /// @param header the first line, for its separator
    PeopleCsv(BufferedReader text, String file, String header) {
        this.file = file;
        this.tokens = Tokens.csv(text, file, separator(header));
    }

    static char separator(String header) {
        if (header.contains(",")) return ',';
        return header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
    }

    @Override
    public @Nullable Person next() {
        if (columns == null) columns = header();
        for (var token = tokens.next(); token != null; token = tokens.next()) {
            var person = row(columns);
            if (person != null) return person;
        }
        return null;
    }

    private List<String> header() {
        var names = new ArrayList<String>();
        tokens.next();
        for (var token = tokens.next(); token == JsonToken.VALUE_STRING; token = tokens.next()) {
            names.add(tokens.text().strip().toLowerCase(Locale.ROOT));
        }
        if (names.stream().noneMatch(PersonFields.KEYS::contains)) {
            throw InputException.at(Place.line(file, 1), "the header names neither 'id' nor 'username'");
        }
        return names;
    }

    /// Reads up to the end of the line; a blank one is nobody.
    private @Nullable Person row(List<String> names) {
        var fields = new PersonFields();
        var blank = true;
        var line = 0;
        var column = 0;
        for (var token = tokens.next(); token == JsonToken.VALUE_STRING; token = tokens.next()) {
            var place = tokens.place();
            if (column == 0) line = place.line();
            if (column < names.size()) fields.put(names.get(column), tokens.text(), place);
            blank = blank && tokens.text().isBlank();
            column++;
        }
        return blank ? null : fields.person(Place.line(file, line));
    }

    @Override
    public void close() {
        tokens.close();
    }
}
