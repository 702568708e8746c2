package dev.tgrow.datacentre;

import dev.tgrow.run.Time;
import dev.tgrow.world.World;
import java.time.Duration;

/// Lets happen in time what the world does by itself, so that watching clients are told. Has a thread of its own.
final class Ticker {
    private static final Duration STEP = Duration.ofMillis(100);

    private final World world;
    private final Time time;
    private final Thread thread;

    Ticker(World world, Time time) {
        this.world = world;
        this.time = time;
        this.thread = Thread.ofVirtual().name("ticker").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                time.sleep(STEP);
                if (world.nextDue().filter(due -> !due.isAfter(time.now())).isPresent()) world.tick();
            }
        } catch (InterruptedException _) {
            // Stopped.
        }
    }

    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
