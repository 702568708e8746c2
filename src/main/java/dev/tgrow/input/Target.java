package dev.tgrow.input;

import dev.tgrow.telegram.ChatRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A chat of a target list.
///
/// @param columns what else the list says about it, in its order
/// @param where for messages, like `targets.txt line 4`
public record Target(ChatRef chat, Map<String, String> columns, String where) {
    public Target {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
