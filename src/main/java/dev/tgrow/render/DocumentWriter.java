package dev.tgrow.render;

import dev.tgrow.run.Report;
import dev.tgrow.run.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// One JSON or YAML document: `rows` as they come, then `summaries` and `result`.
///
/// Summaries are held until the rows are over; there is about one for each chat that was named.
final class DocumentWriter implements RowWriter {
    private final Writer out;
    private final JsonGenerator document;
    private final String ending;
    private final List<Row> summaries = new ArrayList<>();

    private DocumentWriter(Writer out, TokenStreamFactory factory, String ending) {
        this.out = new EscapingWriter(out);
        this.ending = ending;
        this.document = factory.createGenerator(new RowPerLine(), this.out);
        document.writeStartObject();
        document.writeName("rows");
        document.writeStartArray();
    }

    static DocumentWriter json(Writer out) {
        return new DocumentWriter(
                out,
                JsonFactory.builder()
                        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .build(),
                "\n");
    }

    /// Every string is quoted, so that `no` and `1e3` stay strings for any reader.
    static DocumentWriter yaml(Writer out) {
        return new DocumentWriter(
                out,
                YAMLFactory.builder()
                        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
                        .build(),
                "");
    }

    @Override
    public void row(Row row) {
        Values.writeRow(document, row.columns().type(), row);
    }

    @Override
    public void summary(Row facts) {
        summaries.add(facts);
    }

    @Override
    public void flush() throws IOException {
        document.flush();
        out.flush();
    }

    @Override
    public void finish(Report report, int exit) throws IOException {
        document.writeEndArray();
        document.writeName("summaries");
        document.writeStartArray();
        summaries.forEach(facts -> Values.writeRow(document, "summary", facts));
        document.writeEndArray();
        document.writeName("result");
        Results.write(document, report, exit);
        document.writeEndObject();
        document.close();
        out.append(ending);
        out.flush();
    }

    /// Lays JSON out with one row a line, so that `grep` and `diff` are of use.
    private static final class RowPerLine extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.NONE)
                            .withArrayEmptySeparator("")
                            .withObjectEmptySeparator(""))
                    .withObjectIndenter(new Break(1))
                    .withArrayIndenter(new Break(2));
        }
    }

    /// @param level the depth whose values begin a line
    private record Break(int level) implements DefaultPrettyPrinter.Indenter {
        @Override
        public void writeIndentation(JsonGenerator json, int depth) {
            if (depth <= level) json.writeRaw('\n');
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }
}
