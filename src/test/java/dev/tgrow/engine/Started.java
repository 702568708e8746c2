package dev.tgrow.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A command line that runs. Closing it kills it, if it still does.
public final class Started implements AutoCloseable {
    private static final long LOOK_MILLIS = 20;

    private final Process process;
    private final Path out;
    private final Path err;
    private final Duration limit;

    Started(Process process, Path out, Path err, Duration limit) {
        this.process = process;
        this.out = out;
        this.err = err;
        this.limit = limit;
    }

    /// What a process can be sent.
    public enum Signal {
        INT,
        TERM,
        KILL
    }

    public long pid() {
        return process.pid();
    }

    /// What it printed to standard output so far.
    public String out() throws IOException {
        return Files.readString(out);
    }

    /// What it printed to standard error so far.
    public String err() throws IOException {
        return Files.readString(err);
    }

    /// Adds to its standard input.
    public void type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    public void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /// Sends it a signal.
    ///
    /// @throws IllegalStateException if it has ended before
    public void signal(Signal signal) throws IOException, InterruptedException {
        // The shell's own: slim systems have no program of that name.
        var kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid()).start();
        if (kill.waitFor() != 0) throw new IllegalStateException("could not send " + signal + ": " + told());
    }

    /// Waits for something that it does.
    ///
    /// @throws AssertionError if it ends before, or the time is up
    public void awaitThat(String what, BooleanSupplier happened) throws IOException, InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        while (!happened.getAsBoolean()) {
            if (!process.isAlive() && !happened.getAsBoolean())
                throw new AssertionError("ended before " + what + told());
            if (System.nanoTime() - end > 0) throw new AssertionError("not within " + limit + ": " + what + told());
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /// Waits for something that it does, or for its end.
    ///
    /// @param look how often to look
    /// @return whether it happened before the end
    /// @throws AssertionError if the time is up
    public boolean sees(BooleanSupplier happened, Duration look) throws IOException, InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        while (!happened.getAsBoolean()) {
            if (!process.isAlive()) return happened.getAsBoolean();
            if (System.nanoTime() - end > 0) throw new AssertionError("nothing happened within " + limit + told());
            Thread.sleep(look);
        }
        return true;
    }

    /// Whether it ends within some time.
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Kills it as the kernel does, without another process; nothing happens if it has ended.
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /// Waits for its end.
    ///
    /// @throws AssertionError if the time is up
    public CommandLine.Ended await() throws IOException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("not ended within " + limit + told());
        }
        return new CommandLine.Ended(process.exitValue(), out(), err());
    }

    private String told() throws IOException {
        return ". It printed:\n" + out() + "\nand to standard error:\n" + err();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
