package dev.tgrow.app;

import dev.tgrow.accounts.AccountHome;
import dev.tgrow.accounts.AccountLock;
import dev.tgrow.accounts.AccountName;
import dev.tgrow.accounts.LoginKind;
import dev.tgrow.accounts.LoginPrompts;
import dev.tgrow.run.End;
import dev.tgrow.run.Row;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Time;
import dev.tgrow.store.PartialDirectory;
import dev.tgrow.store.StoreAddress;
import dev.tgrow.tdlib.TdlibBackend;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The real Telegram, through TDLib, with the sessions that are stored on this machine.
final class AccountBackend implements Backend {
    private final Settings settings;
    private final Home home;
    private final String command;

    /// @param command what the run does, told to whoever finds the account busy
    AccountBackend(Settings settings, Home home, String command) {
        this.settings = settings;
        this.home = home;
        this.command = command;
    }

    @Override
    public Time time() {
        return Time.SYSTEM;
    }

    /// The account that is named, else the only one that is logged in, else `default`.
    @Override
    public String account() {
        var named = named();
        if (named.isPresent()) return named.get();
        var known = AccountHome.list(home.data()).stream()
                .filter(one -> one.facts().isPresent())
                .toList();
        if (known.size() > 1) {
            var names = known.stream().map(one -> one.name().value()).toList();
            throw new RunEnded(new End.Misused("several accounts are logged in (%s): say which with --account"
                    .formatted(String.join(", ", names))));
        }
        return known.isEmpty() ? "default" : known.getFirst().name().value();
    }

    @Override
    public String ledgerAccount() {
        return accountHome().facts().map(facts -> facts.id().toString()).orElseGet(this::account);
    }

    @Override
    public String homeId() {
        return HomeId.of(home.data());
    }

    @Override
    public Optional<String> named() {
        return settings.text(Key.ACCOUNT);
    }

    @Override
    public List<Known> known() {
        return AccountHome.list(home.data()).stream()
                .filter(one -> one.facts().isPresent())
                .map(one -> new Known(one.name().value(), one.facts().get().id().toString()))
                .toList();
    }

    @Override
    public StoreAddress database() throws InterruptedException {
        return new Store(settings).real(home.data().resolve("tgrow.db"));
    }

    @Override
    public PartialDirectory partials() {
        return new PartialDirectory(home.data().resolve("partial"));
    }

    @Override
    public void lock(RunScope run, boolean waits) throws InterruptedException {
        var account = accountHome();
        if (!account.exists()) {
            throw new RunEnded(new End.LoginNeeded("the account '%s' is not logged in".formatted(account.name())));
        }
        // Without an engine nobody need wait for the account.
        var _ = engine(new Notices(run));
        lock(run, account, waits ? patience() : Duration.ZERO);
    }

    @Override
    public Client connect(Notices notices) throws InterruptedException {
        // Without a message database TDLib never sends by itself what an earlier run left unconfirmed.
        return engine(notices).open(accountHome(), false);
    }

    @Override
    public Optional<String> holder(String name) {
        return AccountLock.holder(AccountHome.in(home.data(), new AccountName(name)));
    }

    @Override
    public Optional<Instant> heldSince(String ledger) {
        return AccountHome.list(home.data()).stream()
                .filter(one -> one.name().value().equals(ledger)
                        || one.facts()
                                .filter(facts -> facts.id().toString().equals(ledger))
                                .isPresent())
                .flatMap(one -> AccountLock.heldSince(one).stream())
                .findFirst();
    }

    @Override
    public User login(RunScope run, LoginPrompts prompts, LoginKind kind) throws InterruptedException {
        var account = accountHome();
        var backend = engine(new Notices(run));
        lock(run, account, patience());
        return backend.login(account, kind, new ConfiguredToken(settings, prompts));
    }

    @Override
    public void logout(RunScope run) throws InterruptedException {
        var account = accountHome();
        if (!account.exists()) {
            throw new RunEnded(new End.LoginNeeded("the account '%s' is not logged in".formatted(account.name())));
        }
        var backend = engine(new Notices(run));
        lock(run, account, patience());
        backend.logout(account);
    }

    @Override
    public List<Row> accounts() {
        return AccountHome.list(home.data()).stream().map(AccountBackend::row).toList();
    }

    private static Row row(AccountHome account) {
        var name = account.name().value();
        return account.facts()
                .map(facts -> ACCOUNT.row(
                        name,
                        facts.id().value(),
                        facts.username().orElse(null),
                        facts.name(),
                        facts.bot() ? "bot" : "user",
                        facts.loggedIn()))
                .orElseGet(() -> ACCOUNT.row(name, null, null, null, "unfinished login", null));
    }

    private AccountHome accountHome() {
        try {
            return AccountHome.in(home.data(), new AccountName(account()));
        } catch (IllegalArgumentException e) {
            throw new RunEnded(new End.Misused(String.valueOf(e.getMessage())));
        }
    }

    private Duration patience() {
        return settings.duration(Key.WAIT_LOCK).orElse(Duration.ZERO);
    }

    private void lock(RunScope run, AccountHome account, Duration patience) throws InterruptedException {
        run.own(AccountLock.take(account, command, Time.SYSTEM, patience));
    }

    private TdlibBackend engine(Notices notices) throws InterruptedException {
        return new Engine(settings, home).backend(notices);
    }

    @Override
    public void close() {}
}
