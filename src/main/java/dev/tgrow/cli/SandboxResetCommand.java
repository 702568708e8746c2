package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEvent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "reset", description = "Forget everything that happened in a sandbox world.")
final class SandboxResetCommand implements Callable<Integer> {
    private final Launcher launcher;

    @Mixin
    RunMixin run;

    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD",
            description = "The world's YAML file (default: the built-in world).")
    @Nullable
    Path world;

    SandboxResetCommand(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        var which = Optional.ofNullable(world).or(() -> run.common.world().flatMap(file -> file));
        return run.startLocal(launcher, "sandbox reset", desk -> scope -> {
            desk.local().resetSandbox(which);
            scope.emit(new RunEvent.Note("the sandbox is as new"));
            return new End.Complete();
        });
    }
}
