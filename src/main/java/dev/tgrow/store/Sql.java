package dev.tgrow.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;

/// Statements without values, that the dialects need.
final class Sql {
    private Sql() {}

    static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    /// The first line of a failure's message: further lines are the database's detail and hints.
    static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason was given");
    }

    /// What a file system said.
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case NoSuchFileException none -> "there is no " + none.getFile();
            case FileAlreadyExistsException there -> there.getFile() + " is a file";
            default -> firstLine(failure);
        };
    }
}
