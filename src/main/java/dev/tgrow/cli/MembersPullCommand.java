package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import dev.tgrow.members.PullMembers;
import dev.tgrow.telegram.ChatRef;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pull",
        description = {
            "Export the members of chats.",
            "A pull that was cut off is gone on with by the same command, for a day: no page is asked for twice."
        })
final class MembersPullCommand implements Callable<Integer> {
    private static final Work.Defaults DEFAULTS =
            new Work.Defaults(Duration.ofMinutes(2), Duration.ZERO, Duration.ZERO);

    private final Launcher launcher;

    @Mixin
    RunMixin run;

    @Parameters(arity = "1..*", paramLabel = "CHAT", description = "@name, t.me link, invite link or id.")
    List<ChatRef> chats;

    @Option(
            names = "--filter",
            split = ",",
            paramLabel = "FILTER",
            description = "recent, admins, bots, banned, restricted, contacts, active:30d, has-username, no-bots.")
    List<String> filters = List.of();

    @Option(names = "--with-phone", description = "Give phone numbers that Telegram shows to this account.")
    boolean withPhone;

    @Option(names = "--to-db", description = "Store the pull as well, for members diff and members transfer.")
    boolean toDatabase;

    @Option(
            names = "--fresh",
            description = "Begin with the first page, whatever a run that was cut off has read already.")
    boolean fresh;

    MembersPullCommand(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        var filter = FilterOption.read(filters);
        return run.start(
                launcher,
                "members pull",
                DEFAULTS,
                desk -> desk.pullMembers(
                        new PullMembers.Request(chats, filter, withPhone, desk.account(), desk.concurrency()),
                        toDatabase,
                        fresh));
    }
}
