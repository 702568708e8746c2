package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import dev.tgrow.app.Work.Defaults;
import dev.tgrow.app.Work.TaskMaker;
import dev.tgrow.render.Verbosity;
import java.time.Duration;
import java.util.LinkedHashMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// All options of a command that runs, and the one way to run it.
final class RunMixin {
    @Spec(Spec.Target.MIXEE)
    CommandSpec mixee;

    @Mixin
    CommonOptions common;

    @Mixin
    RunOptions run;

    @Mixin
    OutputFlags output;

    /// Runs a task that asks nobody and returns the process's exit code.
    int startLocal(Launcher launcher, String name, TaskMaker task) {
        var defaults = new Defaults(Duration.ofMinutes(10), Duration.ZERO, Duration.ZERO);
        return ExitStatus.of(launcher.run(work(name, defaults, Work.Needs.NOTHING, task)))
                .code();
    }

    /// Runs the task and returns the process's exit code.
    int start(Launcher launcher, String name, Defaults defaults, TaskMaker task) {
        return ExitStatus.of(launcher.run(work(name, defaults, Work.Needs.TELEGRAM, task)))
                .code();
    }

    /// Looks something up before the command that is meant runs, and says only what goes wrong.
    int startSilently(Launcher launcher, String name, Defaults defaults, TaskMaker task) {
        var work = work(name, defaults, Work.Needs.TELEGRAM, task);
        return ExitStatus.of(launcher.run(work.silent())).code();
    }

    private Work work(String name, Defaults defaults, Work.Needs needs, TaskMaker task) {
        var flags = new LinkedHashMap<>(common.flags());
        flags.putAll(run.flags());
        flags.putAll(output.flags());
        var verbosity = common.quiet ? Verbosity.QUIET : common.verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
        return new Work(
                name,
                mixee.root().commandLine().getParseResult().originalArgs(),
                flags,
                common.configFile(),
                common.world(),
                common.realTime,
                defaults,
                output.file(),
                verbosity,
                !common.noProgress,
                needs,
                task);
    }
}
