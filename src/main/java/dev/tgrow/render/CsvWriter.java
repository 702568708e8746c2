package dev.tgrow.render;

import dev.tgrow.run.Report;
import dev.tgrow.run.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// RFC 4180, but lines end in LF, as the tools that come after a pipe expect. The first row gives the header.
final class CsvWriter implements RowWriter {
    /// What a spreadsheet takes for a formula. Quotes before it count, so that guarding can be undone exactly.
    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].*");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");

    private final Writer out;
    private boolean begun;

    CsvWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void row(Row row) throws IOException {
        if (!begun) line(row.columns().names());
        begun = true;
        line(row.values());
    }

    private void line(List<? extends @Nullable Object> values) throws IOException {
        var line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) line.append(',');
            line.append(cell(values.get(i)));
        }
        // An empty line would be no row at all.
        if (line.isEmpty()) line.append("\"\"");
        out.append(line).append('\n');
    }

    private static String cell(@Nullable Object value) {
        var text = Values.text(value);
        if (!(value instanceof String)) return quoted(text);
        var clean = CONTROL.matcher(text).replaceAll("");
        return quoted(guarded(clean));
    }

    private static String guarded(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == ',' || c == '\n' || c == '\r') return '"' + text.replace("\"", "\"\"") + '"';
        }
        return text;
    }

    @Override
    public void summary(Row facts) {}

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void finish(Report report, int exit) throws IOException {
        out.flush();
    }
}
