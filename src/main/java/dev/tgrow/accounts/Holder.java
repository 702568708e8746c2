package dev.tgrow.accounts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who holds an account: the text of its lock file.
record Holder(long pid, Instant since, String command) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) (\\S+) (.*)\\s*");

    Holder {
        since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    String write() {
        return pid + " " + since + " " + command.replaceAll("\\s+", " ") + "\n";
    }

    /// Empty for a text that another program or half a write left.
    static Optional<Holder> read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        try {
            return Optional.of(new Holder(
                    Long.parseLong(form.group(1)),
                    Instant.parse(form.group(2)),
                    form.group(3).strip()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).isPresent();
    }

    @Override
    public String toString() {
        return "process %d (%s) since %s".formatted(pid, command, since);
    }
}
