package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import dev.tgrow.app.Work.Defaults;
import dev.tgrow.app.Work.TaskMaker;
import dev.tgrow.render.Verbosity;
import java.util.LinkedHashMap;
import picocli.CommandLine.Mixin;

/// All options of a command that runs, and the one way to run it.
final class RunMixin {
    @Mixin CommonOptions common;

    @Mixin RunOptions run;

    @Mixin OutputFlags output;

    /// Runs the task and returns the process's exit code.
    int start(Launcher launcher, String name, Defaults defaults, TaskMaker task) {
        var flags = new LinkedHashMap<>(common.flags());
        flags.putAll(run.flags());
        flags.putAll(output.flags());
        var verbosity = common.quiet ? Verbosity.QUIET : common.verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
        var work = new Work(
                name,
                flags,
                common.configFile(),
                common.world(),
                common.realTime,
                defaults,
                output.file(),
                verbosity,
                !common.noProgress,
                task);
        return ExitStatus.of(launcher.run(work)).code();
    }
}
