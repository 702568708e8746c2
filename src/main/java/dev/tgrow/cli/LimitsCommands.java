package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `limits show | reset`.
final class LimitsCommands {
    private static final Work.Defaults DEFAULTS =
            new Work.Defaults(Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO);

    private LimitsCommands() {}

    static CommandLine tree(Launcher launcher) {
        return new CommandLine(new Limits()).addSubcommand(new Show(launcher)).addSubcommand(new Reset(launcher));
    }

    @Command(
            name = "limits",
            description = "What your accounts may still do, and until when they rest.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Limits {}

    @Command(name = "show", description = "How much of each window is used, and what is closed; asks nobody.")
    static final class Show implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        Show(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.start(
                    launcher, "limits show", DEFAULTS, desk -> desk.limits().show());
        }
    }

    @Command(
            name = "reset",
            description = {
                "End the account's flood waits, learned intervals and rest.",
                "Telegram may still be of another mind: it counts for itself."
            })
    static final class Reset implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Option(
                names = "--bucket",
                paramLabel = "BUCKET",
                description = "Only of resolve, history, members, invite, send, send_chat or other.")
        @Nullable
        String bucket;

        @Option(names = "--counts", description = "Forget also how many calls were made, so that caps begin anew.")
        boolean counts;

        Reset(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.start(
                    launcher,
                    "limits reset",
                    DEFAULTS,
                    desk -> desk.limits().reset(Optional.ofNullable(bucket), counts));
        }
    }
}
