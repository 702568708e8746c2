package dev.tgrow.world;

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

    /// Every fault counts every call that it is about, and of those whose turn it is the first strikes. The others
    /// wait for the next such call.
    Optional<Fault.Effect> strike(Fault.Occasion occasion) {
        var effect = Optional.<Fault.Effect>empty();
        for (int i = 0; i < faults.size(); i++) {
            var fault = faults.get(i);
            if (fault.isOver(state.count(i)) || !fault.isAbout(occasion)) continue;
            var count = state.count(i).oneMore();
            var strikes = effect.isEmpty() && fault.isDue(count);
            if (strikes) {
                count = count.andStruck();
                effect = Optional.of(fault.effect());
            }
            changes.make(new Change.FaultCounted(i, count.seen(), count.struck()));
        }
        return effect;
    }
}
