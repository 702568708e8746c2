package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import dev.tgrow.ledger.Resolve;
import dev.tgrow.members.Candidates;
import dev.tgrow.members.TransferMembers;
import dev.tgrow.members.TransferMembers.Route;
import dev.tgrow.render.Streams;
import dev.tgrow.telegram.ChatRef;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "transfer",
        description = {
            "Move a community to another chat.",
            "People are added only if you administer both chats (or name the people in a list) and state their consent;"
                    + " for everybody else an invite link is made."
        })
final class MembersTransferCommand implements Callable<Integer> {
    private static final Work.Defaults DEFAULTS =
            new Work.Defaults(Duration.ofMinutes(10), Duration.ofSeconds(20), Duration.ofSeconds(40));

    private final Launcher launcher;
    private final Streams streams;

    @Mixin
    RunMixin run;

    @ArgGroup(multiplicity = "1")
    From from;

    @Option(names = "--to", required = true, paramLabel = "CHAT", description = "The chat that people are asked into.")
    ChatRef to;

    @Option(
            names = "--consent",
            paramLabel = "TEXT",
            description = "How the people agreed to be added, for example \"announced on 1 Nov, moved by vote\".")
    @Nullable
    String consent;

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "auto, add (make no link) or link (add nobody) (default: auto).")
    Route route = Route.AUTO;

    @Option(names = "--limit", paramLabel = "N", description = "Ask at most this many people.")
    @Nullable
    Integer limit;

    @Option(names = "--dry-run", description = "Check everything and print the plan; change nothing.")
    boolean dryRun;

    @Option(
            names = "--campaign",
            paramLabel = "NAME",
            description = "The invite link's name, up to 32 characters (default: tgrow and the day).")
    @Nullable
    String campaign;

    @Mixin
    LinkOptions link;

    @Option(
            names = "--again",
            description = "Ask people again whom Telegram refused before, and make a new link if this one has ended.")
    boolean again;

    @Option(
            names = "--resolve",
            paramLabel = "HOW",
            description = "Invitations, and a link, of which nobody knows whether they were made: again or skip.")
    @Nullable
    Resolve resolve;

    @Option(names = "--fresh", description = "Changes nothing: who was asked is never asked twice (see --again).")
    boolean fresh;

    /// Where the people come from.
    static final class From {
        @Option(names = "--from", required = true, paramLabel = "CHAT", description = "The chat whose members move.")
        @Nullable
        ChatRef chat;

        @Option(
                names = "--input",
                required = true,
                paramLabel = "FILE",
                description =
                        "A list of people: a pull in csv, json, jsonl or yaml, or ids and names; - is standard input.")
        @Nullable
        String file;
    }

    MembersTransferCommand(Launcher launcher, Streams streams) {
        this.launcher = launcher;
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return run.start(launcher, "members transfer", DEFAULTS, desk -> {
            var request = new TransferMembers.Request(
                    source(),
                    to,
                    route,
                    Optional.ofNullable(limit),
                    Optional.ofNullable(consent),
                    desk.account(),
                    dryRun,
                    Optional.ofNullable(campaign),
                    link.terms(desk.now()),
                    again,
                    Optional.ofNullable(resolve),
                    desk.minDelay(),
                    desk.maxDelay(),
                    desk.concurrency());
            return desk.transferMembers(request);
        });
    }

    private Candidates.Source source() {
        if (from.chat != null) return new Candidates.FromChat(from.chat);
        if (from.file == null) throw new IllegalArgumentException("say --from or --input");
        return new Candidates.FromFile(from.file, PeopleList.read(from.file, streams));
    }
}
