package dev.tgrow.world;

import java.time.Instant;
import java.util.List;

/// Reads a world's YAML file. Names may be used before the place that gives them, but in `chats` and `faults`
/// alone.
final class WorldReader {
    private static final List<String> KEYS =
            List.of("seed", "now", "accounts", "people", "chats", "limits", "latency_ms", "faults");
    private static final Instant USUAL_NOW = Instant.parse("2026-11-20T09:00:00Z");

    private WorldReader() {}

    /// Reads it.
    ///
    /// @param name the file's name, for messages
    /// @throws WorldException if it is no world; the message names line, column and key
    static WorldPlan read(String name, String yaml) {
        var world = new Fields(YamlReader.read(name, yaml), "a world", KEYS);
        var people = world.node("people").map(PeopleReader::people);
        var plan = people.map(PeopleReader::plan).orElse(PeoplePlan.NOBODY);
        var directory = new Directory(plan);
        var special =
                people.map(fields -> PeopleReader.special(fields, directory)).orElse(List.of());
        var accounts = PeopleReader.accounts(world, directory);
        if (accounts.isEmpty()) throw world.position().error("a world needs 'accounts', at least one");
        var now = world.time("now").orElse(USUAL_NOW);
        var limits = limits(world);
        return new WorldPlan(
                name,
                world.whole("seed", 1, Long.MIN_VALUE / 10, Long.MAX_VALUE / 10),
                now,
                PeopleReader.contacts(world, accounts, directory),
                plan,
                special,
                chats(world, directory, new MembersReader(directory, plan), new PostsReader(directory, now), limits),
                limits,
                FaultReader.latency(world),
                faults(world, directory));
    }

    private static List<ChatPlan> chats(
            Fields world, Directory directory, MembersReader members, PostsReader posts, Limits limits) {
        var reader = new ChatReader(directory, members, posts, limits);
        return world.items("chats").stream().map(reader::read).toList();
    }

    private static Limits limits(Fields world) {
        var usual = Limits.USUAL;
        return world.node("limits")
                .map(node -> new Fields(node, "limits", List.of("list_cap", "text", "caption", "premium_caption")))
                .map(limits -> new Limits(
                        (int) limits.whole("list_cap", usual.list(), 0, Integer.MAX_VALUE),
                        (int) limits.whole("text", usual.text(), 1, 1_000_000),
                        (int) limits.whole("caption", usual.caption(), 0, 1_000_000),
                        (int) limits.whole("premium_caption", usual.premiumCaption(), 0, 1_000_000)))
                .orElse(usual);
    }

    private static List<Fault> faults(Fields world, Directory directory) {
        var reader = new FaultReader(directory);
        return world.items("faults").stream().map(reader::read).toList();
    }
}
