package dev.tgrow.sandbox;

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

    /// The first fault that strikes; those after it don't see this call.
    Optional<Fault.Effect> strike(Fault.Occasion occasion) {
        for (int i = 0; i < faults.size(); i++) {
            var fault = faults.get(i);
            var count = state.count(i);
            if (fault.isOver(count) || !fault.isAbout(occasion)) continue;
            var next = fault.next(count);
            changes.make(new Change.FaultCounted(i, next.seen(), next.struck()));
            if (next.struck() > count.struck()) return Optional.of(fault.effect());
        }
        return Optional.empty();
    }
}
