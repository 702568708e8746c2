package dev.tgrow.app;

import dev.tgrow.accounts.ApiCredentials;
import dev.tgrow.accounts.DatabaseKey;
import dev.tgrow.accounts.Proxy;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.Time;
import dev.tgrow.run.Version;
import dev.tgrow.tdlib.EngineInfo;
import dev.tgrow.tdlib.TdLibrary;
import dev.tgrow.tdlib.TdlibBackend;
import java.nio.file.Path;
import java.util.function.Function;

/// TDLib as the settings want it.
record Engine(Settings settings, Home home) {

    /// Which TDLib the settings mean.
    EngineInfo info() {
        return isTdlight() ? EngineInfo.ofTdlight() : EngineInfo.of(library());
    }

    private boolean isTdlight() {
        return settings.text(Key.ENGINE).filter("tdlight"::equals).isPresent();
    }

    /// The library that the settings name, or the installed one.
    private Path library() {
        var named =
                settings.of(Key.TDLIB).map(setting -> new TdLibrary.Named(Path.of(setting.value()), setting.origin()));
        return TdLibrary.find(named, home.data());
    }

    /// Loads the library and gives what opens sessions with it.
    TdlibBackend backend(Notices notices) throws InterruptedException {
        var credentials = credentials();
        var proxy = settings.of(Key.PROXY).map(setting -> read(setting, Proxy::parse));
        var key = Secrets.fetch(settings, Key.DATABASE_KEY, Key.DATABASE_KEY_FILE, Key.DATABASE_KEY_COMMAND)
                .map(text -> told("database_key", text, DatabaseKey::new));
        var deadline = settings.duration(Key.CALL_TIMEOUT).orElse(TdlibBackend.Settings.CALL_DEADLINE);
        var sessions = new TdlibBackend.Settings(
                credentials, proxy, key, deadline, TdlibBackend.Settings.CONNECT_LIMIT, Version.CURRENT);
        var receiver = isTdlight() ? TdLibrary.loadTdlight() : TdLibrary.load(library());
        return new TdlibBackend(receiver, sessions, notices, Time.SYSTEM);
    }

    private ApiCredentials credentials() throws InterruptedException {
        var id = settings.number(Key.API_ID);
        var hash = Secrets.fetch(settings, Key.API_HASH, Key.API_HASH_FILE, Key.API_HASH_COMMAND);
        if (id.isEmpty() || hash.isEmpty()) {
            throw new RunEnded(new End.Misused(
                    "%s is not set: register your application at my.telegram.org and set TGROW_API_ID and TGROW_API_HASH"
                            .formatted(id.isEmpty() ? "api_id" : "api_hash")));
        }
        return told("api_hash", hash.get(), text -> new ApiCredentials(id.get(), text));
    }

    private static <R> R read(Setting setting, Function<String, R> parse) {
        return told(setting.origin(), setting.value(), parse);
    }

    /// Reads a value whose errors never repeat it.
    private static <R> R told(String origin, String text, Function<String, R> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new RunEnded(new End.Misused(origin + ": " + e.getMessage()));
        }
    }
}
