package dev.tgrow.world;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads `accounts` and `people`.
final class PeopleReader {
    static final long MOST_PEOPLE = 100_000_000;
    private static final long HIGHEST_ID = 999_999_999_999L;

    private static final List<String> PEOPLE_KEYS = List.of(
            "count",
            "first_id",
            "usernames",
            "premium",
            "bots",
            "deleted",
            "privacy",
            "premium_only",
            "not_mutual",
            "too_many_chats",
            "special");
    private static final List<String> ACCOUNT_KEYS = List.of(
            "name",
            "id",
            "first_name",
            "last_name",
            "username",
            "phone",
            "premium",
            "bot",
            "contacts",
            "code",
            "password",
            "token",
            "peer_flood");
    private static final List<String> SPECIAL_KEYS = List.of(
            "id",
            "first_name",
            "last_name",
            "username",
            "phone",
            "premium",
            "bot",
            "deleted",
            "last_seen",
            "invite",
            "write");
    private static final Map<String, LastSeen> LAST_SEEN = new TreeMap<>(Map.of(
            "online", new LastSeen.Online(),
            "recently", new LastSeen.Recently(),
            "within_week", new LastSeen.WithinWeek(),
            "within_month", new LastSeen.WithinMonth(),
            "unknown", new LastSeen.Unknown()));

    private PeopleReader() {}

    static Fields people(YamlNode node) {
        return new Fields(node, "people", PEOPLE_KEYS);
    }

    static PeoplePlan plan(Fields people) {
        var usual = PeoplePlan.Ratios.USUAL;
        var ratios = new PeoplePlan.Ratios(
                people.share("usernames", usual.usernames()),
                people.share("premium", usual.premium()),
                people.share("bots", usual.bots()),
                people.share("deleted", usual.deleted()),
                people.share("privacy", usual.privacy()),
                people.share("premium_only", usual.premiumOnly()),
                people.share("not_mutual", usual.notMutual()),
                people.share("too_many_chats", usual.tooManyChats()));
        var count = people.whole("count", 0, 0, MOST_PEOPLE);
        var first = people.whole("first_id", PeoplePlan.NOBODY.firstId(), 1, HIGHEST_ID - count);
        return new PeoplePlan(count, first, ratios);
    }

    static List<Person> special(Fields people, Directory directory) {
        var all = new ArrayList<Person>();
        for (YamlNode node : people.items("special")) {
            var fields = new Fields(node, "a special person", SPECIAL_KEYS);
            var deleted = fields.flag("deleted");
            var kind = deleted ? User.Kind.DELETED : fields.flag("bot") ? User.Kind.BOT : User.Kind.PERSON;
            var user = user(fields, kind, directory);
            all.add(new Person(
                    user, invitable(fields), fields.text("write").map(text -> error(fields, "write", text))));
        }
        return all;
    }

    private static User user(Fields fields, User.Kind kind, Directory directory) {
        var id = fields.neededWhole("id", 1, HIGHEST_ID);
        directory.addUser(id, fields.position());
        var username = fields.text("username");
        username.ifPresent(name -> {
            var position = fields.node("username").orElseThrow().position();
            directory.addUsername(name, position);
            directory.nameUser(name, id, position);
        });
        var deleted = kind == User.Kind.DELETED;
        return new User(
                new UserId(id),
                kind,
                username,
                deleted ? "" : fields.needed("first_name"),
                fields.text("last_name").orElse(""),
                fields.flag("premium"),
                deleted ? new LastSeen.Unknown() : lastSeen(fields, kind),
                fields.text("phone").map(phone -> phone.replaceAll("\\D", "")));
    }

    private static LastSeen lastSeen(Fields fields, User.Kind kind) {
        return fields.node("last_seen")
                .map(node -> node instanceof YamlNode.Scalar(var _, var text) && text.startsWith("20")
                        ? new LastSeen.At(fields.time("last_seen").orElseThrow())
                        : fields.word(node, "last_seen", LAST_SEEN))
                .orElse(kind == User.Kind.BOT ? new LastSeen.Unknown() : new LastSeen.Recently());
    }

    private static Invitable invitable(Fields fields) {
        return fields.text("invite")
                .<Invitable>map(text -> switch (text) {
                    case "ok" -> new Invitable.Yes();
                    case "privacy" -> new Invitable.Privacy();
                    case "premium" -> new Invitable.PremiumOnly();
                    default -> new Invitable.Fails(error(fields, "invite", text));
                })
                .orElse(new Invitable.Yes());
    }

    private static String error(Fields fields, String key, String text) {
        if (text.matches("[A-Z][A-Z0-9_]+")) return text;
        var words = key.equals("invite") ? "ok, privacy, premium or " : "";
        throw fields.node(key)
                .orElseThrow()
                .position()
                .error("'%s' is %san error of Telegram's, like USER_NOT_MUTUAL_CONTACT".formatted(key, words));
    }

    /// Contacts may be named before the people they name, so they are looked up by [#contacts].
    static List<Account> accounts(Fields world, Directory directory) {
        var all = new ArrayList<Account>();
        var names = new HashSet<String>();
        for (YamlNode node : world.items("accounts")) {
            var fields = new Fields(node, "an account", ACCOUNT_KEYS);
            var name = fields.needed("name");
            if (!name.matches("[A-Za-z0-9_-]{1,32}") || !names.add(name)) {
                throw fields.node("name")
                        .orElseThrow()
                        .position()
                        .error("the account name '%s' is taken or has other than letters, digits, - and _"
                                .formatted(name));
            }
            var user = user(fields, fields.flag("bot") ? User.Kind.BOT : User.Kind.PERSON, directory);
            directory.nameUser(name, user.id().value(), fields.position());
            var person = new Person(user, new Invitable.Yes(), Optional.empty());
            all.add(new Account(name, person, Set.of(), login(fields, person, name), fields.flag("peer_flood")));
        }
        return all;
    }

    private static Login login(Fields fields, Person person, String name) {
        var usual = person.isBot() ? Optional.of(person.id() + ":token-of-" + name) : Optional.<String>empty();
        return new Login(
                fields.text("code").map(code -> code(fields, code)).orElse(Login.USUAL_CODE),
                fields.text("password"),
                fields.text("token").or(() -> usual));
    }

    private static String code(Fields fields, String code) {
        if (code.matches("\\d{4,8}")) return code;
        throw fields.node("code").orElseThrow().position().error("'code' of an account is four to eight digits");
    }

    /// The same accounts with their contacts.
    static List<Account> contacts(Fields world, List<Account> accounts, Directory directory) {
        var all = new ArrayList<Account>();
        var nodes = world.items("accounts");
        for (int i = 0; i < accounts.size(); i++) {
            var fields = new Fields(nodes.get(i), "an account", ACCOUNT_KEYS);
            var contacts = new HashSet<Long>();
            for (YamlNode contact : fields.items("contacts")) {
                contacts.add(directory.user(fields.text(contact, "contacts"), contact.position()));
            }
            all.add(accounts.get(i).with(contacts));
        }
        return all;
    }
}
