package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import dev.tgrow.input.PeopleFile;
import dev.tgrow.people.OptOuts;
import dev.tgrow.render.Streams;
import dev.tgrow.telegram.ChatRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `optout add | remove | list | import`.
final class OptOutCommands {
    static final Work.Defaults DEFAULTS = new Work.Defaults(Duration.ofMinutes(10), Duration.ZERO, Duration.ZERO);

    private OptOutCommands() {}

    static CommandLine tree(Launcher launcher, Streams streams) {
        return new CommandLine(new OptOut())
                .addSubcommand(new Add(launcher))
                .addSubcommand(new Remove(launcher))
                .addSubcommand(new ListAll(launcher))
                .addSubcommand(new Import(launcher, streams));
    }

    @Command(
            name = "optout",
            description = "People who are never invited, and chats that are never written to.",
            synopsisSubcommandLabel = "COMMAND")
    static final class OptOut {}

    @Command(name = "add", description = "Leave people and chats alone from now on, in runs under way too.")
    static final class Add implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Parameters(arity = "1..*", paramLabel = "PEER", description = "@name, or the id of a person or a chat.")
        List<ChatRef> peers;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
        @Nullable
        String reason;

        Add(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            var request = new OptOuts.Request(peers, Optional.ofNullable(reason));
            return run.start(
                    launcher, "optout add", DEFAULTS, desk -> desk.people().optOuts(list -> list.add(request)));
        }
    }

    @Command(name = "remove", description = "Take people and chats off the list.")
    static final class Remove implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Parameters(arity = "1..*", paramLabel = "PEER", description = "@name, or the id of a person or a chat.")
        List<ChatRef> peers;

        Remove(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            var request = new OptOuts.Request(peers, Optional.empty());
            return run.start(
                    launcher, "optout remove", DEFAULTS, desk -> desk.people().optOuts(list -> list.remove(request)));
        }
    }

    @Command(name = "list", description = "Everybody on the list.")
    static final class ListAll implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        ListAll(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.start(
                    launcher, "optout list", DEFAULTS, desk -> desk.people().optOuts(OptOuts::list));
        }
    }

    @Command(name = "import", description = "Add everybody on a list of people, however long.")
    static final class Import implements Callable<Integer> {
        private final Launcher launcher;
        private final Streams streams;

        @Mixin
        RunMixin run;

        @Parameters(
                paramLabel = "FILE",
                description = "A pull in csv, json, jsonl or yaml, or one id or @name a line; - is standard input.")
        String file;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
        @Nullable
        String reason;

        Import(Launcher launcher, Streams streams) {
            this.launcher = launcher;
            this.streams = streams;
        }

        @Override
        public Integer call() {
            return run.start(
                    launcher,
                    "optout import",
                    DEFAULTS,
                    desk -> desk.people()
                            .optOuts(list -> list.add(
                                    file, () -> PeopleFile.open(file, streams.in()), Optional.ofNullable(reason))));
        }
    }
}
