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

/// For commands that have nothing to ask of Telegram.
final class OfflineBackend implements Backend {
    @Override
    public Time time() {
        return Time.SYSTEM;
    }

    @Override
    public String account() {
        throw unasked();
    }

    @Override
    public String ledgerAccount() {
        throw unasked();
    }

    @Override
    public String homeId() {
        throw unasked();
    }

    @Override
    public Optional<String> named() {
        throw unasked();
    }

    @Override
    public List<Known> known() {
        throw unasked();
    }

    @Override
    public StoreAddress database() {
        throw unasked();
    }

    @Override
    public PartialDirectory partials() {
        throw unasked();
    }

    @Override
    public void lock(RunScope run, boolean waits) {
        throw unasked();
    }

    @Override
    public Client connect(Notices notices) {
        throw unasked();
    }

    @Override
    public Optional<String> holder(String name) {
        throw unasked();
    }

    @Override
    public Optional<Instant> heldSince(String ledger) {
        throw unasked();
    }

    @Override
    public User login(RunScope run, LoginPrompts prompts, LoginKind kind) {
        throw unasked();
    }

    @Override
    public void logout(RunScope run) {
        throw unasked();
    }

    @Override
    public List<Row> accounts() {
        throw unasked();
    }

    @Override
    public void close() {}

    private static IllegalStateException unasked() {
        return new IllegalStateException("this command said that it needs no Telegram");
    }
}
