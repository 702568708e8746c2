package dev.tgrow.world;

import dev.tgrow.telegram.Call;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads what goes wrong: `faults` and `latency_ms`.
final class FaultReader {
    private static final List<String> KEYS = List.of(
            "call",
            "account",
            "chat",
            "user",
            "after",
            "times",
            "every",
            "for",
            "error",
            "code",
            "delay_ms",
            "lose",
            "hang",
            "limit",
            "window");
    private static final List<String> EFFECTS = List.of("error", "delay_ms", "lose", "hang", "limit");
    private static final Map<String, Fault.Effect> LOSSES = new TreeMap<>(Map.of(
            "request",
            new Fault.Effect.LoseRequest(),
            "connection",
            new Fault.Effect.LoseConnection(),
            "answer",
            new Fault.Effect.LoseAnswer()));
    /// Calls that a client answers by itself, so that nothing on the line can hurt them.
    private static final Set<String> LOCAL = Set.of("GetMe", "GetUser", "GetMessageLimits", "ParseText");

    private static final long LONGEST_DELAY_MS = 86_400_000;
    private static final long LONGEST_WINDOW = 31_536_000;

    private final Directory directory;

    FaultReader(Directory directory) {
        this.directory = directory;
    }

    /// The names of the calls that go to the server.
    private static List<String> calls() {
        return names(Call.class)
                .filter(name -> !LOCAL.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> names(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(FaultReader::names)
                : Stream.of(type.getSimpleName());
    }

    Fault read(YamlNode node) {
        var fields = new Fields(node, "a fault", KEYS);
        var words = new TreeMap<String, String>();
        calls().forEach(call -> words.put(call, call));
        words.put(Fault.ANY, Fault.ANY);
        var call = fields.node("call").orElseThrow(() -> node.position().error("a fault needs 'call'"));
        return new Fault(
                fields.word(call, "call", words),
                user(fields, "account"),
                fields.node("chat")
                        .map(chat -> directory.chat(fields.text(chat, "chat"), chat.position()))
                        .map(id -> OptionalLong.of(id.value()))
                        .orElse(OptionalLong.empty()),
                user(fields, "user"),
                fields.whole("after", 0, 0, Integer.MAX_VALUE),
                fields.whole("times", isRepeated(fields) ? 0 : 1, 0, Integer.MAX_VALUE),
                fields.whole("every", 1, 1, Integer.MAX_VALUE),
                lasts(fields),
                trouble(fields));
    }

    private static boolean isRepeated(Fields fields) {
        return fields.node("every").isPresent() || fields.node("for").isPresent();
    }

    private static Optional<Duration> lasts(Fields fields) {
        return fields.node("for").map(node -> Duration.ofSeconds(fields.whole(node, "for", 1, LONGEST_WINDOW)));
    }

    private OptionalLong user(Fields fields, String key) {
        return fields.node(key)
                .map(node -> OptionalLong.of(directory.user(fields.text(node, key), node.position())))
                .orElse(OptionalLong.empty());
    }

    private static Fault.Trouble trouble(Fields fields) {
        var given = EFFECTS.stream().filter(key -> fields.node(key).isPresent()).toList();
        if (given.size() != 1) {
            throw fields.position().error("a fault has one of: " + String.join(", ", EFFECTS));
        }
        return switch (given.getFirst()) {
            case "error" -> error(fields);
            case "delay_ms" ->
                new Fault.Effect.Slow(Duration.ofMillis(fields.whole("delay_ms", 0, 1, LONGEST_DELAY_MS)));
            case "limit" -> rate(fields);
            case "lose" -> fields.word(fields.node("lose").orElseThrow(), "lose", LOSSES);
            default -> {
                if (!fields.flag("hang")) throw fields.position().error("'hang' of a fault is true or left out");
                yield new Fault.Effect.Hang();
            }
        };
    }

    private static Fault.Rate rate(Fields fields) {
        for (String key : List.of("after", "times", "every", "for")) {
            if (fields.node(key).isPresent()) throw fields.position().error("a limit has no '" + key + "'");
        }
        var window = Duration.ofSeconds(fields.neededWhole("window", 1, LONGEST_WINDOW));
        return new Fault.Rate((int) fields.whole("limit", 1, 1, 1_000_000), window);
    }

    private static Fault.Effect error(Fields fields) {
        var text = fields.needed("error");
        return new Fault.Effect.Refuse((int) fields.whole("code", ErrorCodes.of(text), -999, 999), text);
    }

    /// Milliseconds for every call, or `default` and some calls by name.
    static Latency latency(Fields world) {
        var node = world.node("latency_ms").orElse(null);
        if (node == null) return Latency.NONE;
        if (node instanceof YamlNode.Scalar) {
            return new Latency(Duration.ofMillis(world.whole(node, "latency_ms", 0, LONGEST_DELAY_MS)), Map.of());
        }
        var keys = Stream.concat(Stream.of("default"), calls().stream()).toList();
        var fields = new Fields(node, "latency_ms", keys);
        var perCall = new HashMap<String, Duration>();
        for (String call : calls()) {
            Optional.of(fields.whole(call, -1, 0, LONGEST_DELAY_MS))
                    .filter(millis -> millis >= 0)
                    .ifPresent(millis -> perCall.put(call, Duration.ofMillis(millis)));
        }
        return new Latency(Duration.ofMillis(fields.whole("default", 0, 0, LONGEST_DELAY_MS)), perCall);
    }
}
