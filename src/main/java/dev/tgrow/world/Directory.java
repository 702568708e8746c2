package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The names of a world's people and chats while its file is read: each may be given once, and only then used.
final class Directory {
    private final PeoplePlan people;
    private final Map<String, Long> userIds = new HashMap<>();
    private final Map<String, ChatId> chatIds = new HashMap<>();
    private final Map<Long, Position> users = new HashMap<>();
    private final Map<Long, Position> chats = new HashMap<>();
    private final Map<String, Position> usernames = new HashMap<>();

    Directory(PeoplePlan people) {
        this.people = people;
    }

    void addUser(long id, Position position) {
        if (people.holds(id)) throw position.error("the id " + id + " belongs to the generated people");
        once(users, id, position, "the id " + id);
    }

    /// Lets the operator's file call a person by this name.
    void nameUser(String name, long id, Position position) {
        var other = userIds.putIfAbsent(name.toLowerCase(Locale.ROOT), id);
        if (other != null && other != id) throw position.error("two people are called '" + name + "'");
    }

    /// @param number the id as the file gives it
    void addChat(long number, ChatId id, Position position) {
        once(chats, number, position, "the chat id " + number);
        chatIds.put(Long.toString(number), id);
    }

    void nameChat(String name, ChatId id) {
        chatIds.put(name.toLowerCase(Locale.ROOT), id);
    }

    /// People and chats share one set of usernames.
    void addUsername(String username, Position position) {
        if (!username.matches("[A-Za-z]\\w{3,31}")) {
            throw position.error("'" + username + "' is no username (4 to 32 letters, digits or underscores)");
        }
        once(usernames, username.toLowerCase(Locale.ROOT), position, "the username " + username);
    }

    private static <T> void once(Map<T, Position> taken, T key, Position position, String what) {
        var first = taken.putIfAbsent(key, position);
        if (first != null) throw position.error(what + " is taken already in line " + first.line());
    }

    /// @param name an account's name, a username or an id
    long user(String name, Position position) {
        var id = userIds.get(name.toLowerCase(Locale.ROOT));
        if (id != null) return id;
        if (name.matches("\\d[\\d_]{0,15}")) {
            var number = Long.parseLong(name.replace("_", ""));
            if (users.containsKey(number) || people.holds(number)) return number;
        }
        throw position.error("nobody is called '" + name + "' (use an account's name, a username or an id)");
    }

    /// @param name a username or the id that the file gives
    ChatId chat(String name, Position position) {
        var id = chatIds.get(name.toLowerCase(Locale.ROOT));
        if (id != null) return id;
        throw position.error("no chat is called '" + name + "' (use a username or an id)");
    }
}
