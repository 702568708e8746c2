package dev.tgrow.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When the world's faults strike. Guarded by the world's lock.
final class FaultRules {
    private final List<Fault> faults;
    private final WorldState state;
    private final Changes changes;

    FaultRules(WorldPlan plan, WorldState state, Changes changes) {
        this.faults = plan.faults();
        this.state = state;
        this.changes = changes;
    }

    /// Every fault counts every call that it is about, and of those whose turn it is the first strikes. The
    /// others wait for the next such call.
    Optional<Fault.Effect> strike(Fault.Occasion occasion) {
        var effect = Optional.<Fault.Effect>empty();
        for (int i = 0; i < faults.size(); i++) {
            var fault = faults.get(i);
            if (!fault.isAbout(occasion)) continue;
            var own = switch (fault.trouble()) {
                case Fault.Rate rate -> limited(i, rate, occasion, effect.isEmpty());
                case Fault.Effect possible -> struck(i, possible, effect.isEmpty());
            };
            effect = effect.or(() -> own);
        }
        return effect;
    }

    private Optional<Fault.Effect> struck(int place, Fault.Effect effect, boolean free) {
        var fault = faults.get(place);
        var now = changes.now();
        if (fault.isOver(state.faults().of(place), now)) return Optional.empty();
        var count = state.faults().of(place).oneMore();
        var strikes = free && fault.isDue(count);
        if (strikes) count = count.andStruck(now);
        changes.make(new Change.FaultCounted(place, count.seen(), count.struck(), count.since()));
        return strikes ? Optional.of(effect) : Optional.empty();
    }

    /// A call that is refused for another reason does not use up the rate.
    private Optional<Fault.Effect> limited(int place, Fault.Rate rate, Fault.Occasion occasion, boolean free) {
        if (!free) return Optional.empty();
        var now = changes.now();
        var times = state.faults().times(place, occasion.account());
        while (!times.isEmpty() && !times.getFirst().plus(rate.window()).isAfter(now)) times.removeFirst();
        if (times.size() < rate.limit()) {
            changes.make(new Change.RateCounted(place, occasion.account(), now));
            return Optional.empty();
        }
        var wait = Duration.between(now, times.getFirst().plus(rate.window())).toSeconds();
        return Optional.of(new Fault.Effect.Refuse(420, "FLOOD_WAIT_" + wait));
    }
}
