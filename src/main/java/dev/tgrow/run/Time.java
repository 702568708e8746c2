package dev.tgrow.run;

import java.time.Duration;
import java.time.Instant;

/// The only way to read the clock or to sleep. Safe for use by many threads.
public interface Time {
    Instant now();

    void sleep(Duration duration) throws InterruptedException;

    /// Whether sleeping passes no real time, so that a real time limit would say nothing.
    boolean virtual();

    /// The machine's clock.
    Time SYSTEM = new Time() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }

        @Override
        public boolean virtual() {
            return false;
        }
    };
}
