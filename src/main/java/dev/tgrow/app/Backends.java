package dev.tgrow.app;

/// Decides which Telegram a run talks to.
final class Backends {
    private Backends() {}

    static Backend choose(Work work, Settings settings, Home home) {
        if (work.needs() == Work.Needs.NOTHING) return new OfflineBackend();
        if (work.sandbox().isEmpty()) return new AccountBackend(settings, home, work.name());
        var directory = home.data().resolve("sandbox");
        return SandboxBackend.open(work.sandbox().get(), work.realTime(), settings.text(Key.ACCOUNT), directory);
    }
}
