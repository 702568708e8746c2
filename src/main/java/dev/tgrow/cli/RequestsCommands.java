package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import dev.tgrow.input.Person;
import dev.tgrow.members.DecideRequests;
import dev.tgrow.members.Queue;
import dev.tgrow.members.Verdict;
import dev.tgrow.render.Streams;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `members requests list | approve | decline`.
final class RequestsCommands {
    private static final Work.Defaults READING = new Work.Defaults(Duration.ofMinutes(5), Duration.ZERO, Duration.ZERO);
    private static final Work.Defaults DECIDING =
            new Work.Defaults(Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(3));

    private RequestsCommands() {}

    static CommandLine tree(Launcher launcher, Streams streams) {
        return new CommandLine(new Requests())
                .addSubcommand(new ListAll(launcher))
                .addSubcommand(new Approve(launcher, streams))
                .addSubcommand(new Decline(launcher, streams));
    }

    @Command(
            name = "requests",
            description = "People who asked to join and wait to be let in.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Requests {}

    /// Whose requests.
    static final class QueueOptions {
        @Parameters(paramLabel = "CHAT", description = "The chat that they want to join.")
        ChatRef chat;

        @Option(names = "--link", paramLabel = "URL", description = "Only of those who came by this invite link.")
        @Nullable
        ChatRef link;

        @Option(
                names = "--campaign",
                paramLabel = "NAME",
                description = "Only of those who came by the link that members transfer made under this name.")
        @Nullable
        String campaign;

        Queue queue() {
            return new Queue(chat, Optional.ofNullable(link).map(QueueOptions::invite), Optional.ofNullable(campaign));
        }

        private static ChatRef.ByInvite invite(ChatRef link) {
            if (link instanceof ChatRef.ByInvite invite) return invite;
            throw new IllegalArgumentException("--link: '%s' is not an invite link".formatted(link));
        }
    }

    @Command(name = "list", description = "Who waits, the latest first.")
    static final class ListAll implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        @Mixin
        QueueOptions queue;

        ListAll(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            var meant = queue.queue();
            return run.start(
                    launcher,
                    "members requests list",
                    READING,
                    desk -> desk.requests().list(meant));
        }
    }

    /// Decides about people.
    abstract static class Decide implements Callable<Integer> {
        private final Launcher launcher;
        private final Streams streams;
        private final Verdict verdict;

        @Mixin
        RunMixin run;

        @Mixin
        QueueOptions queue;

        @Option(
                names = "--input",
                paramLabel = "FILE",
                description =
                        "A list of people: what members requests list wrote, or ids and names; - is standard input.")
        @Nullable
        String file;

        @Option(names = "--user", paramLabel = "PERSON", description = "@name or id; may be said several times.")
        List<ChatRef> users = new ArrayList<>();

        @Option(names = "--all", description = "Everybody who waits, those who asked first before the others.")
        boolean all;

        @Option(names = "--limit", paramLabel = "N", description = "Decide about at most this many people.")
        @Nullable
        Integer limit;

        @Option(names = "--dry-run", description = "Say about whom would be decided; change nothing.")
        boolean dryRun;

        Decide(Launcher launcher, Streams streams, Verdict verdict) {
            this.launcher = launcher;
            this.streams = streams;
            this.verdict = verdict;
        }

        @Override
        public Integer call() {
            var meant = queue.queue();
            var people = people();
            return run.start(launcher, "members requests " + verdict.word(), DECIDING, desk -> {
                var request = new DecideRequests.Request(
                        meant, verdict, people, Optional.ofNullable(limit), dryRun, desk.minDelay(), desk.maxDelay());
                return desk.requests().decide(request);
            });
        }

        /// Who is meant; nobody in particular with `--all`.
        private Optional<List<Person>> people() {
            var named = file != null || !users.isEmpty();
            if (all && named) throw new IllegalArgumentException("--all and a list of people exclude each other");
            if (all) return Optional.empty();
            if (!named) throw new IllegalArgumentException("say who is meant: --input, --user or --all");
            var people = new ArrayList<Person>();
            users.forEach(user -> people.add(person(user)));
            if (file != null) people.addAll(PeopleList.read(file, streams));
            return Optional.of(people);
        }

        private static Person person(ChatRef user) {
            return switch (user) {
                case ChatRef.ById(var id) when id.value() > 0 -> person(Optional.of(new UserId(id.value())), user);
                case ChatRef.ByUsername _ -> person(Optional.empty(), user);
                case ChatRef.ById _, ChatRef.ByInvite _ ->
                    throw new IllegalArgumentException("--user: '%s' is no person".formatted(user));
            };
        }

        private static Person person(Optional<UserId> id, ChatRef user) {
            var username = user instanceof ChatRef.ByUsername(var name) ? Optional.of(name) : Optional.<String>empty();
            return new Person(id, username, false, false, new LastSeen.Unknown(), "--user");
        }
    }

    @Command(name = "approve", description = "Let people in who wait. Who doesn't wait is left out.")
    static final class Approve extends Decide {
        Approve(Launcher launcher, Streams streams) {
            super(launcher, streams, Verdict.APPROVE);
        }
    }

    @Command(name = "decline", description = "Don't let people in who wait. They may ask again.")
    static final class Decline extends Decide {
        Decline(Launcher launcher, Streams streams) {
            super(launcher, streams, Verdict.DECLINE);
        }
    }
}
