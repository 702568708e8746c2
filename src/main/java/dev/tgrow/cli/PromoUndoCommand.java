package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "undo", description = "Delete what a campaign sent, and take back what waits for its time.")
final class PromoUndoCommand implements Callable<Integer> {
    private static final Work.Defaults DEFAULTS =
            new Work.Defaults(Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final Launcher launcher;

    @Mixin
    RunMixin run;

    @Parameters(paramLabel = "CAMPAIGN", description = "Its name, as promo status lists it.")
    String campaign = "";

    @Option(names = "--dry-run", description = "Say what would be deleted; delete nothing.")
    boolean dryRun;

    PromoUndoCommand(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        return run.start(launcher, "promo undo", DEFAULTS, desk -> desk.undoPromo(campaign, dryRun));
    }
}
