package dev.tgrow.ledger;

import dev.tgrow.telegram.Refusal;
import java.util.Locale;

/// The stable word for a refusal, in the ledger and in rows: `privacy`, `may_not_write`, `slow_mode`.
public final class RefusalCode {
    private RefusalCode() {}

    public static String of(Refusal reason) {
        return switch (reason) {
            case Refusal.ChatRefused(var why, var _) -> why.name().toLowerCase(Locale.ROOT);
            case Refusal.PersonRefused(var why, var _) -> why.name().toLowerCase(Locale.ROOT);
            case Refusal.SlowMode _ -> "slow_mode";
            case Refusal.AccountLimited _ -> "account_limited";
            case Refusal.LoginNeeded _ -> "login_needed";
            case Refusal.OutcomeUnknown _, Refusal.ServerTrouble _ -> "unknown";
            case Refusal.AccountUnable _, Refusal.BadRequest _, Refusal.FloodWait _, Refusal.Unrecognised _ ->
                "refused";
        };
    }
}
