package dev.tgrow.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Links of the form `tg://…` that stand for something else than an address.
final class TgLinks {
    private static final long HIGHEST_USER_ID = (1L << 40) - 1;

    private TgLinks() {}

    /// The person of `tg://user?id=…`.
    static Optional<String> userId(String url) {
        // All of it in any case, other than the links below.
        return parameters(url.toLowerCase(Locale.ROOT), "user")
                .flatMap(all -> first(all, "id"))
                .flatMap(TgLinks::number)
                .filter(id -> id > 0 && id <= HIGHEST_USER_ID)
                .map(String::valueOf);
    }

    /// The emoji of `tg://emoji?id=…`.
    static Optional<String> customEmojiId(String url) {
        return parameters(url, "emoji")
                .flatMap(all -> first(all, "id"))
                .flatMap(TgLinks::number)
                .filter(id -> id != 0)
                .map(String::valueOf);
    }

    /// Whether this is `tg://time?unix=…`.
    ///
    /// @throws WorldError if its format is none
    static boolean isTime(String url) {
        var all = parameters(url, "time").orElse(List.of());
        var unix = false;
        for (Map.Entry<String, String> parameter : all) {
            if (!parameter.getKey().equals("unix")) continue;
            unix = number(parameter.getValue())
                    .filter(time -> time > 0 && time <= Integer.MAX_VALUE)
                    .isPresent();
            if (!unix) return false;
        }
        if (unix) last(all, "format").ifPresent(TgLinks::checkDateFormat);
        return unix;
    }

    /// @throws WorldError if it is none
    static void checkDateFormat(String format) {
        if (!format.matches("[rR]|[tTdDwW]*")) throw Markup.error("Invalid date format used");
    }

    private static Optional<List<Map.Entry<String, String>>> parameters(String url, String host) {
        var lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("tg:")) return Optional.empty();
        var rest = url.substring(3);
        if (rest.startsWith("//")) rest = rest.substring(2);
        if (!rest.toLowerCase(Locale.ROOT).startsWith(host)) return Optional.empty();
        rest = rest.substring(host.length());
        if (rest.startsWith("/")) rest = rest.substring(1);
        if (!rest.startsWith("?")) return Optional.empty();
        var hash = rest.indexOf('#');
        var query = rest.substring(1, hash < 0 ? rest.length() : hash);
        var all = new ArrayList<Map.Entry<String, String>>();
        for (String parameter : query.split("&", -1)) {
            var equals = parameter.indexOf('=');
            all.add(
                    equals < 0
                            ? Map.entry(parameter, "")
                            : Map.entry(parameter.substring(0, equals), parameter.substring(equals + 1)));
        }
        return Optional.of(all);
    }

    private static Optional<String> first(List<Map.Entry<String, String>> all, String key) {
        return all.stream()
                .filter(one -> one.getKey().equals(key))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> last(List<Map.Entry<String, String>> all, String key) {
        return first(all.reversed(), key);
    }

    /// A number as it would be printed, without zeros in front.
    static Optional<Long> number(String text) {
        try {
            var number = Long.parseLong(text);
            return Long.toString(number).equals(text) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
