package dev.tgrow.store;

import dev.tgrow.run.End;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;

/// A schema of a PostgreSQL database that machines may share.
///
/// All that write to one schema take turns: each transaction first waits for the schema's advisory lock, as one on a
/// file of SQLite's waits for the file. So what it has read can't be changed beside it, nothing is ever done twice to
/// find an order afterwards, and a transaction that stands on a machine that went away holds the others up only until
/// the server ends it ([PostgresSession]).
record PostgresDialect(StoreAddress.ServerSchema address) implements Dialect {
    /// Tells our advisory locks from those of other programs in the database: "tgrw".
    private static final int LOCK_CLASS = 0x74677277;

    private static final Pattern INTEGER = Pattern.compile("\\binteger\\b");

    @Override
    public Connection connect() throws SQLException {
        return PostgresSession.open(address);
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        // The transaction itself begins with its first statement. Each further one sees what was committed before it.
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?, ?)")) {
            lock.setInt(1, LOCK_CLASS);
            lock.setInt(2, address.schema().hashCode());
            lock.execute();
        }
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        Sql.execute(connection, "set transaction isolation level repeatable read, read only");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public int version(Connection connection) throws SQLException {
        if (!found(connection, """
                select 1 from pg_class join pg_namespace on pg_namespace.oid = pg_class.relnamespace
                where nspname = ? and relname = 'schema_version'""")) return 0;
        try (var query = connection.prepareStatement("select version from schema_version");
                var rows = query.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /// Asks before it makes the schema: who may not make schemas can still use one that is there.
    @Override
    public void makeRoom(Connection connection) throws SQLException {
        if (!found(connection, "select 1 from pg_namespace where nspname = ?")) {
            Sql.execute(connection, "create schema " + quoted());
        }
        Sql.execute(connection, "create table if not exists schema_version (version bigint not null)");
    }

    private boolean found(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, address.schema());
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public void setVersion(Connection connection, int version) throws SQLException {
        Sql.execute(connection, "delete from schema_version");
        try (var insert = connection.prepareStatement("insert into schema_version (version) values (?)")) {
            insert.setLong(1, version);
            insert.executeUpdate();
        }
    }

    /// SQLite's integers have 64 bits.
    @Override
    public String script(String script) {
        return INTEGER.matcher(script).replaceAll("bigint");
    }

    @Override
    public boolean lost(Connection connection, SQLException failure) {
        return isLost(failure) || PostgresSession.isClosed(connection);
    }

    @Override
    public boolean isLost(SQLException failure) {
        return PostgresFailure.of(failure).isLost();
    }

    @Override
    public boolean isFull(SQLException failure) {
        return PostgresFailure.of(failure).kind() == PostgresFailure.Kind.FULL;
    }

    @Override
    public End end(String name, SQLException failure) {
        return PostgresFailure.of(failure).end(name);
    }

    @Override
    public String inserted(String key) {
        return key;
    }

    @Override
    public void delete() throws SQLException {
        try (var connection = connect()) {
            begin(connection);
            if (found(connection, "select 1 from pg_namespace where nspname = ?")) {
                Sql.execute(connection, "drop schema " + quoted() + " cascade");
            }
            commit(connection);
        }
    }

    private String quoted() {
        return PostgresSession.quoted(address.schema());
    }
}
