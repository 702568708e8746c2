package dev.tgrow.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Every setting: its name in a configuration file, and from it `TGROW_NAME` in the environment.
public enum Key {
    ACCOUNT(Kind.TEXT, "the account that does the work"),
    API_ID(Kind.NUMBER, "your own application's number, from my.telegram.org"),
    API_HASH(Kind.SECRET, "the secret that goes with api_id"),
    API_HASH_FILE(Kind.PATH, "a file that holds the api_hash"),
    API_HASH_COMMAND(Kind.TEXT, "a command that prints the api_hash"),
    BOT_TOKEN(Kind.SECRET, "logs in as a bot"),
    BOT_TOKEN_FILE(Kind.PATH, "a file that holds the bot token"),
    BOT_TOKEN_COMMAND(Kind.TEXT, "a command that prints the bot token"),
    DATABASE_KEY(Kind.SECRET, "encrypts the session, in base64; without it a key file is made"),
    DATABASE_KEY_FILE(Kind.PATH, "a file that holds the database key"),
    DATABASE_KEY_COMMAND(Kind.TEXT, "a command that prints the database key"),
    STORE(Kind.ADDRESS, "the database: sqlite, or jdbc:postgresql://[user@]host[:port]/database"),
    STORE_USER(Kind.TEXT, "who logs in to the database, if its address doesn't say"),
    STORE_PASSWORD(Kind.SECRET, "the password of that user"),
    STORE_PASSWORD_FILE(Kind.PATH, "a file that holds the password of the database"),
    STORE_PASSWORD_COMMAND(Kind.TEXT, "a command that prints the password of the database"),
    PROXY(Kind.SECRET, "socks5://[user:password@]host:port, http://… or mtproto://secret@host:port"),
    TDLIB(Kind.PATH, "the libtdjson library, if not the installed one"),
    ENGINE(Kind.CHOICE, "what speaks to Telegram", "native", "tdlight"),
    TIMEOUT(Kind.DURATION, "a run stops after this time"),
    MIN_DELAY(Kind.DURATION, "shortest pause between two writes"),
    MAX_DELAY(Kind.DURATION, "longest pause between two writes"),
    CONCURRENCY(Kind.NUMBER, "reads in flight at once"),
    MAX_WAIT(Kind.DURATION, "longest wait that Telegram may ask for"),
    REINIT_AFTER(Kind.NUMBER, "failed calls in a row before the client is made anew"),
    WAIT_LOCK(Kind.DURATION, "how long to wait for another run of the account"),
    CALL_TIMEOUT(Kind.DURATION, "how long one call may take"),
    FORMAT(Kind.CHOICE, "how data is written", "table", "csv", "json", "jsonl", "yaml"),
    COLOR(Kind.CHOICE, "when colours are used", "auto", "always", "never"),
    METRICS(Kind.PATH, "a file for Prometheus' textfile collector, written at the end of each run"),
    LOG_FILE(Kind.PATH, "where the log goes"),
    LOG_FORMAT(Kind.CHOICE, "how the log is written", "text", "json"),
    LIMITS(Kind.LIMITS, "calls in rolling windows, by bucket: {send: [200/1d], invite: [40/1d]}");

    /// What a setting's text must be.
    enum Kind {
        TEXT,
        /// Never shown.
        SECRET,
        PATH,
        /// Of a database.
        ADDRESS,
        NUMBER,
        DURATION,
        CHOICE,
        LIMITS
    }

    private final Kind kind;
    private final String meaning;
    /// Made by `List.of`, which the checker of enums can't see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> choices;

    Key(Kind kind, String meaning, String... choices) {
        this.kind = kind;
        this.meaning = meaning;
        this.choices = List.of(choices);
    }

    Kind kind() {
        return kind;
    }

    String meaning() {
        return meaning;
    }

    List<String> choices() {
        return choices;
    }

    /// The name in a configuration file: `min_delay`.
    String yaml() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The setting that this one is a way to give: `API_HASH_FILE` gives `API_HASH`.
    Key family() {
        return switch (this) {
            case API_HASH_FILE, API_HASH_COMMAND -> API_HASH;
            case BOT_TOKEN_FILE, BOT_TOKEN_COMMAND -> BOT_TOKEN;
            case DATABASE_KEY_FILE, DATABASE_KEY_COMMAND -> DATABASE_KEY;
            case STORE_PASSWORD_FILE, STORE_PASSWORD_COMMAND -> STORE_PASSWORD;
            default -> this;
        };
    }

    /// The name in the environment: `TGROW_MIN_DELAY`.
    String variable() {
        return "TGROW_" + name();
    }

    static Optional<Key> of(String yaml) {
        return Arrays.stream(values()).filter(key -> key.yaml().equals(yaml)).findFirst();
    }

    /// The key that a mistyped name most likely means.
    static Optional<Key> near(String yaml) {
        return Arrays.stream(values())
                .filter(key -> Distance.between(
                                key.yaml(), yaml.toLowerCase(Locale.ROOT).replace('-', '_'))
                        <= 2)
                .findFirst();
    }
}
