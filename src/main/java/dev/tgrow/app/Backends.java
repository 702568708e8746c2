package dev.tgrow.app;

/// Decides which Telegram a run talks to.
final class Backends {
    private Backends() {}

    static Backend choose(Work work, Settings settings, Home home) {
        if (work.needs() == Work.Needs.NOTHING) return new OfflineBackend();
        return SandboxBackend.open(
                work.sandbox().orElseThrow(),
                work.realTime(),
                settings.text(Key.ACCOUNT),
                home.data().resolve("sandbox"));
    }
}
