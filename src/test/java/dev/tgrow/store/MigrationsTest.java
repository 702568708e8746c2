package dev.tgrow.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {
    private static final List<String> ROWS = List.of(
            """
            insert into chats (chat_id, kind, title, username, settled, seen_at)
                values (-1000000000001, 'channel', 'Garden 🌱', 'garden_news', 1, '2026-11-20T09:00:00Z')""", """
            insert into posts (chat_id, message_id, date, text, links, views, reactions, media, added_at)
                values (-1000000000001, 4294967296000, '2026-11-20T08:00:00Z', 'l''été', '', 9007199254740993, '👍 1',
                'text', '2026-11-20T09:00:00Z')""", "insert into coverage (chat_id, low, high) values (-1000000000001, 1, 4294967296000)", """
            insert into consents (consent_id, account, source, target, text, stated_at)
                values (7, 'alice', '@garden', '@new', 'announced', '2026-11-20T09:00:00Z')""");

    private static final List<String> TABLES = List.of("chats", "posts", "coverage", "consents");

    @TempDir
    private Path directory;

    /// Makes a database as the first release left it.
    private static void makeFirst(StoreAddress address) throws SQLException, IOException {
        var dialect = Dialect.of(address);
        try (var connection = dialect.connect();
                var script = requireNonNull(MigrationsTest.class.getResourceAsStream("1.sql"))) {
            dialect.begin(connection);
            dialect.makeRoom(connection);
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(dialect.script(new String(script.readAllBytes(), UTF_8)));
                for (String row : ROWS) statement.executeUpdate(row);
            }
            dialect.setVersion(connection, 1);
            dialect.commit(connection);
        }
    }

    private static List<List<String>> rows(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from " + table)) {
            var all = new ArrayList<List<String>>();
            while (rows.next()) {
                var row = new TreeMap<String, String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.put(rows.getMetaData().getColumnName(i), String.valueOf(rows.getString(i)));
                }
                all.add(row.entrySet().stream().map(Object::toString).toList());
            }
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void whatTheFirstReleaseStoredIsThereAfterwards(Store where) throws Exception {
        var address = where.fresh(directory);
        makeFirst(address);
        var dialect = Dialect.of(address);
        var before = new TreeMap<String, List<List<String>>>();
        try (var connection = dialect.connect()) {
            for (String table : TABLES) before.put(table, rows(connection, table));
        }
        assertThat(before.values()).allSatisfy(rows -> assertThat(rows).hasSize(1));
        try (var database = Database.open(address)) {
            for (String table : TABLES) {
                var after = database.<List<List<String>>>read(connection -> rows(connection, table));
                // Later releases have columns more.
                assertThat(after)
                        .singleElement(as(list(String.class)))
                        .containsAll(requireNonNull(before.get(table)).getFirst());
            }
            assertThat(database.<Integer>read(dialect::version)).isEqualTo(Migrations.newest());
            new ConsentStore(database).record("alice", "@garden", "@new", "again", java.time.Instant.EPOCH);
            assertThat(database.<List<String>>read(
                            connection -> Tables.ask(connection, "select consent_id from consents order by 1")))
                    .containsExactly("7", "8");
        }
    }

    /// Every column with its type, whether it may be null, and its place in the primary key.
    private static List<String> columns(Store where, StoreAddress address) {
        var sql = where == Store.SQLITE ? """
                    select t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull"
                    from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table'""" : """
                    select table_name || '.' || column_name || ' ' || data_type || ' '
                        || case is_nullable when 'NO' then 1 else 0 end
                    from information_schema.columns where table_schema = current_schema()
                        and table_name <> 'schema_version'""";
        try (var database = Database.open(address)) {
            return database.<List<String>>read(connection -> Tables.ask(connection, sql)).stream()
                    .map(column -> column.toLowerCase(Locale.ROOT).replace(" integer ", " bigint "))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theSchemaIsTheSameOnBothDatabases() {
        var sqlite = columns(Store.SQLITE, Store.SQLITE.fresh(directory));
        assertThat(sqlite).contains("chats.settled bigint 1", "posts.edit_date text 0");
        assertThat(columns(Store.POSTGRESQL, Store.POSTGRESQL.fresh(directory))).isEqualTo(sqlite);
    }
}
