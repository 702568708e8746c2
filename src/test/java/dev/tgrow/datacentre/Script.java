package dev.tgrow.datacentre;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What a test lets go wrong, beside the faults of the world's file. Safe for use by many threads.
///
///     script.on("messages.sendMessage").in(chat).at(2).flood(Duration.ofSeconds(3));
///     script.on(Script.ANY).sometimes(0.05, 7).dropAfter();
public final class Script {
    /// In the place of a method: all of them.
    public static final String ANY = "*";

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Duration> latency = new HashMap<>();

    /// Begins a rule about the calls of a method. It holds once it is given an effect.
    ///
    /// @param method as TL names it, or [#ANY]
    public Rule on(String method) {
        return new Rule(this, method);
    }

    /// How long each call of a method waits before it is executed, from now on.
    ///
    /// @param method as TL names it, or [#ANY] for those that have none of their own
    public synchronized void latency(String method, Duration wait) {
        latency.put(method, wait);
    }

    /// Forgets all rules and latencies.
    public synchronized void clear() {
        rules.clear();
        latency.clear();
    }

    synchronized void add(Rule rule) {
        rules.add(rule);
    }

    synchronized void remove(Rule rule) {
        rules.remove(rule);
    }

    synchronized <T> T locked(Supplier<T> question) {
        return question.get();
    }

    synchronized Duration latencyOf(String method) {
        return latency.getOrDefault(method, latency.getOrDefault(ANY, Duration.ZERO));
    }

    /// What strikes this call. Every rule counts every call that it is about; of those whose turn it is the first
    /// strikes, and the others wait for the next such call.
    synchronized Optional<Effect> strike(Occasion occasion) {
        var effect = Optional.<Effect>empty();
        for (Rule rule : rules) {
            if (!rule.isAbout(occasion)) continue;
            var strike = rule.count(effect.isEmpty());
            if (effect.isEmpty()) effect = strike;
        }
        return effect;
    }
}
