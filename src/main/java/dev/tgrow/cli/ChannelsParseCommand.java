package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import dev.tgrow.channels.ParseChannels;
import dev.tgrow.input.When;
import dev.tgrow.telegram.ChatRef;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "parse",
        description = "Collect the posts of channels and groups into the database; a further run adds only new ones.")
final class ChannelsParseCommand implements Callable<Integer> {
    private static final Work.Defaults DEFAULTS =
            new Work.Defaults(Duration.ofMinutes(30), Duration.ZERO, Duration.ZERO);

    private final Launcher launcher;

    @Mixin
    RunMixin run;

    @Parameters(arity = "1..*", paramLabel = "CHAT", description = "@name, t.me link, invite link or id.")
    List<ChatRef> chats;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "No posts before this: 2026-11-01, 2026-11-01T10:00Z, or 3d for three days ago.")
    @Nullable
    String since;

    @Option(names = "--limit", paramLabel = "N", description = "Add at most this many, the newest ones, of each chat.")
    @Nullable
    Integer limit;

    @Option(
            names = {"--full", "--fresh"},
            description = "Forget what was read, read it again and bring stored posts up to date; none is lost.")
    boolean full;

    @Option(names = "--dry-run", description = "Read and count, store nothing.")
    boolean dryRun;

    ChannelsParseCommand(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        var printPosts = run.output.format != null || run.output.output != null;
        return run.start(launcher, "channels parse", DEFAULTS, desk -> {
            var request = new ParseChannels.Request(
                    chats,
                    Optional.ofNullable(since).map(text -> When.parse(text, desk.now(), ZoneId.systemDefault())),
                    Optional.ofNullable(limit),
                    full,
                    printPosts,
                    dryRun,
                    desk.concurrency());
            return desk.parseChannels(request);
        });
    }
}
