package dev.tgrow.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// A command line that is started once more, with the options that were given to the resuming in the place of its own.
final class Resumed {
    private Resumed() {}

    static List<String> line(List<String> earlier, ParseResult given) {
        var line = new ArrayList<>(earlier);
        for (OptionSpec option : given.matchedOptions()) {
            remove(option, line);
            if (option.typeInfo().isBoolean()) line.add(option.longestName());
            else option.originalStringValues().forEach(value -> line.add(written(option.longestName(), value)));
        }
        return line;
    }

    private static String written(String name, String value) {
        return value.isEmpty() ? name : name + "=" + value;
    }

    private static void remove(OptionSpec option, List<String> line) {
        var names = Arrays.asList(option.names());
        var takesValue = option.arity().min() > 0;
        for (int i = line.size() - 1; i >= 0; i--) {
            var word = line.get(i);
            var before = i > 0 ? line.get(i - 1) : "";
            if (takesValue && names.contains(before)) {
                line.remove(i);
            } else if (names.contains(word) || names.stream().anyMatch(name -> word.startsWith(name + "="))) {
                line.remove(i);
            }
        }
    }
}
