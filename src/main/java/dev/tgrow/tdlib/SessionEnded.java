package dev.tgrow.tdlib;

import dev.tgrow.accounts.AccountName;
import dev.tgrow.run.End;

/// Telegram ended the session that was being opened. To open it is hopeless, to log in anew or to log out is not.
final class SessionEnded extends RuntimeException {
    private final transient End end;

    SessionEnded(AccountName account) {
        super("the session of '" + account + "' has ended", null, false, false);
        end = new End.LoginNeeded("Telegram ended the session of the account '%s'".formatted(account));
    }

    /// How a run ends that needed the session.
    End end() {
        return end;
    }
}
