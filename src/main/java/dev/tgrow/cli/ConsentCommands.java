package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.input.PeopleFile;
import dev.tgrow.people.Consents;
import dev.tgrow.render.Streams;
import dev.tgrow.telegram.ChatRef;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `consent add | import | list | remove`.
final class ConsentCommands {
    private ConsentCommands() {}

    static CommandLine tree(Launcher launcher, Streams streams) {
        return new CommandLine(new Consent())
                .addSubcommand(new Add(launcher))
                .addSubcommand(new Import(launcher, streams))
                .addSubcommand(new ListAll(launcher))
                .addSubcommand(new Remove(launcher));
    }

    @Command(
            name = "consent",
            description = "Opt-in lists: people who agreed to be added, and how.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Consent {}

    /// How the people agreed.
    static final class StatementOptions {
        @Option(
                names = "--source",
                required = true,
                paramLabel = "TEXT",
                description = "Where they agreed, for example \"form of 1 Nov\".")
        String source = "";

        @Option(names = "--text", required = true, paramLabel = "TEXT", description = "What they agreed to.")
        String text = "";

        @Option(names = "--to", paramLabel = "CHAT", description = "The chat that they agreed to (default: any).")
        @Nullable
        ChatRef chat;

        private Consents.Statement statement() {
            return new Consents.Statement(source, text, Optional.ofNullable(chat));
        }
    }

    @Command(name = "add", description = "Record people who agreed to be added.")
    static final class Add implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Mixin
        StatementOptions how;

        @Parameters(arity = "1..*", paramLabel = "PERSON", description = "@name or id.")
        List<ChatRef> people;

        Add(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            var statement = how.statement();
            var named = new Consents.Named(people);
            return run.start(
                    launcher,
                    "consent add",
                    OptOutCommands.DEFAULTS,
                    desk -> desk.people().consents(consents -> consents.add(statement, named)));
        }
    }

    @Command(name = "import", description = "Record everybody on a list of people, however long.")
    static final class Import implements Callable<Integer> {
        private final Launcher launcher;
        private final Streams streams;

        @Mixin
        RunMixin run;

        @Mixin
        StatementOptions how;

        @Parameters(
                paramLabel = "FILE",
                description = "A pull in csv, json, jsonl or yaml, or one id or @name a line; - is standard input.")
        String file;

        Import(Launcher launcher, Streams streams) {
            this.launcher = launcher;
            this.streams = streams;
        }

        @Override
        public Integer call() {
            var statement = how.statement();
            return run.start(
                    launcher,
                    "consent import",
                    OptOutCommands.DEFAULTS,
                    desk -> desk.people()
                            .consents(consents ->
                                    consents.add(statement, file, () -> PeopleFile.open(file, streams.in()))));
        }
    }

    @Command(name = "list", description = "All lists and statements, or the people of one list.")
    static final class ListAll implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Parameters(arity = "0..1", paramLabel = "LIST", description = "The number of a list.")
        @Nullable
        Long list;

        ListAll(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            var which = Optional.ofNullable(list);
            return run.start(
                    launcher,
                    "consent list",
                    OptOutCommands.DEFAULTS,
                    desk -> desk.people()
                            .consents(consents -> which.map(consents::people).orElseGet(consents::all)));
        }
    }

    @Command(
            name = "remove",
            description = {
                "Take back a list, or people off it.",
                "A list that was taken back stays on record without its people."
            })
    static final class Remove implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Parameters(arity = "0..*", paramLabel = "LIST", description = "The number of a list.")
        List<Long> lists = List.of();

        @Option(
                names = "--user",
                paramLabel = "PERSON",
                description = "Take only this person off the lists, or off all if none is named; can be repeated.")
        List<ChatRef> people = List.of();

        Remove(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            var withdrawal = new Consents.Withdrawal(lists, new Consents.Named(people));
            return run.start(
                    launcher,
                    "consent remove",
                    OptOutCommands.DEFAULTS,
                    desk -> desk.people().consents(consents -> consents.withdraw(withdrawal)));
        }
    }
}
