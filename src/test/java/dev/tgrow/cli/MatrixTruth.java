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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a world's server holds of what a job wrote, against what the ledger says.
///
/// @param sent the numbers of the job's messages by chat
/// @param pinned which of them are pinned
/// @param added who was added, once for each time
/// @param links the invite links that the job made
record MatrixTruth(
        TreeMap<Long, List<Long>> sent, TreeMap<Long, List<Long>> pinned, List<Long> added, List<String> links) {
    private static final List<ChatId> CHATS =
            Stream.of(7001, 7002, 7003).map(ChatId::ofSupergroup).toList();
    private static final ChatId TARGET = ChatId.ofSupergroup(7002);

    static MatrixTruth of(World world) {
        var alice = world.accounts().byName("alice").orElseThrow();
        var truth = new MatrixTruth(new TreeMap<>(), new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
        for (ChatId chat : CHATS) {
            for (Message message : history(world, alice, chat)) {
                message.action().ifPresent(action -> {
                    if (action instanceof Action.Added(var users)) truth.added.addAll(users);
                });
                if (!message.content().text().text().equals(MatrixJob.MESSAGE)) continue;
                truth.sent
                        .computeIfAbsent(chat.value(), _ -> new ArrayList<>())
                        .add(message.id());
                if (message.pinned()) {
                    truth.pinned
                            .computeIfAbsent(chat.value(), _ -> new ArrayList<>())
                            .add(message.id());
                }
            }
        }
        world.links().list(alice, TARGET, alice.person().user().id(), false).stream()
                .filter(link -> link.name().equals("move"))
                .map(Link::url)
                .forEach(truth.links::add);
        truth.added.sort(null);
        return truth;
    }

    private static List<Message> history(World world, Account alice, ChatId chat) {
        return world.messages().page(alice, chat, HistoryQuery.newest(100)).messages();
    }

    /// What the job is there for, without numbers that differ from run to run.
    String summary() {
        return "sent %s, pinned %s, added %s, %d links".formatted(counts(sent), counts(pinned), added, links.size());
    }

    private static String counts(TreeMap<Long, List<Long>> numbers) {
        return numbers.entrySet().stream()
                .map(chat -> chat.getKey() + "×" + chat.getValue().size())
                .collect(joining(" "));
    }

    /// Checks every row of the ledger.
    ///
    /// @param mayBeUnknown whether a write was lost whose outcome can't be looked up
    void check(MatrixPlay play, boolean mayBeUnknown) {
        var done = 0;
        for (List<String> row : play.query("select kind, state, chat_id, subject_id, message_id, link from actions")) {
            var what = row.toString();
            var state = row.get(1);
            switch (state) {
                case "done" -> {
                    assertThat(there(row)).as(what).isTrue();
                    if (!row.getFirst().equals("pin")) done++;
                }
                case "refused", "planned" -> assertThat(there(row)).as(what).isFalse();
                case "unknown" -> assertThat(mayBeUnknown).as(what).isTrue();
                default -> throw new AssertionError(what);
            }
        }
        var written = Stream.concat(sent.values().stream(), Stream.of(added, links))
                .mapToInt(List::size)
                .sum();
        // A link that was made and not heard of can't be told from others.
        if (!mayBeUnknown) assertThat(done).as("written %s", this).isEqualTo(written);
    }

    private boolean there(List<String> row) {
        var chat = Long.parseLong(row.get(2));
        return switch (row.getFirst()) {
            case "send" -> holds(sent, chat, row.get(4));
            case "pin" -> pinned.containsKey(chat);
            case "invite" -> added.contains(Long.parseLong(row.get(3)));
            case "link" -> links.contains(String.valueOf(row.get(5)));
            default -> throw new AssertionError(row.toString());
        };
    }

    private static boolean holds(TreeMap<Long, List<Long>> numbers, long chat, @org.jspecify.annotations.Nullable String id) {
        var there = numbers.getOrDefault(chat, List.of());
        return id == null ? !there.isEmpty() : there.equals(List.of(Long.parseLong(id)));
    }
}
