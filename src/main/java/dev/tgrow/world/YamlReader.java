package dev.tgrow.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads one YAML document without losing where its parts stand. Aliases and repeated keys are errors.
final class YamlReader {
    private static final Pattern PROBLEM = Pattern.compile("(?m)^(\\S.*)\\n in reader, line (\\d+), column (\\d+):");

    private final String file;
    private final YAMLParser parser;

    private YamlReader(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// @param file the file's name, for messages
    /// @throws WorldException if this is not one YAML document
    static YamlNode read(String file, String text) {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            var reader = new YamlReader(file, (YAMLParser) parser);
            if (parser.nextToken() == null) throw new WorldException(file + ": the file is empty");
            var node = reader.node();
            if (parser.nextToken() != null) throw reader.here().error("there is a second YAML document");
            return node;
        } catch (JacksonException e) {
            throw wrong(file, e);
        }
    }

    private static WorldException wrong(String file, JacksonException e) {
        var message = String.valueOf(e.getOriginalMessage());
        var problems = PROBLEM.matcher(message).results().toList();
        if (problems.isEmpty()) {
            var first = message.lines().findFirst().orElse("unreadable");
            return position(file, e.getLocation()).error("this is not YAML: " + first);
        }
        var problem = problems.getLast();
        var position = new Position(file, Integer.parseInt(problem.group(2)), Integer.parseInt(problem.group(3)));
        return position.error("this is not YAML: " + problem.group(1));
    }

    private static Position position(String file, TokenStreamLocation location) {
        return new Position(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private Position here() {
        return position(file, parser.currentTokenLocation());
    }

    private YamlNode node() {
        var position = here();
        if (parser.isCurrentAlias()) throw position.error("aliases (*name) can't be used here");
        return switch (parser.currentToken()) {
            case START_ARRAY -> items(position);
            case START_OBJECT -> keys(position);
            default ->
                new YamlNode.Scalar(
                        position, Optional.ofNullable(parser.getString()).orElse(""));
        };
    }

    private YamlNode items(Position position) {
        var nodes = new ArrayList<YamlNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) nodes.add(node());
        return new YamlNode.Items(position, nodes);
    }

    private YamlNode keys(Position position) {
        var entries = new LinkedHashMap<String, YamlNode.Entry>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            var at = here();
            parser.nextToken();
            if (entries.put(key, new YamlNode.Entry(at, node())) != null) {
                throw at.error("'" + key + "' is here twice");
            }
        }
        return new YamlNode.Keys(position, entries);
    }
}
