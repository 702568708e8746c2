package dev.tgrow.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.Time;
import dev.tgrow.run.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountLockTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");

    @TempDir
    Path data;

    private AccountHome home;
    private final Time time = new VirtualTime(NOW);

    @BeforeEach
    void makeHome() {
        home = AccountHome.in(data, new AccountName("alice"));
    }

    @Test
    void theSecondTakerIsToldWhoHoldsTheAccount() throws Exception {
        try (var _ = take("members pull")) {
            assertThat(busy(time))
                    .isEqualTo("the account 'alice' is in use by process %d (members pull) since 2026-11-21T10:00:00Z"
                            .formatted(ProcessHandle.current().pid()));
        }
        take("members pull").close();
    }

    @Test
    void twoAccountsDoNotMind() throws Exception {
        var other = AccountHome.in(data, new AccountName("bob"));
        try (var _ = take("x");
                var second = AccountLock.take(other, "y", time, Duration.ZERO)) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void whoWaitsGetsTheLockWhenItIsFree() throws Exception {
        var first = take("first");
        var freed = new Time() {
            @Override
            public Instant now() {
                return time.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                time.sleep(duration);
                if (time.now().isAfter(NOW.plusSeconds(3))) first.close();
            }

            @Override
            public boolean virtual() {
                return true;
            }
        };
        AccountLock.take(home, "second", freed, Duration.ofSeconds(10)).close();
        assertThat(time.now()).isBetween(NOW.plusSeconds(3), NOW.plusSeconds(5));
    }

    @Test
    void whoWaitsTooLongIsToldToo() throws Exception {
        try (var _ = take("first")) {
            var thrown = catchThrowableOfType(
                    RunEnded.class, () -> AccountLock.take(home, "second", time, Duration.ofSeconds(10)));
            assertThat(thrown.end()).isInstanceOf(End.Busy.class);
            assertThat(time.now()).isBeforeOrEqualTo(NOW.plusSeconds(10));
        }
    }

    @Test
    void closingTwiceFreesOnlyOnce() throws Exception {
        var first = take("first");
        first.close();
        try (var _ = take("second")) {
            first.close();
            assertThat(busy(time)).contains("(second)");
        }
    }

    @Test
    void ofManyThreadsOneHoldsTheLock() throws Exception {
        var holders = new AtomicInteger();
        var most = new AtomicInteger();
        var taken = new AtomicInteger();
        var start = new CountDownLatch(1);
        var threads = ConcurrentHashMap.<Thread>newKeySet();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    start.await();
                    try (var _ = AccountLock.take(home, "many", Time.SYSTEM, Duration.ofMinutes(1))) {
                        most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                        taken.incrementAndGet();
                        holders.decrementAndGet();
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        start.countDown();
        for (Thread thread : threads) thread.join();
        assertThat(most).hasValue(1);
        assertThat(taken).hasValue(20);
    }

    @Test
    void anotherProcessIsNamedAndItsDeathFreesTheAccount() throws Exception {
        home.create();
        var other = process();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("taken");
            assertThat(busy(time)).contains("process " + other.pid() + " (another process)");
        } finally {
            other.destroyForcibly().waitFor();
        }
        take("next").close();
    }

    @Test
    void aTextThatIsNoHolderIsNobody() {
        assertThat(Holder.read("")).isEmpty();
        assertThat(Holder.read("7 yesterday x\n")).isEmpty();
        assertThat(Holder.read("99999999999999999999 2026-11-21T10:00:00Z x\n")).isEmpty();
        var holder = new Holder(7, NOW, "members\npull");
        assertThat(Holder.read(holder.write()).orElseThrow().command()).isEqualTo("members pull");
    }

    /// Takes the lock in a process of its own and keeps it until it is killed.
    static final class Other {
        public static void main(String[] args) throws Exception {
            var home = AccountHome.in(Path.of(args[0]), new AccountName("alice"));
            try (var _ = AccountLock.take(home, "another process", Time.SYSTEM, Duration.ZERO)) {
                IO.println("taken");
                var _ = System.in.read();
            }
        }
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-preview",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private AccountLock take(String command) throws InterruptedException {
        return AccountLock.take(home, command, time, Duration.ZERO);
    }

    private String busy(Time clock) {
        var thrown = catchThrowableOfType(RunEnded.class, () -> AccountLock.take(home, "second", clock, Duration.ZERO));
        return ((End.Busy) thrown.end()).why();
    }
}
