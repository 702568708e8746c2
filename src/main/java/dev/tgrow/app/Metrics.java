package dev.tgrow.app;

import dev.tgrow.app.Work.Needs;
import dev.tgrow.render.Exposition;
import dev.tgrow.render.MetricsFile;
import dev.tgrow.run.EventSink;
import dev.tgrow.run.Report;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Numbers about a run, for a file that Prometheus reads: how it ended, whatever its end, and how the account stands.
///
/// Each file belongs to one job: it is written anew by each of its runs. Every sample has the file's name as a label,
/// since a collector that finds one series in two files takes neither.
final class Metrics implements EventSink {
    private static final String LAST_SUCCESS = "tgrow_run_last_success_timestamp_seconds";

    private final Optional<MetricsFile> file;
    private final Work work;
    private final Backend backend;
    private final Desk desk;
    private final EventSink next;
    private @Nullable Report report;

    /// @param path the file; without one nothing is written
    /// @param next gets every event
    Metrics(Optional<Path> path, Work work, Backend backend, Desk desk, EventSink next) {
        this.file = path.map(MetricsFile::new);
        this.work = work;
        this.backend = backend;
        this.desk = desk;
        this.next = next;
    }

    private Exposition exposition(MetricsFile target) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("command", work.name());
        labels.put("account", account());
        labels.put("file", String.valueOf(target.path().toAbsolutePath().getFileName()));
        return new Exposition(labels);
    }

    /// The account's name for people; none for work that has no account, or doesn't know which.
    private String account() {
        if (work.needs() == Needs.NOTHING) return "";
        try {
            return backend.account();
        } catch (RunEnded _) {
            return "";
        }
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.Finished(var finished)) report = finished;
        next.accept(event);
    }

    /// What the run did, once it ended.
    Optional<Report> report() {
        return Optional.ofNullable(report);
    }

    /// Writes the file.
    ///
    /// @return why it isn't written, if so, as one sentence; what the run did stands all the same
    Optional<String> write(int exitCode) {
        var finished = report;
        if (finished == null || file.isEmpty()) return Optional.empty();
        var target = file.get();
        try {
            var text = exposition(target);
            run(text, finished, exitCode);
            var standing = desk.book().standing(finished.finished());
            var success = exitCode == 0
                    ? Optional.of(finished.finished())
                    : earlier(target, text).or(() -> standing.flatMap(Standing::succeeded));
            success.ifPresent(time -> text.gauge(LAST_SUCCESS, "When this command last ended with exit code 0.")
                    .is(time));
            standing.ifPresent(one -> account(text, one));
            target.write(text);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(target.why(e));
        }
    }

    private static Optional<Instant> earlier(MetricsFile target, Exposition text) {
        var seconds = target.earlier(text.series(LAST_SUCCESS));
        return seconds.isPresent()
                ? Optional.of(Instant.ofEpochMilli(Math.round(seconds.getAsDouble() * 1000)))
                : Optional.empty();
    }

    private static void run(Exposition text, Report finished, int exitCode) {
        text.gauge("tgrow_run_exit_code", "The exit code of the last run; 0 is done.")
                .is(exitCode);
        text.gauge("tgrow_run_finished_timestamp_seconds", "When the last run ended.")
                .is(finished.finished());
        text.gauge("tgrow_run_duration_seconds", "How long the last run took.")
                .is(Duration.between(finished.started(), finished.finished()));
        text.gauge("tgrow_run_items", "Items of the last run by what became of them.")
                .is(finished.done(), "outcome", "done")
                .is(finished.skipped(), "outcome", "skipped")
                .is(finished.failed(), "outcome", "failed");
        finished.end()
                .comeAgain()
                .ifPresent(retry -> text.gauge("tgrow_run_retry_timestamp_seconds", "When the same command may go on.")
                        .is(retry));
    }

    private static void account(Exposition text, Standing standing) {
        var used = text.gauge("tgrow_limit_used", "Calls of the account that count in a rolling window.");
        standing.spent().forEach(one -> used.is(one.used(), "bucket", one.bucket(), "window", one.window()));
        var cap = text.gauge("tgrow_limit_cap", "Calls that the account may make in a rolling window.");
        standing.spent().forEach(one -> cap.is(one.cap(), "bucket", one.bucket(), "window", one.window()));
        text.gauge("tgrow_account_failures_in_row", "Failed calls since the last one that went well.")
                .is(standing.failuresInRow());
        var flood = text.gauge("tgrow_account_flood_until_timestamp_seconds", "Until when Telegram asked for a pause.");
        standing.floods().forEach((bucket, until) -> flood.is(until, "bucket", bucket));
        standing.rest()
                .ifPresent(until -> text.gauge(
                                "tgrow_account_rest_until_timestamp_seconds",
                                "Until when the account writes nothing because Telegram limits it.")
                        .is(until));
    }
}
