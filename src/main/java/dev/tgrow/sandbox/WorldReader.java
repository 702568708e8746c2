package dev.tgrow.sandbox;

import dev.tgrow.telegram.MemberPage;
import java.time.Instant;
import java.util.List;

/// Reads a world's YAML file. Names may be used before the place that gives them, but in `chats` and `faults` alone.
final class WorldReader {
    private static final List<String> KEYS =
            List.of("seed", "now", "accounts", "people", "chats", "limits", "latency_ms", "faults");
    private static final Instant USUAL_NOW = Instant.parse("2026-11-20T09:00:00Z");

    private WorldReader() {}

    /// @param name the file's name, for messages
    /// @throws SandboxException if it is no world; the message names line, column and key
    static WorldPlan read(String name, String yaml) {
        var world = new Fields(YamlReader.read(name, yaml), "a world", KEYS);
        var now = world.time("now").orElse(USUAL_NOW);
        var people = world.node("people").map(PeopleReader::people);
        var peoplePlan = people.map(PeopleReader::plan).orElse(PeoplePlan.NOBODY);
        var directory = new Directory(peoplePlan);
        var special =
                people.map(fields -> PeopleReader.special(fields, directory)).orElse(List.of());
        var accounts = PeopleReader.accounts(world, directory);
        if (accounts.isEmpty()) throw world.position().error("a world needs 'accounts', at least one");
        var limits = world.node("limits")
                .map(node -> new Fields(node, "limits", List.of("list_cap", "text", "caption", "premium_caption")));
        var chats = chats(
                world,
                directory,
                peoplePlan,
                now,
                limits.map(WorldReader::listCap).orElse(MemberPage.LIST_CAP));
        return new WorldPlan(
                name,
                world.whole("seed", 1, Long.MIN_VALUE / 10, Long.MAX_VALUE / 10),
                now,
                PeopleReader.contacts(world, accounts, directory),
                peoplePlan,
                special,
                chats,
                limits.map(WorldReader::limits).orElse(Limits.USUAL),
                FaultReader.latency(world),
                faults(world, directory));
    }

    private static List<ChatPlan> chats(
            Fields world, Directory directory, PeoplePlan people, Instant now, int listCap) {
        var reader = new ChatReader(
                directory, new MembersReader(directory, people), new PostsReader(directory, now), listCap);
        return world.items("chats").stream().map(reader::read).toList();
    }

    private static int listCap(Fields limits) {
        return (int) limits.whole("list_cap", MemberPage.LIST_CAP, 0, Integer.MAX_VALUE);
    }

    private static Limits limits(Fields limits) {
        return new Limits(
                (int) limits.whole("text", Limits.USUAL.text(), 1, 1_000_000),
                (int) limits.whole("caption", Limits.USUAL.caption(), 0, 1_000_000),
                (int) limits.whole("premium_caption", Limits.USUAL.premiumCaption(), 0, 1_000_000));
    }

    private static List<Fault> faults(Fields world, Directory directory) {
        var reader = new FaultReader(directory);
        return world.items("faults").stream().map(reader::read).toList();
    }
}
