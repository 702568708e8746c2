package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.RunEvent;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `engine install | info`.
final class EngineCommands {
    private EngineCommands() {}

    static CommandLine tree(Launcher launcher) {
        return new CommandLine(new Engine())
                .addSubcommand(new Install(launcher))
                .addSubcommand(new Info(launcher));
    }

    @Command(name = "engine", description = "TDLib, which speaks to Telegram.", synopsisSubcommandLabel = "COMMAND")
    static final class Engine {}

    @Command(name = "install", description = "Fetch the pinned TDLib with npm and check it.")
    static final class Install implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        Install(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.startLocal(launcher, "engine install", desk -> scope -> {
                scope.emit(new RunEvent.Item(desk.local().installEngine(), new Outcome.Done("installed")));
                return new End.Complete();
            });
        }
    }

    @Command(name = "info", description = "Which TDLib is used, and where it is.")
    static final class Info implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        Info(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.startLocal(launcher, "engine info", desk -> scope -> {
                scope.emit(new RunEvent.Item(desk.local().engine(), new Outcome.Done("found")));
                return new End.Complete();
            });
        }
    }
}
