package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "status", description = "How far announcements have got, from the ledger; asks nobody.")
final class PromoStatusCommand implements Callable<Integer> {
    private static final Work.Defaults DEFAULTS =
            new Work.Defaults(Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO);

    private final Launcher launcher;

    @Mixin
    RunMixin run;

    @Parameters(
            arity = "0..1",
            paramLabel = "CAMPAIGN",
            description = "Its name: then what became of each chat (default: all campaigns).")
    @Nullable
    String campaign;

    PromoStatusCommand(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        return run.start(
                launcher, "promo status", DEFAULTS, desk -> desk.campaignStatus(Optional.ofNullable(campaign)));
    }
}
