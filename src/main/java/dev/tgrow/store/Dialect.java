package dev.tgrow.store;

import dev.tgrow.run.End;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/// What differs between the databases. Everything else is the same SQL on both.
sealed interface Dialect permits SqliteDialect, PostgresDialect {
    static Dialect of(StoreAddress address) {
        return switch (address) {
            case StoreAddress.LocalFile(var file) -> new SqliteDialect(file);
            case StoreAddress.ServerSchema server -> new PostgresDialect(server);
        };
    }

    /// A new connection, set up as every one of ours is. Nothing of the database has been read or changed.
    Connection connect() throws SQLException, IOException;

    /// Begins a transaction beside which no other one writes: what it reads stays true until it commits.
    void begin(Connection connection) throws SQLException;

    /// Begins a transaction that sees the database as it is at one moment, and can't change it.
    void beginReading(Connection connection) throws SQLException;

    /// Ends a transaction. What it wrote is durable when this returns.
    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /// The number of the last script that was applied; 0 if the database is new.
    int version(Connection connection) throws SQLException;

    /// Makes what must be there before the first script.
    void makeRoom(Connection connection) throws SQLException;

    void setVersion(Connection connection, int version) throws SQLException;

    /// A script in the database's own words.
    String script(String script);

    /// Whether a connection can't be used any more after this failure.
    boolean lost(Connection connection, SQLException failure);

    /// Whether there is no connection because of something that another attempt may find gone.
    boolean isLost(SQLException failure);

    /// Whether the database is there, but lets nobody in for the moment.
    boolean isFull(SQLException failure);

    /// What a failure means for the run, and says of `name`.
    End end(String name, SQLException failure);

    /// What rows are ordered by that were inserted one after the other in the same instant: the order of their
    /// insertion where the database keeps it, else at least the same order each time.
    ///
    /// @param key the table's primary key
    String inserted(String key);

    /// Removes the database, which nobody has open, if it is there.
    void delete() throws SQLException, IOException;
}
