package dev.tgrow.world;

import java.util.List;

/// A page of messages, newest first.
///
/// @param total how many there are altogether of those wanted
/// @param offset how many of them are newer than the page's first
public record MessagePage(long total, long offset, List<Message> messages) {
    public MessagePage {
        messages = List.copyOf(messages);
    }
}
