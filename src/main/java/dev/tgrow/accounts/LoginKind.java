package dev.tgrow.accounts;

/// Who logs in.
public enum LoginKind {
    /// A person, by phone number, code and perhaps password.
    USER,
    /// A bot, by its token.
    BOT
}
