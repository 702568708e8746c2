package dev.tgrow.app;

import dev.tgrow.store.Database;

/// Opens the database when it is first asked for.
@FunctionalInterface
interface DatabaseSource {
    /// The open database.
    ///
    /// @throws InterruptedException if the run is being stopped meanwhile
    Database get() throws InterruptedException;
}
