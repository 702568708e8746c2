package dev.tgrow.store;

import dev.tgrow.telegram.ChatId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One reading of a chat's member list.
///
/// @param filter which members, in the words of `--filter`
/// @param finished when it came to the list's end; absent if it was cut off
/// @param listed how many people it has
/// @param total how many there are, as Telegram says
/// @param whole whether nobody is missing, so that who is not in it was not in the chat
/// @param reasons why people are missing
public record Pull(
        String id,
        ChatId chat,
        Optional<String> username,
        String title,
        String account,
        String filter,
        Instant started,
        Optional<Instant> finished,
        long listed,
        long total,
        boolean whole,
        List<String> reasons) {

    public Pull {
        reasons = List.copyOf(reasons);
    }

    /// The chat's name for people: `@username`, or its id where it has none.
    public String label() {
        return username.map(name -> "@" + name).orElseGet(chat::toString);
    }
}
