package dev.tgrow.render;

import dev.tgrow.run.End;
import dev.tgrow.run.Report;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;

/// How a run ended: a stable word for programs, and what people should know and do.
final class Endings {
    private static final String GO_ON = "Run the same command again to go on.";

    private Endings() {}

    static String code(End end) {
        return switch (end) {
            case End.Complete _ -> "complete";
            case End.TimeUp _ -> "time_up";
            case End.CapReached _ -> "cap_reached";
            case End.Interrupted _ -> "interrupted";
            case End.RetryLater _ -> "retry_later";
            case End.AccountLimited _ -> "account_limited";
            case End.LoginNeeded _ -> "login_needed";
            case End.Forbidden _ -> "forbidden";
            case End.NotFound _ -> "not_found";
            case End.Misused _ -> "misused";
            case End.Busy _ -> "busy";
            case End.Failed _, End.Broken(UncheckedIOException _) -> "failed";
            case End.Broken _ -> "broken";
        };
    }

    /// The last line of a run: what happened, what was done, what to do next.
    static String sentence(Report report, ZoneId zone) {
        var counts = counts(report);
        var told = report.task() + " " + what(report.end());
        if (report.end() instanceof End.Complete) return told + ": " + (counts.isEmpty() ? "0 done" : counts) + ".";
        return told + "." + (counts.isEmpty() ? "" : " " + counts + ".") + next(report, zone);
    }

    private static String what(End end) {
        return switch (end) {
            case End.Complete _ -> "finished";
            case End.TimeUp _ -> "stopped at its time limit";
            case End.CapReached(var cap, var _) -> "stopped at a cap (" + cap + ")";
            case End.Interrupted _ -> "was interrupted";
            case End.RetryLater(var why, var _) -> "stopped for now: " + clause(why);
            case End.AccountLimited(var why, var _) -> "stopped: " + clause(why);
            case End.LoginNeeded(var why) -> "needs a login: " + clause(why);
            case End.Forbidden(var why) -> "is not allowed: " + clause(why);
            case End.NotFound(var why) -> "stopped: " + clause(why);
            case End.Misused(var why) -> "can't be done: " + clause(why);
            case End.Busy(var why) -> "did not start: " + clause(why);
            case End.Failed(var why) -> "failed: " + clause(why);
            case End.Broken(UncheckedIOException cause) -> "failed: " + clause(String.valueOf(cause.getMessage()));
            case End.Broken(var cause) -> "failed by a fault of its own: " + cause;
        };
    }

    private static String next(Report report, ZoneId zone) {
        return switch (report.end()) {
            case End.TimeUp _, End.Interrupted _ -> " " + GO_ON;
            case End.CapReached(var _, var opens) ->
                " It opens again at %s. %s".formatted(at(opens, report, zone), GO_ON);
            case End.RetryLater(var _, var retryAt) ->
                " Run the same command again after %s.".formatted(at(retryAt, report, zone));
            case End.AccountLimited _ -> " Let the account rest; @SpamBot tells how long the limit lasts.";
            case End.LoginNeeded _ -> " Log in with: tgrow account login";
            case End.Broken(UncheckedIOException _) -> "";
            case End.Broken _ -> " The log file has the details.";
            case End.Complete _, End.Forbidden _, End.NotFound _, End.Misused _, End.Busy _, End.Failed _ -> "";
        };
    }

    private static String at(Instant time, Report report, ZoneId zone) {
        return Words.time(time, report.finished(), zone);
    }

    private static String clause(String why) {
        return why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    }

    /// `12 done, 3 skipped, 1 failed (added 12, bot 3, no_right 1)`; reasons only where not all is done.
    private static String counts(Report report) {
        var counts = new StringBuilder();
        append(counts, report.done(), "done");
        append(counts, report.skipped(), "skipped");
        append(counts, report.failed(), "failed");
        if (report.skipped() + report.failed() > 0) {
            counts.append(report.reasons().entrySet().stream()
                    .map(reason -> reason.getKey() + " " + reason.getValue())
                    .collect(Collectors.joining(", ", " (", ")")));
        }
        return counts.toString();
    }

    private static void append(StringBuilder counts, long count, String word) {
        if (count > 0)
            counts.append(counts.isEmpty() ? "" : ", ")
                    .append(count)
                    .append(' ')
                    .append(word);
    }
}
