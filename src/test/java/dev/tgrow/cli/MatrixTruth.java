package dev.tgrow.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Account;
import dev.tgrow.world.Action;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.Link;
import dev.tgrow.world.Message;
import dev.tgrow.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a world's server holds of what a job wrote, against what the ledger says.
///
/// @param posted the numbers of all messages by chat, that are the job's
/// @param waiting the numbers of those that wait for their time
/// @param pinned which of them are pinned
/// @param added who was added, once for each time
/// @param links the invite links that the job made
record MatrixTruth(
        TreeMap<Long, List<Long>> posted,
        TreeMap<Long, List<Long>> waiting,
        TreeMap<Long, List<Long>> pinned,
        List<Long> added,
        List<String> links) {
    private static final List<ChatId> CHATS =
            Stream.of(7001, 7002, 7003, 7007).map(ChatId::ofSupergroup).toList();
    private static final ChatId TARGET = ChatId.ofSupergroup(7002);

    /// Chats hold older messages: the very first one of a group can't be deleted.
    private static final Instant BEGINNING = Instant.parse("2026-11-20T09:00:00Z");

    static MatrixTruth of(World world) {
        var alice = world.accounts().byName("alice").orElseThrow();
        var truth = new MatrixTruth(
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
        for (ChatId chat : CHATS) {
            for (Message message : history(world, alice, chat)) {
                var ours = message.action().isEmpty() && !message.date().isBefore(BEGINNING);
                if (ours) put(truth.posted, chat, message);
                if (message.pinned()) put(truth.pinned, chat, message);
                if (message.action().orElse(null) instanceof Action.Added(var users)) truth.added.addAll(users);
            }
            world.scheduled().list(alice, chat).forEach(message -> put(truth.waiting, chat, message));
        }
        world.links().list(alice, TARGET, alice.person().user().id(), false).stream()
                .filter(link -> link.name().equals("move"))
                .map(Link::url)
                .forEach(truth.links::add);
        truth.added.sort(null);
        return truth;
    }

    private static void put(TreeMap<Long, List<Long>> numbers, ChatId chat, Message message) {
        numbers.computeIfAbsent(chat.value(), _ -> new ArrayList<>()).add(message.id());
    }

    private static List<Message> history(World world, Account alice, ChatId chat) {
        return world.messages().page(alice, chat, HistoryQuery.newest(100)).messages();
    }

    /// What the job is there for, without numbers that differ from run to run.
    String summary() {
        return "posted %s, waiting %s, pinned %s, added %s, %d links"
                .formatted(counts(posted), counts(waiting), counts(pinned), added, links.size());
    }

    private static String counts(TreeMap<Long, List<Long>> numbers) {
        return numbers.entrySet().stream()
                .map(chat -> chat.getKey() + "×" + chat.getValue().size())
                .collect(joining(" "));
    }

    /// Checks every row of the ledger, and that nothing was written that isn't in it.
    ///
    /// @param mayBeUnknown whether a write was lost whose outcome can't be looked up
    void check(MatrixPlay play, boolean mayBeUnknown) {
        var rows = play.query("select kind, state, chat_id, subject_id, message_id, link from actions");
        for (List<String> row : rows) {
            switch (row.get(1)) {
                case "done" ->
                    assertThat(there(row, rows)).as("%s of %s", row, this).isTrue();
                case "refused", "planned" ->
                    assertThat(there(row, rows)).as("%s of %s", row, this).isFalse();
                case "unknown" ->
                    assertThat(mayBeUnknown).as("%s of %s", row, this).isTrue();
                default -> throw new AssertionError(row.toString());
            }
        }
        if (!mayBeUnknown) {
            posted.keySet()
                    .forEach(chat -> assertThat(done("send", chat, rows))
                            .as("%s in %s", this, rows)
                            .isTrue());
            added.forEach(person -> assertThat(rows).anyMatch(row -> row.get(3).equals(person.toString())));
            links.forEach(link -> assertThat(rows).anyMatch(row -> link.equals(row.get(5))));
        }
    }

    /// Checks that nothing was written that the ledger doesn't hold at least as an intent, and that it claims nothing
    /// that isn't there.
    void checkIntents(MatrixPlay play) {
        if (posted.isEmpty() && waiting.isEmpty() && added.isEmpty() && links.isEmpty() && pinned.isEmpty()) return;
        var rows = play.query("select kind, state, chat_id, subject_id, message_id, link from actions");
        var left = rows.stream()
                .filter(row -> row.get(1).equals("intent") || row.get(1).equals("done"))
                .map(row -> row.getFirst() + " " + (row.getFirst().equals("invite") ? row.get(3) : row.get(2)))
                .toList();
        posted.keySet().forEach(chat -> assertThat(left).contains("send " + chat));
        waiting.keySet().forEach(chat -> assertThat(left).contains("send " + chat));
        pinned.keySet().forEach(chat -> assertThat(left).contains("pin " + chat));
        added.forEach(person -> assertThat(left).contains("invite " + person));
        links.forEach(_ -> assertThat(left).contains("link " + TARGET.value()));
        for (List<String> row : rows) {
            if (row.get(1).equals("intent")) continue;
            assertThat(there(row, rows))
                    .as("%s of %s", row, this)
                    .isEqualTo(row.get(1).equals("done"));
        }
    }

    private boolean there(List<String> row, List<List<String>> rows) {
        var chat = Long.parseLong(row.get(2));
        return switch (row.getFirst()) {
            case "send" -> done("delete", chat, rows) || holds(chat, row.get(4));
            case "delete" -> !posted.containsKey(chat) && !waiting.containsKey(chat);
            case "pin" -> pinned.containsKey(chat);
            case "invite" -> added.contains(Long.parseLong(row.get(3)));
            case "link" -> links.contains(String.valueOf(row.get(5)));
            default -> throw new AssertionError(row.toString());
        };
    }

    private static boolean done(String kind, long chat, List<List<String>> rows) {
        return rows.stream()
                .anyMatch(row -> row.getFirst().equals(kind)
                        && Long.parseLong(row.get(2)) == chat
                        && (row.get(1).equals("done")
                                || (kind.equals("delete") && row.get(1).equals("unknown"))));
    }

    private boolean holds(long chat, @Nullable String id) {
        return id == null
                ? waiting.containsKey(chat)
                : posted.getOrDefault(chat, List.of()).contains(Long.parseLong(id));
    }
}
