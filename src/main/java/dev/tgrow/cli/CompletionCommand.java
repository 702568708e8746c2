package dev.tgrow.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "completion", description = "Print the script that completes tgrow's command lines in a shell.")
final class CompletionCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    Shell shell;

    enum Shell {
        bash,
        zsh
    }

    @Override
    public Integer call() {
        var root = spec.root();
        var script = switch (shell) {
            case bash -> Completions.bash(root);
            case zsh -> Completions.zsh(root);
        };
        spec.commandLine().getOut().print(script);
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE.code();
    }
}
