package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.members.ListPulls;
import dev.tgrow.telegram.ChatRef;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "pulls", description = "The stored pulls (members pull --to-db), the newest first; asks nobody.")
final class MembersPullsCommand implements Callable<Integer> {
    private final Launcher launcher;

    @Mixin
    RunMixin run;

    @Parameters(arity = "0..1", paramLabel = "CHAT", description = "@name or id (default: all chats).")
    @Nullable
    ChatRef chat;

    @Option(names = "--limit", paramLabel = "N", description = "At most this many (default: 100).")
    int limit = 100;

    MembersPullsCommand(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        var request = new ListPulls.Request(Optional.ofNullable(chat), limit);
        return run.start(
                launcher,
                "members pulls",
                OptOutCommands.DEFAULTS,
                desk -> desk.people().pulls(request));
    }
}
