package dev.tgrow.render;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Numbers as Prometheus and the textfile collector of node_exporter read them (text format 0.0.4): gauges, each with
/// all its samples. For one thread.
public final class Exposition {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> common;
    private String gauge = "";

    /// @param common labels that every sample has; they come first, in this order
    public Exposition(Map<String, String> common) {
        this.common = new LinkedHashMap<>(common);
    }

    /// Begins a gauge. Without a sample it leaves no trace.
    ///
    /// @param name letters, digits and `_`
    /// @param help one line
    public Gauge gauge(String name, String help) {
        return new Gauge(name, "# HELP %s %s\n# TYPE %s gauge\n".formatted(name, help, name));
    }

    /// One gauge; its samples are written before the next gauge begins.
    public final class Gauge {
        private final String name;
        private final String head;

        private Gauge(String name, String head) {
            this.name = name;
            this.head = head;
        }

        /// A number.
        ///
        /// @param labels names and values in turn, besides the common ones
        public Gauge is(long value, String... labels) {
            return is(BigDecimal.valueOf(value), labels);
        }

        /// A time in seconds since 1970.
        public Gauge is(Instant value, String... labels) {
            return is(BigDecimal.valueOf(value.toEpochMilli(), 3), labels);
        }

        /// A length of time in seconds.
        public Gauge is(Duration value, String... labels) {
            return is(BigDecimal.valueOf(value.toMillis(), 3), labels);
        }

        private Gauge is(BigDecimal value, String... labels) {
            if (!gauge.equals(name)) text.append(head);
            gauge = name;
            var number = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
            text.append(series(name, labels)).append(' ').append(number).append('\n');
            return this;
        }
    }

    /// A sample's name and labels, as they stand before its value.
    public String series(String name, String... labels) {
        var all = new LinkedHashMap<>(common);
        for (int i = 0; i < labels.length; i += 2) all.put(labels[i], labels[i + 1]);
        return all.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                .collect(Collectors.joining(",", name + "{", "}"));
    }

    private static String escaped(String value) {
        var escaped = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '"' -> escaped.append("\\\"");
                case '\n' -> escaped.append("\\n");
                // Nothing that another program may take for the end of a line, and nothing that is no UTF-8.
                default -> escaped.appendCodePoint(isPlain(c) ? c : 0xfffd);
            }
        });
        return escaped.toString();
    }

    private static boolean isPlain(int c) {
        var surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !Printable.isControl(c) && c != 0x2028 && c != 0x2029 && !surrogate;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
