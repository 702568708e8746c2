package dev.tgrow.store;

import java.nio.file.Path;

/// The databases that tgrow can keep its tables in, for tests that hold for each of them ([OnEveryStore]).
public enum Store {
    SQLITE {
        @Override
        public StoreAddress fresh(Path directory) {
            return new StoreAddress.LocalFile(directory.resolve("data/tgrow.db"));
        }
    },
    POSTGRESQL {
        @Override
        public StoreAddress fresh(Path directory) {
            return PostgresServer.address(PostgresServer.shared().newDatabase());
        }
    };

    /// A database that isn't there yet, or is empty.
    ///
    /// @param directory an empty one
    public abstract StoreAddress fresh(Path directory);

    /// The same as other processes are told it.
    public String text(StoreAddress address) {
        return switch (address) {
            case StoreAddress.LocalFile(var file) -> file.toString();
            case StoreAddress.ServerSchema server -> "jdbc:postgresql://postgres@" + server;
        };
    }
}
