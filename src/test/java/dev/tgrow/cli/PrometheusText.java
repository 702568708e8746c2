package dev.tgrow.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A strict reader of Prometheus' text format 0.0.4, for files of gauges alone: what a lenient one would let pass is an
/// error here.
final class PrometheusText {
    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) ([^\\\\]+)");
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) gauge");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{(.*)\\} (-?[0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");

    /// Values by name and labels.
    private final Map<String, Map<Map<String, String>, Double>> gauges = new TreeMap<>();

    private PrometheusText() {}

    static PrometheusText read(byte[] bytes) {
        var all = new PrometheusText();
        var text = decoded(bytes);
        if (!text.endsWith("\n")) throw new AssertionError("the last line has no end");
        var lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        var current = "";
        Map<Map<String, String>, Double> samples = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            var help = HELP.matcher(lines.get(i));
            if (help.matches()) {
                current = help.group(1);
                var type = TYPE.matcher(lines.get(++i));
                if (!type.matches() || !type.group(1).equals(current)) throw new AssertionError(lines.get(i));
                samples = new LinkedHashMap<>();
                if (all.gauges.put(current, samples) != null) throw new AssertionError("twice: " + current);
                continue;
            }
            var sample = SAMPLE.matcher(lines.get(i));
            if (!sample.matches() || !sample.group(1).equals(current)) throw new AssertionError(lines.get(i));
            if (samples.put(labels(sample.group(2)), Double.parseDouble(sample.group(3))) != null)
                throw new AssertionError("twice: " + lines.get(i));
        }
        all.gauges.forEach((name, ofOne) -> {
            if (ofOne.isEmpty()) throw new AssertionError(name + " has no sample");
        });
        return all;
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> labels(String text) {
        var labels = new LinkedHashMap<String, String>();
        var label = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!label.find(at) || label.start() != at) throw new AssertionError("no label: " + text.substring(at));
            if (labels.put(label.group(1), plain(label.group(2))) != null) throw new AssertionError("twice: " + text);
            at = label.end();
        }
        if (text.endsWith(",")) throw new AssertionError(text);
        return labels;
    }

    private static String plain(String escaped) {
        var plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            var c = escaped.charAt(i);
            if (c == '\\') c = escaped.charAt(++i) == 'n' ? '\n' : escaped.charAt(i);
            plain.append(c);
        }
        return plain.toString();
    }

    Set<String> names() {
        return new HashSet<>(gauges.keySet());
    }

    /// The values of all samples that have these labels.
    List<Double> all(String name, String... labels) {
        return gauges.getOrDefault(name, Map.of()).entrySet().stream()
                .filter(sample -> has(sample.getKey(), labels))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// The value of the only sample that has these labels.
    double value(String name, String... labels) {
        var all = all(name, labels);
        if (all.size() != 1) throw new AssertionError(name + " " + List.of(labels) + " has " + all + " in " + gauges);
        return all.getFirst();
    }

    /// The labels of the gauge's samples.
    List<Map<String, String>> labelsOf(String name) {
        return List.copyOf(gauges.getOrDefault(name, Map.of()).keySet());
    }

    private static boolean has(Map<String, String> all, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(all.get(labels[i]))) return false;
        }
        return true;
    }
}
