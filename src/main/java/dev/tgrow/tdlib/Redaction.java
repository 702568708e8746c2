package dev.tgrow.tdlib;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Takes secrets out of a log line: those that were named, and whatever looks like one. Safe for use by many threads.
///
/// Rather too much than too little: a log line is for finding a fault, and no fault was ever found by somebody's
/// phone number.
final class Redaction {
    static final String GONE = "…";

    /// Shorter words would turn up inside innocent ones.
    private static final int SHORTEST = 4;

    private static final Pattern CONTROL = Pattern.compile("\\u001b\\[[0-9;]*m|[\\p{Cntrl}&&[^\\t]]+");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?");
    private static final Pattern FIELD = Pattern.compile(
            "(?i)\\b(phone\\w*|code|password\\w*|token|secret|hash|api_hash|text|message|caption|email\\w*|first_name|last_name|username)"
                    + "(\\s*[=:]\\s*)(?!\\[)[^\\s,;\\]}]+");
    private static final Pattern BOT_TOKEN = Pattern.compile("\\b\\d+:[A-Za-z0-9_-]{8,}");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+*-]+@[\\w*-]+\\.[\\w.*-]+");
    private static final Pattern PHONE = Pattern.compile("\\+\\d{5,}|(?<![\\w.:-])\\d{9,15}(?![\\w.])");
    private static final Pattern KEY = Pattern.compile(
            "(?<![\\w/])(?:[0-9A-Fa-f]{32,}|(?=[\\w+/-]*\\d)(?=[\\w+/-]*[A-Za-z])[A-Za-z0-9+_-]{24,}={0,2})");

    private final Set<String> named = ConcurrentHashMap.newKeySet();

    /// Remembers a secret that this process handles, so that it is found wherever it turns up.
    void add(String secret) {
        if (secret.length() >= SHORTEST) named.add(secret);
        // A phone number is logged with and without its plus.
        if (secret.startsWith("+")) add(secret.substring(1));
    }

    String apply(String line) {
        var text = CONTROL.matcher(line).replaceAll(" ");
        for (String secret : named) text = text.replace(secret, GONE);
        text = QUOTED.matcher(text).replaceAll("\"" + GONE + "\"");
        text = FIELD.matcher(text).replaceAll("$1$2" + GONE);
        text = BOT_TOKEN.matcher(text).replaceAll(GONE);
        text = ADDRESS.matcher(text).replaceAll(GONE);
        text = PHONE.matcher(text).replaceAll(GONE);
        return KEY.matcher(text).replaceAll(GONE);
    }
}
