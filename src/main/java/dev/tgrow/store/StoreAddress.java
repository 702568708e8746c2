package dev.tgrow.store;

import java.nio.file.Path;
import java.util.Optional;

/// Where a database is.
public sealed interface StoreAddress {
    /// A file of SQLite's on this machine.
    record LocalFile(Path file) implements StoreAddress {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /// Tables in a PostgreSQL database, in a schema of their own.
    ///
    /// @param password empty if the server asks for none
    record ServerSchema(ServerUrl url, Optional<String> password, String schema) implements StoreAddress {
        /// Without the password, fit to be shown to anybody.
        @Override
        public String toString() {
            return url.toString();
        }
    }
}
