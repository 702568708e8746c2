package dev.tgrow.app;

import dev.tgrow.run.RunScope;
import dev.tgrow.run.Time;
import dev.tgrow.telegram.Client;
import java.nio.file.Path;

/// Which Telegram a run talks to, and the clock and the files that go with it.
interface Backend {
    /// The clock of the run.
    Time time();

    /// The account's name.
    String account();

    /// The database of what is remembered. A rehearsal has its own.
    Path database();

    /// Opens the account's session; the run owns it and all that it needs.
    Client open(RunScope run, Notices notices) throws InterruptedException;
}
