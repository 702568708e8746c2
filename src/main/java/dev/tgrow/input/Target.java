package dev.tgrow.input;

import dev.tgrow.telegram.ChatRef;
import java.util.Map;

/// A chat that an operator named for a message.
///
/// @param columns what else the operator's list says about it, by column name
/// @param where the file and line or the option, for messages
public record Target(ChatRef chat, Map<String, String> columns, String where) {
    public Target {
        columns = Map.copyOf(columns);
    }
}
