package dev.tgrow.store;

import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// A process that fills the disk that its database is on, makes room, and goes on. It prints what it was told, and the
/// numbers that were reported and that are stored, a line each.
final class SmallDisk {
    private SmallDisk() {}

    /// Does all that.
    ///
    /// @param args a directory on a disk of its own, of some hundred kilobytes
    public static void main(String[] args) throws IOException {
        var directory = Path.of(args[0]);
        var ballast = Files.write(directory.resolve("ballast"), new byte[64 * 1024]);
        try (var database = Database.open(directory.resolve("tgrow.db"))) {
            int reported = fill(database);
            Files.delete(ballast);
            System.out.println("reported " + reported);
            System.out.println("stored " + Tables.numbers(database).size());
            database.transaction(Tables::insertNext);
            System.out.println("stored " + Tables.numbers(database).size());
            System.out.println(database.<String>read(connection ->
                    Tables.ask(connection, "pragma integrity_check").getFirst()));
        }
        Files.write(directory.resolve("ballast"), new byte[0]);
        openOnAFullDisk(directory);
    }

    private static int fill(Database database) {
        int reported = 0;
        try {
            while (true) reported = database.transaction(SmallDisk::write);
        } catch (RunEnded e) {
            System.out.println(e.end());
            return reported;
        }
    }

    private static int write(java.sql.Connection connection) throws SQLException {
        int number = Tables.insertNext(connection);
        try (var insert = connection.prepareStatement(
                "insert into chats (chat_id, kind, title, seen_at) values (?, 'group', ?, 'now')")) {
            insert.setLong(1, number);
            insert.setString(2, "x".repeat(3000));
            insert.executeUpdate();
        }
        return number;
    }

    private static void openOnAFullDisk(Path directory) throws IOException {
        try (var ballast = Files.newOutputStream(directory.resolve("ballast"))) {
            while (true) ballast.write(new byte[512]);
        } catch (IOException _) {
            // Full.
        }
        try (var database = Database.open(directory.resolve("other.db"))) {
            database.transaction(Tables::insertNext);
        } catch (RunEnded e) {
            System.out.println(e.end());
        }
    }
}
