package dev.tgrow.cli;

import dev.tgrow.run.End;
import dev.tgrow.run.Report;
import java.util.LinkedHashMap;
import java.util.Map;

/// Process exit codes: a public contract, listed in `--help`.
public enum ExitStatus {
    DONE(0, "done"),
    FAILED(1, "failed (unexpected; one line, stack trace only in the log)"),
    USAGE(2, "wrong usage or configuration"),
    PARTIAL(3, "finished, but some items failed"),
    LOGIN_NEEDED(4, "login needed or session ended"),
    BUSY(5, "busy: another run holds the account"),
    FORBIDDEN(6, "forbidden: no rights for what was asked"),
    NOT_FOUND(7, "not found"),
    ACCOUNT_LIMITED(8, "the account is limited by Telegram"),
    STOPPED(10, "stopped at a cap or at --timeout; go on with the same command"),
    TEMPORARY(75, "temporary: flood wait or network; retry_at says when"),
    INTERRUPTED(130, "interrupted (143 if by SIGTERM)");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /// What a run's end and counts mean for the process.
    public static ExitStatus of(Report report) {
        return report.end() instanceof End.Complete && report.failed() > 0 ? PARTIAL : of(report.end());
    }

    /// What an end means by itself.
    static ExitStatus of(End end) {
        return switch (end) {
            case End.Complete() -> DONE;
            case End.TimeUp(), End.CapReached _ -> STOPPED;
            case End.Interrupted() -> INTERRUPTED;
            case End.RetryLater _ -> TEMPORARY;
            case End.AccountLimited _ -> ACCOUNT_LIMITED;
            case End.LoginNeeded _ -> LOGIN_NEEDED;
            case End.Forbidden _ -> FORBIDDEN;
            case End.NotFound _ -> NOT_FOUND;
            case End.Misused _ -> USAGE;
            case End.Busy _ -> BUSY;
            case End.Failed _, End.Broken _ -> FAILED;
        };
    }

    /// The table for `--help`: meanings by code.
    static Map<String, String> table() {
        var table = new LinkedHashMap<String, String>();
        for (ExitStatus status : values()) table.put("%5d".formatted(status.code), status.meaning);
        return table;
    }
}
