package dev.tgrow.app;

import dev.tgrow.run.RunEnded;
import dev.tgrow.store.ServerUrl;
import dev.tgrow.store.StoreAddress;
import java.nio.file.Path;
import java.util.Locale;

/// Where the database is, as the settings want it.
record Store(Settings settings) {
    private static final String SCHEMA = "tgrow";

    /// The server cuts off what is longer than 63 bytes.
    private static final int LONGEST_KEY = 55;

    /// The database of what really happened.
    ///
    /// @param file where it is unless the settings name a server
    /// @throws RunEnded if the place of the password gives none
    StoreAddress real(Path file) throws InterruptedException {
        return at(file, server -> server.schema().orElse(SCHEMA));
    }

    /// The database of a rehearsal, which never touches the other one.
    ///
    /// @param key tells the sandbox's world from others
    StoreAddress rehearsal(Path file, String key) throws InterruptedException {
        var name = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        // Keys end in what tells worlds of one name apart.
        return at(file, _ -> "sandbox_" + name.substring(Math.max(0, name.length() - LONGEST_KEY)));
    }

    @FunctionalInterface
    private interface Schema {
        String of(ServerUrl server);
    }

    private StoreAddress at(Path file, Schema schema) throws InterruptedException {
        var named = settings.of(Key.STORE).flatMap(Values::server);
        if (named.isEmpty()) return new StoreAddress.LocalFile(file);
        var server = settings.text(Key.STORE_USER).map(named.get()::as).orElse(named.get());
        var password = Secrets.fetch(settings, Key.STORE_PASSWORD, Key.STORE_PASSWORD_FILE, Key.STORE_PASSWORD_COMMAND);
        return new StoreAddress.ServerSchema(server, password, schema.of(server));
    }
}
