package dev.tgrow.app;

import dev.tgrow.run.End;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Tells until when an account rests that Telegram has limited within the run.
///
/// @param rest what the ledger says of it at a moment
record Rested(Function<Instant, Optional<Instant>> rest) {
    Task told(Task task) {
        return run -> {
            var end = ended(task, run);
            return end instanceof End.AccountLimited(var why, var until) && until.isEmpty()
                    ? rest.apply(run.now())
                            .<End>map(known -> new End.AccountLimited(why, known))
                            .orElse(end)
                    : end;
        };
    }

    private static End ended(Task task, RunScope run) throws InterruptedException {
        try {
            return task.run(run);
        } catch (RefusedException e) {
            if (!(e.reason() instanceof Refusal.AccountLimited)) throw e;
            return End.of(e.reason(), String.valueOf(e.getMessage()), run.now());
        }
    }
}
