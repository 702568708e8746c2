package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.people.Consents;
import dev.tgrow.telegram.ChatRef;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "purge",
        description = {
            "Forget people everywhere in the store, and put their bare id on the opt-out list, so that they are never"
                    + " asked again.",
            "Files that were exported and TDLib's own cache are not touched."
        })
final class MembersPurgeCommand implements Callable<Integer> {
    private final Launcher launcher;

    @Mixin
    RunMixin run;

    @Option(
            names = "--user",
            required = true,
            paramLabel = "PERSON",
            description = "@name or id; can be given several times.")
    List<ChatRef> people;

    MembersPurgeCommand(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        var named = new Consents.Named(people);
        return run.start(
                launcher,
                "members purge",
                OptOutCommands.DEFAULTS,
                desk -> desk.people().purge(named));
    }
}
