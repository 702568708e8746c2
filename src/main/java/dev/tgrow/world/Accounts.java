package dev.tgrow.world;

import dev.tgrow.telegram.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Those whose part we can take. Never changes.
public final class Accounts {
    private final List<Account> all;

    Accounts(List<Account> all) {
        this.all = all;
    }

    /// In the order of the world's file.
    public List<Account> all() {
        return all;
    }

    public Optional<Account> byName(String name) {
        return first(account -> account.name().equals(name));
    }

    public Optional<Account> byId(UserId id) {
        return first(account -> account.id() == id.value());
    }

    /// The account of a phone number.
    ///
    /// @param phone with or without `+`, blanks and other marks
    public Optional<Account> byPhone(String phone) {
        var digits = phone.replaceAll("\\D", "");
        return first(account ->
                account.person().user().phone().filter(digits::equals).isPresent());
    }

    /// The bot of a token.
    public Optional<Account> byToken(String token) {
        return first(account -> account.login().token().filter(token::equals).isPresent());
    }

    private Optional<Account> first(Predicate<Account> wanted) {
        return all.stream().filter(wanted).findFirst();
    }
}
