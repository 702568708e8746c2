package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import dev.tgrow.run.RunEvent;
import dev.tgrow.telegram.Call;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `health` and `health reset`.
final class HealthCommands {
    private static final Work.Defaults DEFAULTS =
            new Work.Defaults(Duration.ofMinutes(2), Duration.ZERO, Duration.ZERO);

    private HealthCommands() {}

    static CommandLine tree(Launcher launcher) {
        return new CommandLine(new Show(launcher)).addSubcommand(new Reset(launcher));
    }

    @Command(
            name = "health",
            description = {
                "How the accounts fare: failures, caps left, pauses, last runs; from what is remembered.",
                "Exit 0 if all may work, 8 if one is limited by Telegram, 75 if the calls of one fail."
            })
    static final class Show implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Option(names = "--connect", description = "Ask Telegram, too, whether the account's session is alive.")
        boolean connect;

        Show(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.start(launcher, "health", DEFAULTS, desk -> scope -> {
                if (connect) {
                    var alive =
                            desk.telegram(scope).call(new Call.CheckSession()).orThrow();
                    scope.emit(new RunEvent.Note("'%s' is connected: %d ms round trip"
                            .formatted(desk.account(), alive.roundTrip().toMillis())));
                }
                return desk.health().show().run(scope);
            });
        }
    }

    @Command(name = "reset", description = "Forget the failures of --account, or of all accounts.")
    static final class Reset implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        Reset(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.start(
                    launcher, "health reset", DEFAULTS, desk -> desk.health().reset());
        }
    }
}
