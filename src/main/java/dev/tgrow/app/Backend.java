package dev.tgrow.app;

import dev.tgrow.accounts.LoginKind;
import dev.tgrow.accounts.LoginPrompts;
import dev.tgrow.run.Row;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Time;
import dev.tgrow.store.PartialDirectory;
import dev.tgrow.store.StoreAddress;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which Telegram a run talks to, and the clock and the files that go with it.
interface Backend extends AutoCloseable {
    Row.Columns ACCOUNT = Row.Columns.of("account", "account", "id", "username", "name", "kind", "logged_in");

    /// The clock of the run.
    Time time();

    /// The account's name.
    String account();

    /// The account in the ledger, where machines may name one account differently: its id at Telegram, once known.
    String ledgerAccount();

    /// Which home the account is locked in, among all that share a ledger.
    String homeId();

    /// The account that an option or setting names.
    Optional<String> named();

    /// The accounts that are here.
    List<Known> known();

    /// An account's name for people, and in the ledger.
    record Known(String name, String ledger) {}

    /// The database of what is remembered. A rehearsal has its own.
    StoreAddress database() throws InterruptedException;

    /// Where what runs that were cut off have read is kept.
    PartialDirectory partials();

    /// Takes the account for this run, which gives it back at its end.
    ///
    /// @param waits whether another run of the account is waited for, if the settings say so
    void lock(RunScope run, boolean waits) throws InterruptedException;

    /// Opens a session of the account that is locked. Whoever calls closes it.
    Client connect(Notices notices) throws InterruptedException;

    /// Who has the account in hand now, in words.
    ///
    /// @param name an account's name for people
    Optional<String> holder(String name);

    /// Since when a run has an account in hand.
    ///
    /// @param ledger the account in the ledger
    Optional<Instant> heldSince(String ledger);

    /// Logs the account in and stores the session.
    User login(RunScope run, LoginPrompts prompts, LoginKind kind) throws InterruptedException;

    /// Ends the session at Telegram and deletes what is stored of it.
    void logout(RunScope run) throws InterruptedException;

    /// The accounts that are known, without asking Telegram.
    List<Row> accounts();

    @Override
    void close();
}
