package dev.tgrow.run;

import java.time.Duration;
import java.time.Instant;

/// A clock that moves only when somebody sleeps, and then at once. For rehearsal and tests.
public final class VirtualTime implements Time {
    private Instant now;

    public VirtualTime(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        if (duration.isPositive()) advance(duration);
    }

    @Override
    public boolean virtual() {
        return true;
    }

    private synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }
}
