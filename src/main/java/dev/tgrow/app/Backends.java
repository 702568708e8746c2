package dev.tgrow.app;

/// Decides which Telegram a run talks to.
final class Backends {
    private Backends() {}

    static Backend choose(Work work, Settings settings, Home home) {
        if (work.needs() == Work.Needs.NOTHING) return new OfflineBackend();
        if (work.sandbox().isEmpty()) return new AccountBackend(settings, home, work.name());
        var account = settings.text(Key.ACCOUNT);
        return SandboxBackend.open(work.sandbox().get(), work.realTime(), account, sandboxes(settings, home));
    }

    static SandboxBackend.Place sandboxes(Settings settings, Home home) {
        return new SandboxBackend.Place(home.data().resolve("sandbox"), new Store(settings));
    }
}
