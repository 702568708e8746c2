package dev.tgrow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.app.Arguments;
import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import dev.tgrow.input.Durations;
import dev.tgrow.render.Printable;
import dev.tgrow.render.Streams;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row;
import dev.tgrow.run.RunEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runs list | show | resume | prune`.
final class RunsCommands {
    private static final Work.Defaults DEFAULTS =
            new Work.Defaults(Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO);

    private RunsCommands() {}

    static CommandLine tree(Launcher launcher, Streams streams) {
        return new CommandLine(new Runs())
                .addSubcommand(new ListAll(launcher))
                .addSubcommand(new Show(launcher))
                .addSubcommand(new Resume(launcher, streams))
                .addSubcommand(new Prune(launcher));
    }

    @Command(name = "runs", description = "What was run, and how it ended.", synopsisSubcommandLabel = "COMMAND")
    static final class Runs {}

    @Command(name = "list", description = "The newest runs first; asks nobody.")
    static final class ListAll implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 20).")
        int limit = 20;

        ListAll(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            if (limit < 1) throw new IllegalArgumentException("--limit must be at least 1, not " + limit);
            return run.start(launcher, "runs list", DEFAULTS, desk -> scope -> {
                desk.journal().list(limit, scope.now()).forEach(row -> scope.emit(shown(row)));
                return new End.Complete();
            });
        }
    }

    @Command(name = "show", description = "What a run wrote and left open; of its invite links, who came by them.")
    static final class Show implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Parameters(
                arity = "0..1",
                paramLabel = "RUN",
                description = "Its id or the beginning of it (default: the newest).")
        @Nullable
        String id;

        @Option(
                names = "--offline",
                description = "Ask nobody who came by the run's invite links: tell what was counted before.")
        boolean offline;

        Show(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.start(launcher, "runs show", DEFAULTS, desk -> scope -> {
                var found = desk.journal().find(Optional.ofNullable(id), scope.now());
                scope.emit(new RunEvent.Summary(
                        "run %s: %s".formatted(found.id(), String.join(" ", Arguments.read(found.arguments()))),
                        found.row(),
                        true));
                found.actions().forEach(action -> scope.emit(shown(action)));
                desk.showLinks(found, offline, scope);
                return new End.Complete();
            });
        }
    }

    @Command(
            name = "resume",
            description = {
                "Start a run's command line once more: it goes on where it was.",
                "Without RUN the newest one that did not end well, and that no other one finished since.",
                "Options that are given here take the place of its own. Files are looked for where this is started."
            })
    static final class Resume implements Callable<Integer> {
        private final Launcher launcher;
        private final Streams streams;

        @Mixin
        RunMixin run;

        @Parameters(arity = "0..1", paramLabel = "RUN", description = "Its id or the beginning of it.")
        @Nullable
        String id;

        Resume(Launcher launcher, Streams streams) {
            this.launcher = launcher;
            this.streams = streams;
        }

        private void say(String text) {
            var err = new PrintStream(streams.err(), true, UTF_8);
            err.println(Printable.line(text));
        }

        @Override
        public Integer call() {
            var arguments = new ArrayList<String>();
            var code = run.startSilently(launcher, "runs resume", DEFAULTS, desk -> scope -> {
                var found = id == null
                        ? desk.journal().unfinished(scope.now())
                        : desk.journal().find(Optional.of(id), scope.now());
                var given = run.mixee.commandLine().getParseResult();
                arguments.addAll(Resumed.line(Arguments.again(found.arguments()), given));
                if (arguments.stream().anyMatch(argument -> argument.endsWith(Arguments.HIDDEN))) {
                    return new End.Misused("run %s was given a --proxy, which is not written down: start it yourself"
                            .formatted(found.id()));
                }
                return new End.Complete();
            });
            if (code != ExitStatus.DONE.code()) return code;
            if (!run.common.quiet) say("resuming: tgrow " + String.join(" ", arguments));
            return Cli.run(launcher, streams, arguments.toArray(String[]::new));
        }
    }

    @Command(name = "prune", description = "Forget old runs; what they wrote stays known.")
    static final class Prune implements Callable<Integer> {
        private static final Row.Columns PRUNED = Row.Columns.of("pruned", "runs", "before");

        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Option(names = "--keep", paramLabel = "TIME", description = "Keep the runs of this time (default: 90d).")
        String keep = "90d";

        Prune(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            var age = Durations.parse(keep);
            return run.start(launcher, "runs prune", DEFAULTS, desk -> scope -> {
                var before = scope.now().minus(age);
                var count = desk.journal().prune(before);
                scope.emit(new RunEvent.Summary("forgot %d runs".formatted(count), PRUNED.row(count, before)));
                return new End.Complete();
            });
        }
    }

    private static RunEvent.Item shown(Row row) {
        return new RunEvent.Item(row, new Outcome.Done("shown"));
    }
}
