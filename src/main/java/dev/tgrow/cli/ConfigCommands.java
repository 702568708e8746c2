package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.RunEvent;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `config init | show | check`.
final class ConfigCommands {
    private ConfigCommands() {}

    static CommandLine tree(Launcher launcher) {
        return new CommandLine(new Config())
                .addSubcommand(new Init(launcher))
                .addSubcommand(new Show(launcher))
                .addSubcommand(new Check(launcher));
    }

    @Command(name = "config", description = "The configuration.", synopsisSubcommandLabel = "COMMAND")
    static final class Config {}

    @Command(name = "init", description = "Write a configuration file with every key explained.")
    static final class Init implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        Init(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            // --config names the file to write here, so it is not read.
            var file = run.common.configFile();
            run.common.config = null;
            return run.startLocal(launcher, "config init", desk -> scope -> {
                scope.emit(new RunEvent.Note("wrote " + desk.local().initConfig(file)));
                return new End.Complete();
            });
        }
    }

    @Command(name = "show", description = "Every setting that is set; secrets are hidden.")
    static final class Show implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Option(names = "--origin", description = "Say where each setting comes from.")
        boolean origin;

        Show(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.startLocal(launcher, "config show", desk -> scope -> {
                desk.local()
                        .settings(origin)
                        .forEach(row -> scope.emit(new RunEvent.Item(row, new Outcome.Done("set"))));
                return new End.Complete();
            });
        }
    }

    @Command(name = "check", description = "Read the configuration and say what is wrong with it.")
    static final class Check implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        Check(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.startLocal(launcher, "config check", desk -> scope -> {
                // Whatever is wrong has ended the run before it came here.
                var files = desk.local().configFiles();
                if (files.isEmpty()) scope.emit(new RunEvent.Note("there is no configuration file"));
                files.forEach(file -> scope.emit(new RunEvent.Note(file + " is right")));
                return new End.Complete();
            });
        }
    }
}
