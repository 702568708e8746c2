package dev.tgrow.world;

import java.time.Duration;
import java.util.Map;

/// How long the way to the server and back takes.
///
/// @param perCall by the call's name, for those that differ
record Latency(Duration usual, Map<String, Duration> perCall) {
    static final Latency NONE = new Latency(Duration.ZERO, Map.of());

    Latency {
        perCall = Map.copyOf(perCall);
    }

    Duration of(String call) {
        return perCall.getOrDefault(call, usual);
    }
}
