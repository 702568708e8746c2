package dev.tgrow.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/// Columns of numbers that may hold none.
final class Numbers {
    private Numbers() {}

    static void set(PreparedStatement statement, int column, Optional<Long> value) throws SQLException {
        if (value.isPresent()) statement.setLong(column, value.get());
        else statement.setNull(column, Types.BIGINT);
    }

    static Optional<Long> read(ResultSet rows, int column) throws SQLException {
        var value = rows.getLong(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
