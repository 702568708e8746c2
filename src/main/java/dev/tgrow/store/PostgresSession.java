package dev.tgrow.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// Connects to a server and sets the session up as all of ours are, whatever the server's defaults.
///
/// Time-outs lie in this order: what a machine that went away leaves open is ended (20 s) before those that wait for it
/// give up (30 s); a statement is given up by the server (40 s) before the driver takes the connection for dead (50 s).
final class PostgresSession {
    private static final int CONNECT_SECONDS = 10;
    private static final int LOGIN_SECONDS = 15;
    private static final int IDLE_SECONDS = 20;
    static final int LOCK_SECONDS = 30;
    private static final int STATEMENT_SECONDS = 40;
    private static final int SOCKET_SECONDS = 50;

    /// Kept, because a logger that nobody holds forgets its level. The driver would log to standard error what is
    /// said in our words.
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    static {
        DRIVER.setLevel(Level.OFF);
    }

    private PostgresSession() {}

    static Connection open(StoreAddress.ServerSchema address) throws SQLException {
        var url = address.url();
        for (String option : url.options().keySet()) {
            if (PGProperty.forName(option) == null) throw new UnknownOptionException(option);
        }
        var connection = new Driver().connect(driverUrl(url), properties(address));
        if (connection == null) throw new SQLException("the driver doesn't read this address");
        try {
            Sql.execute(connection, setup(address.schema()));
            connection.setAutoCommit(false);
            return NulPictures.over(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static String driverUrl(ServerUrl url) {
        return "jdbc:postgresql://" + url.hosts() + "/" + encoded(url.database())
                + url.options().entrySet().stream()
                        .map(option -> option.getKey() + "=" + encoded(option.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// What holds unless the address says otherwise.
    private static Properties properties(StoreAddress.ServerSchema address) {
        var all = new Properties();
        address.url().user().ifPresent(user -> PGProperty.USER.set(all, user));
        address.password().ifPresent(password -> PGProperty.PASSWORD.set(all, password));
        PGProperty.APPLICATION_NAME.set(all, "tgrow");
        PGProperty.CONNECT_TIMEOUT.set(all, CONNECT_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(all, LOGIN_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(all, SOCKET_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(all, true);
        // Big results are read in parts instead of into memory.
        PGProperty.DEFAULT_ROW_FETCH_SIZE.set(all, 1000);
        // Plans that the server keeps would outlive a change of the tables.
        PGProperty.PREPARE_THRESHOLD.set(all, 0);
        return all;
    }

    private static String[] setup(String schema) {
        return new String[] {
            "set search_path to " + quoted(schema),
            "set default_transaction_isolation to 'read committed'",
            "set idle_in_transaction_session_timeout to '%ds'".formatted(IDLE_SECONDS),
            "set lock_timeout to '%ds'".formatted(LOCK_SECONDS),
            "set statement_timeout to '%ds'".formatted(STATEMENT_SECONDS),
            // Whatever waits for less than the server's own disk is raised; what waits for more stays.
            """
            select set_config('synchronous_commit', 'on', false)
                where current_setting('synchronous_commit') in ('off', 'local', 'remote_write')"""
        };
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException _) {
            return true;
        }
    }

    /// An option in the address that the driver doesn't know, and would silently leave aside.
    static final class UnknownOptionException extends SQLException {
        UnknownOptionException(String option) {
            super("the driver knows no option '" + option + "' (in the address)");
        }
    }
}
