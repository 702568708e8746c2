package dev.tgrow.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;

/// A process that writes numbers into a database, each together with a text of a random length, and says what is
/// stored: a number a line.
final class Clerk {
    private Clerk() {}

    /// Writes.
    ///
    /// @param args the database's file or address, how often to write, and what the lengths are drawn from
    public static void main(String[] args) {
        var address = args[0].startsWith("jdbc:")
                ? PostgresServer.address(args[0])
                : new StoreAddress.LocalFile(Path.of(args[0]));
        var random = new Random(Long.parseLong(args[2]));
        try (var database = Database.open(address)) {
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                System.out.println(database.<Integer>transaction(connection -> write(connection, random)));
            }
        }
    }

    private static int write(Connection connection, Random random) throws SQLException {
        int number = Tables.insertNext(connection);
        try (var insert = connection.prepareStatement("""
                insert into chats (chat_id, kind, title, seen_at) values (?, 'group', ?, 'now')""")) {
            insert.setLong(1, number);
            insert.setString(2, "🌱".repeat(random.nextInt(5000)));
            insert.executeUpdate();
        }
        return number;
    }

    static Process start(String address, int times, long seed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-preview",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Clerk.class.getName(),
                        address,
                        Integer.toString(times),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
