package dev.tgrow.render;

import dev.tgrow.run.Report;
import dev.tgrow.run.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One object a line. The last is `{"type":"result", …}`; a text without it was cut off.
final class JsonLinesWriter implements RowWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final Writer out;
    private final boolean atOnce;

    /// @param atOnce whether every line goes to the reader as it happens
    JsonLinesWriter(Writer out, boolean atOnce) {
        this.out = new EscapingWriter(out);
        this.atOnce = atOnce;
    }

    /// One object as text without a line break.
    static String object(Consumer<JsonGenerator> content) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(json);
        }
        return text.toString();
    }

    @Override
    public void row(Row row) throws IOException {
        line(json -> Values.writeRow(json, row.columns().type(), row));
    }

    @Override
    public void summary(Row facts) throws IOException {
        line(json -> Values.writeRow(json, "summary", facts));
    }

    private void line(Consumer<JsonGenerator> content) throws IOException {
        out.append(object(content)).append('\n');
        if (atOnce) out.flush();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void finish(Report report, int exit) throws IOException {
        line(json -> Results.write(json, report, exit));
        out.flush();
    }
}
