package dev.tgrow.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Plain rows for tests of the database itself: numbers in the table of stretches.
final class Tables {
    private Tables() {}

    /// The first column of all rows, as text.
    static List<String> ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }

    static int insert(Connection connection, long number) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into coverage (chat_id, low, high) values (1, ?, ?)")) {
            statement.setLong(1, number);
            statement.setLong(2, number);
            return statement.executeUpdate();
        }
    }

    /// Inserts the number that comes after the largest one, as any decision is made: read, then write.
    static int insertNext(Connection connection) throws SQLException {
        var largest = ask(connection, "select coalesce(max(low), 0) from coverage");
        int next = Integer.parseInt(largest.getFirst()) + 1;
        insert(connection, next);
        return next;
    }

    /// The numbers from 1, as the database gives them.
    static List<String> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
    }

    static List<String> numbers(Connection connection) throws SQLException {
        return ask(connection, "select low from coverage order by low");
    }

    static List<String> numbers(Database database) {
        return database.read(Tables::numbers);
    }

    @FunctionalInterface
    interface Numbered {
        int work(int number);
    }

    /// Does the work `count` times at the same moment; whatever one throws is thrown.
    static void sideBySide(int count, Numbered work) throws Exception {
        var start = new CyclicBarrier(count);
        var all = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < count; i++) {
            int number = i;
            all.add(() -> {
                start.await();
                return work.work(number);
            });
        }
        try (var threads = Executors.newFixedThreadPool(count)) {
            for (Future<Integer> result : threads.invokeAll(all)) result.get();
        }
    }
}
