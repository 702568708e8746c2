package dev.tgrow.accounts;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.Time;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Says that one run uses an account. Holds a lock of the operating system on a file beside the account's
/// directory, which the holder's death frees, and is safe for use by many threads and processes. The file is never
/// deleted: a lock on what is gone keeps nobody out.
///
/// Within one process a map decides, because closing any channel of a file drops the process's locks on it.
public final class AccountLock implements AutoCloseable {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final ConcurrentHashMap<Path, Holder> HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final Holder holder;
    private @Nullable FileChannel channel;

    private AccountLock(Path file, Holder holder, FileChannel channel) {
        this.file = file;
        this.holder = holder;
        this.channel = channel;
    }

    /// Takes the lock, waiting for its holder at most for `patience`.
    ///
    /// @param command what the run does, told to whoever comes second
    /// @throws RunEnded with [End.Busy], naming the holder, if it is still held then
    public static AccountLock take(AccountHome home, String command, Time time, Duration patience)
            throws InterruptedException {
        var deadline = time.now().plus(patience);
        OwnerOnly.createDirectories(home.parent());
        while (true) {
            var me = new Holder(ProcessHandle.current().pid(), time.now(), command);
            switch (attempt(home.lockFile(), me)) {
                case Attempt.Taken(var lock) -> {
                    return lock;
                }
                case Attempt.Held(var by) -> {
                    if (!time.now().plus(BETWEEN_TRIES).isBefore(deadline)) throw busy(home.name(), by);
                    time.sleep(BETWEEN_TRIES);
                }
            }
        }
    }

    /// Who holds the account, in words. Takes nothing, so it disturbs nobody.
    public static Optional<String> holder(AccountHome home) {
        return living(home).map(Holder::toString);
    }

    /// Since when the account is held, to the second. Takes nothing, so it disturbs nobody.
    public static Optional<Instant> heldSince(AccountHome home) {
        return living(home).map(Holder::since);
    }

    private static Optional<Holder> living(AccountHome home) {
        try {
            return Files.exists(home.lockFile())
                    ? Holder.read(Files.readString(home.lockFile())).filter(Holder::isAlive)
                    : Optional.empty();
        } catch (IOException e) {
            throw new RunEnded(new End.Misused("can't read " + home.lockFile() + ": " + OwnerOnly.reason(e)));
        }
    }

    private static RunEnded busy(AccountName account, Optional<Holder> by) {
        var who = by.map(Holder::toString).orElse("another run");
        return new RunEnded(new End.Busy("the account '%s' is in use by %s".formatted(account, who)));
    }

    private sealed interface Attempt {
        record Taken(AccountLock lock) implements Attempt {}

        record Held(Optional<Holder> by) implements Attempt {}
    }

    private static Attempt attempt(Path file, Holder me) {
        var here = HERE.putIfAbsent(file, me);
        if (here != null) return new Attempt.Held(Optional.of(here));
        var taken = false;
        try {
            var attempt = lock(file, me);
            taken = attempt instanceof Attempt.Taken;
            return attempt;
        } catch (IOException e) {
            throw new RunEnded(new End.Misused("can't lock " + file + ": " + OwnerOnly.reason(e)));
        } finally {
            if (!taken) HERE.remove(file, me);
        }
    }

    private static Attempt lock(Path file, Holder me) throws IOException {
        var channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE), OwnerOnly.fileAttributes(file));
        try {
            if (channel.tryLock() == null) {
                channel.close();
                return new Attempt.Held(Holder.read(Files.readString(file)).filter(Holder::isAlive));
            }
            channel.truncate(0).write(ByteBuffer.wrap(me.write().getBytes(StandardCharsets.UTF_8)), 0);
            return new Attempt.Taken(new AccountLock(file, me, channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// Idempotent.
    @Override
    public synchronized void close() {
        if (channel == null) return;
        try {
            channel.truncate(0).close();
        } catch (IOException e) {
            throw new IllegalStateException("can't release " + file, e);
        } finally {
            channel = null;
            HERE.remove(file, holder);
        }
    }
}
