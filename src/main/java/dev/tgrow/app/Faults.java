package dev.tgrow.app;

import org.slf4j.LoggerFactory;

/// Writes down what should not have happened, for whoever mends it. People are told one sentence elsewhere.
public final class Faults {
    private Faults() {}

    public static void log(String during, Throwable fault) {
        LoggerFactory.getLogger(Faults.class).error("{} broke", during, fault);
    }
}
