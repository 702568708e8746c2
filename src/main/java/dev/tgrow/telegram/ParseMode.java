package dev.tgrow.telegram;

/// How formatting is written in a message's source.
public enum ParseMode {
    /// The Bot API's MarkdownV2: reserved characters are escaped with a backslash.
    MARKDOWN,
    HTML,
    /// The text is sent as it stands.
    NONE
}
