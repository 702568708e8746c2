package dev.tgrow.store;

import dev.tgrow.run.End;
import dev.tgrow.run.Time;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/// What a failure of the server or of the way to it means.
///
/// @param what one clause for people, without a password
record PostgresFailure(Kind kind, String what) {
    enum Kind {
        /// The address, the user, the password or their rights.
        SETTINGS,
        /// The connection can't be made now, or is gone.
        CONNECTION,
        /// The server is there, but starts or has no connection left.
        FULL,
        /// The server can't do it now.
        MOMENT,
        /// Everything else.
        STATEMENT
    }

    static PostgresFailure of(SQLException failure) {
        if (failure instanceof PostgresSession.UnknownOptionException) return settings(Sql.firstLine(failure));
        var said = said(failure);
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "28P01", "28000", "3D000", "42501", "3F000" -> settings(said);
            // The driver's own: the server doesn't do what the address or the missing password makes necessary.
            case "08004" -> settings(said);
            case "57P01", "57P02", "25P03" -> new PostgresFailure(Kind.CONNECTION, said);
            case "57P03", "53300" -> new PostgresFailure(Kind.FULL, said);
            case "55P03" ->
                new PostgresFailure(
                        Kind.MOMENT,
                        "another program has held it for longer than %d s".formatted(PostgresSession.LOCK_SECONDS));
            case "57014", "40001", "40P01", "25006", "53200" -> new PostgresFailure(Kind.MOMENT, said);
            default ->
                state.startsWith("08") || state.isEmpty()
                        ? new PostgresFailure(Kind.CONNECTION, unreached(failure, said))
                        : new PostgresFailure(Kind.STATEMENT, said);
        };
    }

    private static PostgresFailure settings(String said) {
        return new PostgresFailure(Kind.SETTINGS, said);
    }

    /// The server's words without its details, or the driver's.
    private static String said(SQLException failure) {
        if (failure instanceof PSQLException told && told.getServerErrorMessage() != null) {
            return String.valueOf(told.getServerErrorMessage().getMessage());
        }
        return Sql.firstLine(failure);
    }

    private static String unreached(SQLException failure, String said) {
        return switch (failure.getCause()) {
            case UnknownHostException host -> "there is no host " + host.getMessage();
            case ConnectException _ -> "the server can't be reached";
            case SocketTimeoutException _ -> "the server doesn't answer";
            case null, default -> said;
        };
    }

    boolean isLost() {
        return kind == Kind.CONNECTION || kind == Kind.FULL;
    }

    End end(String name) {
        var why = name + ": " + what;
        return switch (kind) {
            case SETTINGS -> new End.Misused(why);
            case CONNECTION, FULL, MOMENT ->
                new End.RetryLater(why, Time.SYSTEM.now().plusSeconds(60));
            case STATEMENT -> new End.Failed(why);
        };
    }
}
