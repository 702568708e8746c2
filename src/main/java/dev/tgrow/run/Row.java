package dev.tgrow.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a command's data, in any format.
///
/// @param values one a column: `String`, `Long`, `Integer`, `Boolean`, [java.time.Instant], a list or map of these,
///     or null for "not known"
public record Row(Columns columns, List<@Nullable Object> values) {

    /// The names that rows of one kind share.
    ///
    /// @param type what a row is, in the singular (`member`, `post`); JSON lines carry it as `type`
    public record Columns(String type, List<String> names) {
        public Columns {
            names = List.copyOf(names);
        }

        public static Columns of(String type, String... names) {
            return new Columns(type, List.of(names));
        }

        public Row row(@Nullable Object... values) {
            return new Row(this, new ArrayList<@Nullable Object>(Arrays.asList(values)));
        }
    }

    public Row {
        values = Collections.unmodifiableList(values);
        if (values.size() != columns.names().size()) {
            throw new IllegalArgumentException(columns + " do not fit " + values.size() + " values");
        }
    }
}
