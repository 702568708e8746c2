package dev.tgrow.app;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.Task;
import java.nio.file.Path;
import java.util.Optional;

/// Tells those who rehearse how to end what holds them back: a sandbox's clock stands still between two commands.
record Standstill(Optional<Path> world, Optional<String> account) {
    Task told(Task task) {
        return run -> {
            try {
                return task.run(run);
            } catch (RunEnded e) {
                advice(e.end()).ifPresent(text -> run.emit(new RunEvent.Note(text)));
                throw e;
            }
        };
    }

    private Optional<String> advice(End end) {
        return switch (end) {
            case End.RetryLater _, End.AccountLimited _ -> Optional.of(text(""));
            case End.CapReached _ -> Optional.of(text(" --counts"));
            case End.Complete _,
                    End.TimeUp _,
                    End.Interrupted _,
                    End.LoginNeeded _,
                    End.Forbidden _,
                    End.NotFound _,
                    End.Misused _,
                    End.Busy _,
                    End.Failed _,
                    End.Broken _ -> Optional.empty();
        };
    }

    private String text(String option) {
        return "the sandbox's clock stands still between commands; to go on at once: tgrow limits reset --sandbox%s%s%s"
                .formatted(
                        world.map(file -> "=" + file).orElse(""),
                        account.map(name -> " --account " + name).orElse(""),
                        option);
    }
}
