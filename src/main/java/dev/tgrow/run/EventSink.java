package dev.tgrow.run;

/// Where a run's events go: a terminal, a file, a journal table. Called by one thread at a time.
@FunctionalInterface
public interface EventSink {
    void accept(RunEvent event);

    default EventSink and(EventSink other) {
        return event -> {
            accept(event);
            other.accept(event);
        };
    }
}
