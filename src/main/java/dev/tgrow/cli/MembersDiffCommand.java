package dev.tgrow.cli;

import dev.tgrow.app.Desk;
import dev.tgrow.app.Launcher;
import dev.tgrow.input.When;
import dev.tgrow.members.DiffMembers;
import dev.tgrow.telegram.ChatRef;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = {
            "Who joined, left or changed a name between two stored pulls (members pull --to-db); asks nobody.",
            "Without --from and --to, between the last two that have everybody."
        })
final class MembersDiffCommand implements Callable<Integer> {
    private final Launcher launcher;

    @Mixin
    RunMixin run;

    @Parameters(paramLabel = "CHAT", description = "@name or id.")
    ChatRef chat;

    @Option(
            names = "--from",
            paramLabel = "PULL",
            description =
                    "The earlier pull: its id, or a time, for the last complete pull until then (2026-11-01, 7d).")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "PULL", description = "The later pull, likewise.")
    @Nullable
    String to;

    MembersDiffCommand(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        return run.start(
                launcher,
                "members diff",
                OptOutCommands.DEFAULTS,
                desk -> desk.people().diff(new DiffMembers.Request(chat, which(from, desk), which(to, desk))));
    }

    private static Optional<DiffMembers.Which> which(@Nullable String text, Desk desk) {
        if (text == null) return Optional.empty();
        return Optional.of(
                text.matches("\\d{8}-\\d{6}-\\w+")
                        ? new DiffMembers.ById(text)
                        : new DiffMembers.Until(When.parse(text, desk.now(), ZoneId.systemDefault())));
    }
}
