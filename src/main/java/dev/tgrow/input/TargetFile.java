package dev.tgrow.input;

import dev.tgrow.input.Node.Entry;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// A list of chats, each with a topic if one is meant: one a line, YAML with a name or a map `{chat: …, column: …}`
/// each, or CSV with a column `chat`.
///
/// A chat that is named twice stays where it was first; later columns are added, but replace none. A name and an id
/// of the same chat can't be told to be the same here.
public final class TargetFile {
    private static final long LIMIT = 16 << 20;
    private static final int MOST_PROBLEMS = 10;
    static final String CHAT = "chat";
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");
    /// A chat and something behind a colon that is no number.
    private static final Pattern TITLED = Pattern.compile("(?!https?:|tg:)[^:]+:.*\\D.*|(?:https?|tg):[^:]+:.*\\D.*");
    private static final Pattern YAML_LIST = Pattern.compile("(?:---|-)(?:\\s.*)?|\\[.*");

    private final SequencedMap<String, Target> targets = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private TargetFile() {}

    /// What was read.
    ///
    /// @param notes one for each chat that is there again
    public record Targets(List<Target> targets, List<String> notes) {
        public Targets {
            targets = List.copyOf(targets);
            notes = List.copyOf(notes);
        }
    }

    /// Reads the file, or standard input for `-`.
    ///
    /// @throws InputException if it can't be read, names no chat, or has lines that are none (ten of them are told)
    public static Targets read(String file, InputStream stdin) {
        var list = new TargetFile();
        var text = TextFile.read(file, stdin, LIMIT);
        var name = TextFile.name(file);
        if (isYaml(file, text)) list.yaml(name, text);
        else if (isCsv(file, text)) TargetCsv.read(name, text, list::row);
        else list.lines(name, text);
        return list.result(name);
    }

    private static boolean isYaml(String file, String text) {
        var name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) return true;
        var first = text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
        return first.findFirst()
                .filter(line -> YAML_LIST.matcher(line).matches())
                .isPresent();
    }

    private static boolean isCsv(String file, String text) {
        return file.toLowerCase(Locale.ROOT).endsWith(".csv")
                || text.lines().findFirst().filter(TargetCsv::isHeader).isPresent();
    }

    private void lines(String name, String text) {
        var number = 0;
        for (String line : text.lines().toList()) {
            number++;
            var chat = COMMENT.matcher(line).replaceFirst("").strip();
            var place = Place.line(name, number);
            if (TITLED.matcher(chat).matches() && chat.length() < line.strip().length()) {
                problems.add(place + ": '#' behind a topic's title may be part of it: give the topic's number, or a YAML list");
            } else if (!chat.isEmpty()) {
                add(chat, Map.of(), place);
            }
        }
    }

    private void yaml(String name, String text) {
        switch (YamlFile.parse(name, text).orElse(null)) {
            case null -> {}
            case Node.Scalar(var value, var _) when value.isEmpty() -> {}
            case Node.ListNode(var items, var _) -> items.forEach(this::item);
            case Node other ->
                throw InputException.at(other.place(), "a list of chats is expected, not " + other.described());
        }
    }

    private void item(Node item) {
        switch (item) {
            case Node.Scalar(var text, var place) when text.isPresent() -> add(text.get(), Map.of(), place);
            case Node.MapNode(var entries, var place) -> map(entries, place);
            case Node other -> problems.add(other.place() + ": a chat is expected, not " + other.described());
        }
    }

    private void map(Map<String, Entry> entries, Place place) {
        var columns = new LinkedHashMap<String, String>();
        entries.forEach((key, entry) -> {
            switch (entry.value()) {
                case Node.Scalar(var text, var _) -> columns.put(key, text.orElse(""));
                case Node other ->
                    problems.add("%s: '%s' must be text, not %s".formatted(other.place(), key, other.described()));
            }
        });
        row(columns, place);
    }

    private void row(Map<String, String> columns, Place place) {
        var chat = columns.remove(CHAT);
        if (chat == null || chat.isEmpty()) problems.add(place + ": an entry needs a 'chat'");
        else add(chat, columns, place);
    }

    private void add(String text, Map<String, String> columns, Place place) {
        try {
            var target = Target.parse(text, columns, place.toString());
            var earlier = targets.putIfAbsent(target.name(), target);
            if (earlier != null) {
                var all = new LinkedHashMap<>(earlier.columns());
                columns.forEach(all::putIfAbsent);
                targets.put(target.name(), earlier.with(all));
                notes.add("%s: %s is already named at %s and counts once"
                        .formatted(place, target.name(), earlier.where()));
            }
        } catch (IllegalArgumentException e) {
            problems.add(place + ": " + e.getMessage());
        }
    }

    private Targets result(String name) {
        if (!problems.isEmpty()) {
            var told = new ArrayList<>(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
            if (problems.size() > told.size()) told.add("and " + (problems.size() - told.size()) + " more");
            throw new InputException(told);
        }
        if (targets.isEmpty()) throw new InputException(List.of(name + " names no chat"));
        return new Targets(List.copyOf(targets.values()), notes);
    }
}
