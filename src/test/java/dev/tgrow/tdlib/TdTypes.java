package dev.tgrow.tdlib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// TDLib's whole schema, read off the TypeScript that is generated from it, in the words of [TdSchema]'s list.
///
/// @param version the first line: which TDLib it is the schema of
/// @param fields what may be sent, by name: of methods, and of types
/// @param members of each abstract type
record TdTypes(
        String version,
        Set<String> methods,
        Map<String, Map<String, String>> fields,
        Map<String, Set<String>> members) {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern OBJECT =
            Pattern.compile("export type (\\w+)(\\$Input)? = \\{(.*?)\\n {2}}\\n", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("(?m)^ {4}readonly (\\w+)\\?: (.*?) *,$");
    private static final Pattern UNION = Pattern.compile("export type (\\w+)\\$Input =((?:\\s+\\| \\w+\\$Input)+)\\n");
    private static final Pattern INPUTS =
            Pattern.compile("export type \\$FunctionInputByName = \\{(.*?)\\n {2}}\\n", Pattern.DOTALL);

    static TdTypes read(Path file) throws IOException {
        var whole = Files.readString(file);
        var text = COMMENT.matcher(whole).replaceAll("");
        return new TdTypes(whole.lines().findFirst().orElse(""), methods(text), fields(text), members(text));
    }

    private static Set<String> methods(String text) {
        var inputs = INPUTS.matcher(text);
        if (!inputs.find()) throw new IllegalArgumentException("it has no list of methods");
        var found = new TreeSet<String>();
        inputs.group(1)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> found.add(line.substring(0, line.indexOf(':'))));
        return found;
    }

    /// A type's fields are those of its `$Input`; what has none, a method, can only be sent.
    private static Map<String, Map<String, String>> fields(String text) {
        var found = new HashMap<String, Map<String, String>>();
        var objects = OBJECT.matcher(text);
        while (objects.find()) {
            var fields = new TreeMap<String, String>();
            var field = FIELD.matcher(objects.group(3));
            while (field.find()) fields.put(field.group(1), kind(field.group(2)));
            if (objects.group(2) == null) found.putIfAbsent(objects.group(1), fields);
            else found.put(objects.group(1), fields);
        }
        return found;
    }

    private static Map<String, Set<String>> members(String text) {
        var found = new HashMap<String, Set<String>>();
        var unions = UNION.matcher(text);
        while (unions.find()) {
            var members = new TreeSet<String>();
            unions.group(2)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> members.add(line.replace("| ", "").replace("$Input", "")));
            found.put(unions.group(1), members);
        }
        return found;
    }

    private static String kind(String type) {
        if (type.startsWith("ReadonlyArray<")) {
            return kind(type.substring("ReadonlyArray<".length(), type.length() - 1)) + "[]";
        }
        return switch (type) {
            case "number | string" -> "int64";
            default -> type.replace("$Input", "");
        };
    }
}
