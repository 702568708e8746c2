package dev.tgrow.input;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import tools.jackson.core.JsonToken;

/// A target list as CSV whose first line names the columns, `chat` among them.
final class TargetCsv {
    private static final Pattern HEADER =
            Pattern.compile("(?:.*[,;\t])?\\s*\"?chat\"?\\s*(?:[,;\t].*)?", Pattern.CASE_INSENSITIVE);

    private final String file;
    private final Tokens tokens;

    private TargetCsv(String file, String text, String header) {
        this.file = file;
        this.tokens = Tokens.csv(new StringReader(text), file, PeopleCsv.separator(header));
    }

    /// Whether a first line names columns. The word `chat` alone does: who means a chat of that name writes
    /// `@chat`.
    static boolean isHeader(String line) {
        return HEADER.matcher(line).matches();
    }

    /// Hands out each line that isn't blank, by the names of the columns.
    ///
    /// @throws InputException if it can't be read as such
    static void read(String file, String text, BiConsumer<Map<String, String>, Place> taker) {
        var header = text.lines().findFirst().orElse("");
        new TargetCsv(file, text, header).read(taker);
    }

    private void read(BiConsumer<Map<String, String>, Place> taker) {
        try (tokens) {
            var names = List.<String>of();
            for (var token = tokens.next(); token != null; token = tokens.next()) {
                var cells = cells();
                if (cells.values().stream().allMatch(String::isBlank)) continue;
                if (names.isEmpty()) names = named(cells);
                else row(names, cells, taker);
            }
        }
    }

    private List<String> named(Map<Place, String> cells) {
        var names = new ArrayList<String>();
        cells.forEach((place, cell) -> {
            var name = cell.strip();
            if (name.isEmpty()) throw InputException.at(place, "the column has no name");
            if (names.stream().anyMatch(name::equalsIgnoreCase)) {
                throw InputException.at(place, "the column '%s' is there twice".formatted(name));
            }
            names.add(name.equalsIgnoreCase(TargetFile.CHAT) ? TargetFile.CHAT : name);
        });
        if (!names.contains(TargetFile.CHAT)) {
            throw InputException.at(Place.line(file, 1), "the header names no column 'chat'");
        }
        return names;
    }

    private static void row(
            List<String> names, Map<Place, String> cells, BiConsumer<Map<String, String>, Place> taker) {
        var columns = new LinkedHashMap<String, String>();
        var first = cells.keySet().iterator().next();
        cells.forEach((place, cell) -> {
            if (columns.size() < names.size())
                columns.put(names.get(columns.size()), PersonFields.unguarded(cell.strip()));
            else if (!cell.isBlank()) throw InputException.at(place, "this cell has no column");
        });
        taker.accept(columns, Place.line(first.file(), first.line()));
    }

    private Map<Place, String> cells() {
        var cells = new LinkedHashMap<Place, String>();
        for (var token = tokens.next(); token == JsonToken.VALUE_STRING; token = tokens.next()) {
            cells.put(tokens.place(), tokens.text());
        }
        return cells;
    }
}
