package dev.tgrow.world;

import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads who is in a chat and as what, and who waits to be let in: `members`, `roles`, `requests` and lists of rights.
final class MembersReader {
    private static final Map<String, MemberStatus> ROLES = new TreeMap<>(Map.of(
            "creator", MemberStatus.CREATOR,
            "admin", MemberStatus.ADMINISTRATOR,
            "member", MemberStatus.MEMBER,
            "restricted", MemberStatus.RESTRICTED,
            "left", MemberStatus.LEFT,
            "banned", MemberStatus.BANNED));
    private static final Map<String, Right> RIGHTS = new TreeMap<>(Map.of(
            "send_text", Right.SEND_TEXT,
            "send_photos", Right.SEND_PHOTOS,
            "send_documents", Right.SEND_DOCUMENTS,
            "add_link_previews", Right.ADD_LINK_PREVIEWS,
            "invite_users", Right.INVITE_USERS,
            "pin_messages", Right.PIN_MESSAGES));

    private static final Map<String, Power> POWERS =
            new TreeMap<>(Map.of("ban_users", Power.BAN_USERS, "delete_messages", Power.DELETE_MESSAGES));

    private final Directory directory;
    private final PeoplePlan people;

    MembersReader(Directory directory, PeoplePlan people) {
        this.directory = directory;
        this.people = people;
    }

    ChatPlan.Members read(Fields chat) {
        return new ChatPlan.Members(listed(chat), crowds(chat), roles(chat), requests(chat));
    }

    /// The members written one by one.
    private List<Long> listed(Fields chat) {
        return parts(chat).stream()
                .filter(part -> part instanceof YamlNode.Scalar)
                .map(part -> directory.user(chat.text(part, "members"), part.position()))
                .toList();
    }

    /// The runs of generated people, none of them twice.
    private List<Spread> crowds(Fields chat) {
        var crowds = new ArrayList<Spread>();
        for (YamlNode part : parts(chat)) {
            if (part instanceof YamlNode.Scalar) continue;
            var fields = new Fields(part, "a run of members", List.of("first", "count"));
            var first = fields.whole("first", 0, 0, people.count());
            var count = fields.neededWhole("count", 0, people.count() - first);
            for (Spread other : crowds) {
                if (first < other.first() + other.length() && other.first() < first + count) {
                    throw part.position().error("these members are in another run already");
                }
            }
            crowds.add(Spread.run(first, count));
        }
        return crowds;
    }

    /// Those who wait to be let in, none of them twice.
    private List<Long> requests(Fields chat) {
        var waiting = new LinkedHashSet<Long>();
        for (YamlNode node : chat.items("requests")) {
            if (!waiting.add(directory.user(chat.text(node, "requests"), node.position()))) {
                throw node.position().error("'" + chat.text(node, "requests") + "' waits here already");
            }
        }
        return List.copyOf(waiting);
    }

    private static List<YamlNode> parts(Fields chat) {
        return switch (chat.node("members").orElse(null)) {
            case null -> List.of();
            case YamlNode.Keys one -> List.of(one);
            case YamlNode.Items _, YamlNode.Scalar _ -> chat.items("members");
        };
    }

    private Map<Long, Role> roles(Fields chat) {
        var roles = new HashMap<Long, Role>();
        chat.entries("roles").forEach((name, entry) -> {
            var id = directory.user(name, entry.position());
            if (roles.put(id, role(chat, entry.value())) != null) {
                throw entry.position().error("'" + name + "' has two roles here");
            }
        });
        if (roles.values().stream()
                        .filter(role -> role.status() == MemberStatus.CREATOR)
                        .count()
                > 1) {
            throw chat.node("roles").orElseThrow().position().error("a chat has one creator at most");
        }
        return roles;
    }

    private Role role(Fields chat, YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            return Role.of(chat.word(node, "roles", ROLES));
        }
        var fields = new Fields(node, "a role", List.of("role", "rights", "powers", "title"));
        var status = fields.word(
                fields.node("role").orElseThrow(() -> node.position().error("a role needs 'role'")), "role", ROLES);
        var powers = EnumSet.noneOf(Power.class);
        fields.items("powers").forEach(power -> powers.add(fields.word(power, "powers", POWERS)));
        return new Role(
                status, rights(fields, "rights").orElse(Set.of()), powers, fields.text("title"), Optional.empty());
    }

    Optional<Set<Right>> rights(Fields fields, String key) {
        if (fields.node(key).isEmpty()) return Optional.empty();
        var rights = EnumSet.noneOf(Right.class);
        fields.items(key).forEach(node -> rights.add(fields.word(node, key, RIGHTS)));
        return Optional.of(rights);
    }
}
