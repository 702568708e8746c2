package dev.tgrow.sandbox;

import java.net.Inet6Address;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which addresses a link may have, and how TDLib writes them.
final class Urls {
    private static final Pattern PROTOCOL = Pattern.compile("([^:/?#@\\[\\]]*)://(.*)", Pattern.DOTALL);
    private static final Pattern OTHER = Pattern.compile("(?i)(tg|ton|tonsite):(?://)?(.*)", Pattern.DOTALL);
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9.\\-_!$,~*'();&+=\\x{80}-\\x{10FFFF}]|%[0-9A-Fa-f]{2})*");
    private static final Pattern USER =
            Pattern.compile("(?:[A-Za-z0-9.\\-_!$,~*'();&+=:\\x{80}-\\x{10FFFF}]|%[0-9A-Fa-f]{2})*");

    private Urls() {}

    /// The address as it is sent; empty if it is none.
    static String checked(String link) {
        var other = OTHER.matcher(link);
        if (other.matches()) return other(other.group(1).toLowerCase(Locale.ROOT), other.group(2));
        var parts = parse(link);
        if (parts == null || (parts.host().indexOf('.') < 0 && !parts.isIpv6())) return "";
        var user = parts.user().isEmpty() ? "" : parts.user() + "@";
        var port = parts.port() == 0 ? "" : ":" + parts.port();
        return parts.protocol() + "://" + user + parts.host() + port + parts.query();
    }

    /// @param protocol `http` where none is given
    /// @param port 0 where none is given
    /// @param query everything from the first slash on
    private record Parts(String protocol, boolean given, String user, String host, int port, String query) {
        boolean isIpv6() {
            return host.startsWith("[");
        }
    }

    private static String other(String scheme, String link) {
        var parts = parse(link);
        if (parts == null) return "";
        if (parts.given() || !parts.user().isEmpty() || parts.port() != 0 || parts.isIpv6()) return "";
        var allowed = scheme.equals("tonsite") ? "[A-Za-z0-9_.-]*" : "[A-Za-z0-9_-]*";
        if (!parts.host().matches(allowed)) return "";
        var query = parts.query().startsWith("/?") ? parts.query().substring(1) : parts.query();
        return scheme + "://" + parts.host() + query;
    }

    private static @Nullable Parts parse(String link) {
        var protocol = PROTOCOL.matcher(link);
        var given = protocol.matches();
        var scheme = given ? asciiLower(protocol.group(1)) : "http";
        if (!scheme.equals("http") && !scheme.equals("https")) return null;
        var rest = given ? protocol.group(2) : link;
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) end++;
        var authority = rest.substring(0, end);
        var colon = colon(authority);
        var port = colon < 0 ? 0 : port(authority.substring(colon + 1));
        if (port < 0) return null;
        var userAndHost = colon < 0 ? authority : authority.substring(0, colon);
        var sign = userAndHost.lastIndexOf('@');
        var user = sign < 0 ? "" : userAndHost.substring(0, sign);
        var host = asciiLower(userAndHost.substring(sign + 1));
        if (!isHost(host) || (!host.startsWith("[") && !USER.matcher(user).matches())) return null;
        return new Parts(scheme, given, user, host, port, query(rest.substring(end)));
    }

    /// The place of the colon before the port; -1 if there is none.
    private static int colon(String authority) {
        int place = authority.length() - 1;
        while (place > 0 && ":]@".indexOf(authority.charAt(place)) < 0) place--;
        return place > 0 && authority.charAt(place) == ':' ? place : -1;
    }

    /// -1 if it is none.
    private static int port(String digits) {
        var number = digits.replaceFirst("^0+(?=.)", "");
        if (!number.matches("[1-9]\\d{0,4}")) return -1;
        var port = Integer.parseInt(number);
        return port <= 65_535 ? port : -1;
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.equals(".")) return false;
        if (!host.startsWith("[") || !host.endsWith("]"))
            return HOST.matcher(host).matches();
        if (!host.matches("\\[[0-9a-f:.]+]")) return false;
        try {
            // Literals only, so that no name is ever looked up.
            Inet6Address.ofLiteral(host.substring(1, host.length() - 1));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String query(String rest) {
        var end = rest.length();
        while (end > 0 && " \t\r\n\0\u000B".indexOf(rest.charAt(end - 1)) >= 0) end--;
        var query = new StringBuilder();
        if (end == 0 || rest.charAt(0) != '/') query.append('/');
        for (int i = 0; i < end; i++) {
            var c = rest.charAt(i);
            if (c <= ' ') query.append('%').append("%02X".formatted((int) c));
            else query.append(c);
        }
        return query.toString();
    }

    private static String asciiLower(String text) {
        var lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            var c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') lower.setCharAt(i, (char) (c + 32));
        }
        return lower.toString();
    }
}
