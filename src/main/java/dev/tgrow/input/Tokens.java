package dev.tgrow.input;

import dev.tgrow.input.Node.Entry;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// The tokens of a YAML or JSON text one by one, with bounds on depth and size, and errors that name their place.
final class Tokens implements Closeable {
    private static final int MOST_VALUES = 100_000;
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(50)
            .maxStringLength(1 << 20)
            .maxNameLength(1000)
            .maxNumberLength(100)
            .build();
    private static final TokenStreamFactory JSON =
            JsonFactory.builder().streamReadConstraints(BOUNDS).build();
    private static final TokenStreamFactory YAML =
            YAMLFactory.builder().streamReadConstraints(BOUNDS).build();

    private final JsonParser parser;
    private final String file;
    private int values;

    private Tokens(JsonParser parser, String file) {
        this.parser = parser;
        this.file = file;
    }

    /// @param file how messages call the text
    static Tokens json(Reader text, String file) {
        return new Tokens(JSON.createParser(ObjectReadContext.empty(), text), file);
    }

    /// @param file how messages call the text
    static Tokens yaml(Reader text, String file) {
        return new Tokens(YAML.createParser(ObjectReadContext.empty(), text), file);
    }

    /// Every line is a list of strings.
    ///
    /// @param file how messages call the text
    static Tokens csv(Reader text, String file, char separator) {
        var csv = CsvFactory.builder().streamReadConstraints(BOUNDS).build();
        var context = new ObjectReadContext.Base() {
            @Override
            public FormatSchema getSchema() {
                return CsvSchema.emptySchema().withColumnSeparator(separator);
            }
        };
        return new Tokens(csv.createParser(context, text), file);
    }

    /// The next token, or null at the end.
    @Nullable
    JsonToken next() {
        return reading(parser::nextToken);
    }

    private <T extends @Nullable Object> T reading(Supplier<T> step) {
        try {
            return step.get();
        } catch (JacksonIOException e) {
            throw TextFile.unreadable(file, e.getCause() == null ? new IOException(e) : e.getCause());
        } catch (JacksonException e) {
            throw syntax(e);
        } catch (YamlEngineException e) {
            throw InputException.at(place(), firstLine(e.getMessage()));
        }
    }

    /// Where the last token begins.
    Place place() {
        var location = parser.currentTokenLocation();
        return new Place(file, Math.max(location.getLineNr(), 1), Math.max(location.getColumnNr(), 1));
    }

    /// The key that the last token is.
    String name() {
        return parser.currentName();
    }

    /// The text of the last token.
    String text() {
        return reading(parser::getString);
    }

    /// The whole value that begins with this token.
    Node node(JsonToken token) {
        values = 0;
        return value(token);
    }

    private Node value(@Nullable JsonToken token) {
        var place = place();
        if (++values > MOST_VALUES) throw InputException.at(place, "holds too many values");
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw InputException.at(place, "aliases (*name) are not supported");
        }
        return switch (token) {
            case START_ARRAY -> list(place);
            case START_OBJECT -> map(place);
            case VALUE_NULL -> new Node.Scalar(Optional.empty(), place);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                new Node.Scalar(Optional.of(text()).filter(text -> !text.isEmpty()), place);
            case null, default -> throw InputException.at(place, "a value is missing or of a kind that can't be used");
        };
    }

    private Node list(Place place) {
        var items = new ArrayList<Node>();
        for (var token = next(); token != JsonToken.END_ARRAY; token = next()) items.add(value(token));
        return new Node.ListNode(items, place);
    }

    private Node map(Place place) {
        var entries = new LinkedHashMap<String, Entry>();
        for (var token = next(); token == JsonToken.PROPERTY_NAME; token = next()) {
            var key = name();
            var at = place();
            var entry = new Entry(value(next()), at);
            var earlier = entries.putIfAbsent(key, entry);
            if (earlier != null) {
                throw InputException.at(
                        at,
                        "'%s' is there twice, first in line %d"
                                .formatted(key, earlier.place().line()));
            }
        }
        return new Node.MapNode(entries, place);
    }

    private InputException syntax(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException marked) {
            var at = marked.getProblemMark().map(this::place).orElseGet(this::place);
            return InputException.at(at, yamlProblem(marked));
        }
        var location = e.getLocation();
        var at = location == null
                ? place()
                : new Place(file, Math.max(location.getLineNr(), 1), Math.max(location.getColumnNr(), 1));
        return InputException.at(at, firstLine(e.getOriginalMessage()).replaceAll(" \\(start marker at .*", ""));
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String yamlProblem(MarkedYamlEngineException e) {
        var problem = firstLine(e.getProblem());
        return problem.contains("'@'") ? "a name that begins with @ must be quoted: \"@name\"" : problem;
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("can't be read");
    }

    @Override
    public void close() {
        parser.close();
    }
}
