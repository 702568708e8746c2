package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/// Whoever adds a table has to say here how it names people, or that it doesn't.
@OnEveryStore
class ForgettingTest {
    private static final long MIRA = 700_200_100;
    private static final long TOM = 700_200_300;
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    /// How tables name people; `ID` and `NAME` stand for one person's.
    private static final Map<String, List<String>> NAMING = Map.of(
            "pulled_members", List.of("""
                            insert into pulled_members (pull_id, user_id, username, first_name, last_name, kind, premium,
                                role, seen)
                            values ('p1', ID, 'NAME', 'First', 'Last', 'person', 0, 'member', 'recently')"""),
            "opt_ins",
                    List.of(
                            "insert into opt_ins values (1, 'ID', ID, null)",
                            "insert into opt_ins values (2, '@NAME', null, 'NAME')",
                            "insert into opt_ins values (3, '@NAME', ID, 'NAME')"),
            "resolved_names",
                    List.of("insert into resolved_names (account, name, chat_id, seen_at) values ('1', 'NAME', ID, 0)"),
            "opt_outs", List.of("insert into opt_outs values ('@NAME', ID, 'NAME', 'wrote to us as NAME', 0)"),
            "actions",
                    List.of(
                            action("done", "'NAME came'"),
                            action("refused", "'privacy'"),
                            action("unknown", "null"),
                            action("intent", "null"),
                            action("planned", "null")),
            "posts",
                    List.of(
                            post("'@NAME'", "null"),
                            post("'ID'", "null"),
                            post("null", "'@NAME'"),
                            post("null", "'ID'")));

    /// Tables that name nobody: of chats, of accounts of the operator's own, of what was done.
    private static final Set<String> NAMELESS = Set.of(
            "album_parts",
            "campaigns",
            "chats",
            "consents",
            "coverage",
            "health",
            "invite_links",
            "limit_accounts",
            "limit_buckets",
            "limit_calls",
            "pulls",
            "runs",
            "schema_version",
            "told_links");

    private static final AtomicInteger SERIAL = new AtomicInteger();

    private static String action(String state, String reason) {
        return """
                insert into actions (action_id, kind, campaign, round, chat_id, subject_id, label, content, state, account,
                    run_id, reason, planned_at)
                values ('aSERIAL', 'invite', '%1$s', 1, -1, ID, '@garden', '', '%1$s', '1', 'r', %2$s, 0)""".formatted(state, reason);
    }

    private static String post(String author, String from) {
        return """
                insert into posts (chat_id, message_id, date, text, links, reactions, media, author, forwarded_from,
                    added_at)
                values (-1, SERIAL, '', '', '', '', 'text', %s, %s, '')""".formatted(author, from);
    }

    @Parameter
    private Store where;

    @TempDir
    private Path directory;

    private Database database;
    private Forgetting forgetting;

    @BeforeEach
    void open() {
        database = Database.open(where.fresh(directory));
        forgetting = new Forgetting(database);
        name(MIRA, "mira_orlova");
        name(TOM, "tom_baker");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void name(long id, String name) {
        database.transaction(connection -> {
            for (List<String> statements : NAMING.values()) {
                for (String sql : statements) {
                    var words = sql.replace("ID", Long.toString(id)).replace("NAME", name);
                    Sql.execute(connection, words.replace("SERIAL", Integer.toString(SERIAL.incrementAndGet())));
                }
            }
            return 0;
        });
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        var tables = new TreeSet<String>();
        try (var rows = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        tables.removeIf(table -> table.startsWith("sqlite_"));
        return tables;
    }

    /// `table.column` of every value that names somebody.
    private List<String> found(long id, String name) {
        return database.read(connection -> {
            var found = new ArrayList<String>();
            for (String table : tables(connection)) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            var value = rows.getString(i);
                            if (value != null && (value.contains(Long.toString(id)) || value.contains(name))) {
                                found.add(table + "." + rows.getMetaData().getColumnName(i));
                            }
                        }
                    }
                }
            }
            return found;
        });
    }

    @Test
    void everyTableIsKnownHere() {
        var known = new TreeSet<>(NAMELESS);
        known.addAll(NAMING.keySet());
        var tables = database.read(ForgettingTest::tables);
        assertThat(known).containsAll(tables);
        NAMING.keySet()
                .forEach(table -> assertThat(found(MIRA, "mira_orlova")).anyMatch(place -> place.startsWith(table)));
    }

    @Test
    void whoIsForgottenIsNowhereButOnTheListOfOptOuts() {
        var tom = found(TOM, "tom_baker");
        var forgotten = forgetting.forget(Peer.of(MIRA), NOW);
        assertThat(forgotten.rows()).isPositive();
        assertThat(found(MIRA, "mira_orlova")).containsExactlyInAnyOrder("opt_outs.subject", "opt_outs.peer_id");
        assertThat(found(TOM, "tom_baker")).isEqualTo(tom);
        assertThat(new OptOutStore(database).holds(Peer.of(MIRA))).isTrue();
    }

    @Test
    void aNameLeadsToTheId() {
        assertThat(forgetting.ids("mira_orlova")).containsExactly(MIRA);
        forgetting.forget(new Peer(Optional.of(MIRA), Optional.of("mira_orlova")), NOW);
        assertThat(found(MIRA, "mira_orlova")).containsExactlyInAnyOrder("opt_outs.subject", "opt_outs.peer_id");
    }

    @Test
    void whoIsKnownByNameAloneStaysOutByName() {
        database.transaction(connection -> {
            Sql.execute(connection, "insert into opt_ins values (4, '@zoe', null, 'zoe')");
            return 0;
        });
        forgetting.forget(Peer.of("zoe"), NOW);
        assertThat(found(999_888_777, "zoe")).containsExactlyInAnyOrder("opt_outs.subject", "opt_outs.username");
        assertThat(new OptOutStore(database).holds(Peer.of("zoe"))).isTrue();
    }

    @Test
    void thatSomebodyWasInvitedStaysAndWhoItWasDoesNot() {
        forgetting.forget(Peer.of(MIRA), NOW);
        assertThat(database.<List<String>>read(connection ->
                        Tables.ask(connection, "select state from actions where subject_id < 0 order by state")))
                .containsExactly("done", "refused", "unknown");
    }

    @Test
    void forgettingTwiceChangesNothingMore() {
        forgetting.forget(Peer.of(MIRA), NOW);
        forgetting.forget(Peer.of(MIRA), NOW.plusSeconds(1));
        assertThat(found(MIRA, "mira_orlova")).containsExactlyInAnyOrder("opt_outs.subject", "opt_outs.peer_id");
    }
}
