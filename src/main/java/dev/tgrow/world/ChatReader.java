package dev.tgrow.world;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Right;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads one of the `chats`.
final class ChatReader {
    private static final List<String> KEYS = List.of(
            "id",
            "kind",
            "title",
            "username",
            "about",
            "invite",
            "members",
            "roles",
            "requests",
            "permissions",
            "slow_mode",
            "hidden_members",
            "list_cap",
            "member_cap",
            "stars",
            "protected_content",
            "join_requests",
            "forum",
            "topics",
            "posts");
    private static final Map<String, Chat.Kind> KINDS = new TreeMap<>(Map.of(
            "group", Chat.Kind.SUPERGROUP,
            "supergroup", Chat.Kind.SUPERGROUP,
            "channel", Chat.Kind.CHANNEL,
            "basic", Chat.Kind.BASIC_GROUP));
    private static final Set<Right> USUAL_PERMISSIONS = EnumSet.of(
            Right.SEND_TEXT, Right.SEND_PHOTOS, Right.SEND_DOCUMENTS, Right.ADD_LINK_PREVIEWS, Right.INVITE_USERS);
    private static final Map<String, Long> SLOW_MODES =
            Map.of("0", 0L, "5", 5L, "10", 10L, "30", 30L, "60", 60L, "300", 300L, "900", 900L, "3600", 3600L);
    private static final long HIGHEST_ID = 999_999_999_999L;
    private static final int CHANNEL_LIST_CAP = 200;
    private static final int BASIC_GROUP_CAP = 200;
    private static final int SUPERGROUP_CAP = 200_000;

    private final Directory directory;
    private final MembersReader members;
    private final PostsReader posts;
    private final Limits limits;

    ChatReader(Directory directory, MembersReader members, PostsReader posts, Limits limits) {
        this.directory = directory;
        this.members = members;
        this.posts = posts;
        this.limits = limits;
    }

    ChatPlan read(YamlNode node) {
        var fields = new Fields(node, "a chat", KEYS);
        var number = fields.neededWhole("id", 1, HIGHEST_ID);
        var kind = fields.node("kind")
                .map(value -> fields.word(value, "kind", KINDS))
                .orElse(Chat.Kind.SUPERGROUP);
        var id = kind == Chat.Kind.BASIC_GROUP ? new ChatId(-number) : ChatId.ofSupergroup(number);
        directory.addChat(number, id, fields.position());
        if (kind == Chat.Kind.BASIC_GROUP) checkBasicGroup(fields);
        var topics = topics(fields, kind);
        return new ChatPlan(
                id,
                kind,
                fields.needed("title"),
                username(fields, kind, id),
                fields.text("about").orElse(""),
                invite(fields),
                members.read(fields),
                rules(fields, kind),
                topics,
                posts.read(fields, id, topics));
    }

    private ChatPlan.Rules rules(Fields fields, Chat.Kind kind) {
        return new ChatPlan.Rules(
                members.rights(fields, "permissions").orElse(USUAL_PERMISSIONS),
                slowMode(fields),
                fields.flag("hidden_members"),
                (int) fields.whole("list_cap", listCap(kind), 0, Integer.MAX_VALUE),
                (int) fields.whole("member_cap", memberCap(kind), 1, Integer.MAX_VALUE),
                (int) fields.whole("stars", 0, 0, 10_000),
                fields.flag("protected_content"),
                fields.flag("join_requests"),
                fields.flag("forum"));
    }

    private static void checkBasicGroup(Fields fields) {
        for (String key : List.of("slow_mode", "hidden_members", "stars", "join_requests", "forum")) {
            fields.node(key).ifPresent(node -> {
                throw node.position().error("a basic group has no '" + key + "'");
            });
        }
    }

    private static List<Topic> topics(Fields fields, Chat.Kind kind) {
        var topics = new TreeMap<Long, Topic>();
        if (fields.flag("forum") && kind == Chat.Kind.CHANNEL)
            throw fields.position().error("a channel is no forum");
        for (YamlNode node : fields.items("topics")) {
            if (!fields.flag("forum")) throw node.position().error("only a forum has topics");
            var topic = new Fields(node, "a topic", List.of("id", "title", "closed"));
            var id = topic.neededWhole("id", Topic.GENERAL + 1, 1_000_000);
            if (topics.put(id, new Topic(id, topic.needed("title"), topic.flag("closed"))) != null) {
                throw node.position().error("the topic " + id + " is here twice");
            }
        }
        return List.copyOf(topics.values());
    }

    private Optional<String> username(Fields fields, Chat.Kind kind, ChatId id) {
        var username = fields.text("username");
        username.ifPresent(name -> {
            var position = fields.node("username").orElseThrow().position();
            if (kind == Chat.Kind.BASIC_GROUP) throw position.error("a basic group has no username");
            directory.addUsername(name, position);
            directory.nameChat(name, id);
        });
        return username;
    }

    private static Optional<String> invite(Fields fields) {
        var hash = fields.text("invite");
        if (hash.filter(text -> !text.matches("[A-Za-z0-9_-]*[A-Za-z_-][A-Za-z0-9_-]*"))
                .isPresent()) {
            throw fields.node("invite")
                    .orElseThrow()
                    .position()
                    .error("'invite' is the hash of an invite link: letters, digits, - and _, not only digits");
        }
        return hash;
    }

    private static Duration slowMode(Fields fields) {
        return fields.node("slow_mode")
                .map(node -> {
                    if (node instanceof YamlNode.Scalar(var _, var text) && SLOW_MODES.containsKey(text)) {
                        return Duration.ofSeconds(SLOW_MODES.get(text));
                    }
                    throw node.position().error("'slow_mode' is 0, 5, 10, 30, 60, 300, 900 or 3600 seconds");
                })
                .orElse(Duration.ZERO);
    }

    private int listCap(Chat.Kind kind) {
        return switch (kind) {
            case CHANNEL -> Math.min(limits.list(), CHANNEL_LIST_CAP);
            case BASIC_GROUP -> BASIC_GROUP_CAP;
            case SUPERGROUP, PRIVATE -> limits.list();
        };
    }

    private static int memberCap(Chat.Kind kind) {
        return switch (kind) {
            case BASIC_GROUP -> BASIC_GROUP_CAP;
            case CHANNEL -> Integer.MAX_VALUE;
            case SUPERGROUP, PRIVATE -> SUPERGROUP_CAP;
        };
    }
}
