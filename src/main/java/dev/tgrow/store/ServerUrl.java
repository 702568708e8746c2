package dev.tgrow.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The address of a PostgreSQL database: `jdbc:postgresql://[user@]host[:port]/database[?option=value&…]`.
///
/// @param hosts as the driver reads them: `db.example.org:5432,standby:5432`
/// @param user who logs in; empty for the operator's name on this machine
/// @param schema where the tables are, if the address says so (`currentSchema`)
/// @param options the driver's own, by name
public record ServerUrl(
        String hosts, String database, Optional<String> user, Optional<String> schema, Map<String, String> options) {
    private static final Pattern URL =
            Pattern.compile("jdbc:postgresql://(?:([^@/?]*)@)?([^@/?\\s]+)/([^/?&=\\s]+)(?:\\?(\\S*))?");
    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Set<String> SECRETS = Set.of("password", "sslpassword");

    public ServerUrl {
        options = Map.copyOf(options);
    }

    /// Reads an address.
    ///
    /// @throws IllegalArgumentException if it is none; the message doesn't repeat it, for it may hold a password
    public static ServerUrl parse(String text) {
        var parts = URL.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("an address is written jdbc:postgresql://host/database");
        }
        var options = new LinkedHashMap<String, String>();
        if (parts.group(4) != null && !parts.group(4).isEmpty()) {
            for (String option : parts.group(4).split("&", -1)) put(options, option);
        }
        var named = Optional.ofNullable(parts.group(1)).map(ServerUrl::user);
        var asked = Optional.ofNullable(options.remove("user"));
        var schema = Optional.ofNullable(options.remove("currentSchema"));
        schema.ifPresent(ServerUrl::checkSchema);
        return new ServerUrl(parts.group(2), decoded(parts.group(3)), named.or(() -> asked), schema, options);
    }

    private static String user(String text) {
        if (text.contains(":")) throw secret();
        if (text.isEmpty()) throw new IllegalArgumentException("the user before the @ is empty");
        return decoded(text);
    }

    private static void put(Map<String, String> options, String option) {
        int equals = option.indexOf('=');
        var name = equals < 0 ? option : option.substring(0, equals);
        if (SECRETS.contains(name)) throw secret();
        if (equals < 1) throw new IllegalArgumentException("an option in the address is written name=value");
        if (name.equals("options")) {
            throw new IllegalArgumentException(
                    "'options' can't stand in the address: tgrow sets the session up itself");
        }
        if (options.put(name, decoded(option.substring(equals + 1))) != null) {
            throw new IllegalArgumentException("'" + name + "' stands twice in the address");
        }
    }

    private static IllegalArgumentException secret() {
        return new IllegalArgumentException("a password doesn't belong into the address: set store_password_file");
    }

    private static void checkSchema(String name) {
        if (!SCHEMA.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "currentSchema names one schema, of small letters, digits and _, not '%s'".formatted(name));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("the address has a % that begins no escape");
        }
    }

    /// The same address for another user.
    public ServerUrl as(String other) {
        return new ServerUrl(hosts, database, Optional.of(other), schema, options);
    }

    /// Host and database, fit to be shown to anybody.
    @Override
    public String toString() {
        return hosts + "/" + database;
    }
}
