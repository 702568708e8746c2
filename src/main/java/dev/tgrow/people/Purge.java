package dev.tgrow.people;

import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.Forgetting;
import dev.tgrow.store.PartialDirectory;
import dev.tgrow.store.Peer;
import java.util.Optional;
import java.util.stream.Collectors;

/// Forgets people who asked for it, everywhere but on the list of opt-outs, so that they are never asked again.
public final class Purge implements Task {
    private static final Columns FORGOTTEN = Columns.of("purge", "id", "username", "outcome", "rows");

    private final Consents.Named people;
    private final Forgetting forgetting;
    private final PartialDirectory partials;

    /// @param partials lists that were read in part; those that name a person are thrown away whole
    public Purge(Consents.Named people, Forgetting forgetting, PartialDirectory partials) {
        this.people = people;
        this.forgetting = forgetting;
        this.partials = partials;
    }

    @Override
    public End run(RunScope run) {
        // All names are understood before anybody is forgotten.
        var known = people.peers().stream().map(this::known).toList();
        for (Peer person : known) {
            var forgotten = forgetting.forget(person, run.now());
            var left = forgotten.left();
            var lists = partials.forget(person);
            run.emit(new RunEvent.Item(
                    FORGOTTEN.row(
                            left.id().orElse(null),
                            left.username().orElse(null),
                            "forgotten",
                            forgotten.rows() + lists),
                    new Outcome.Done("forgotten")));
        }
        return new End.Complete();
    }

    /// With the id, if the name stands for one.
    private Peer known(Peer person) {
        if (person.id().isPresent()) return person;
        var ids = forgetting.ids(person.username().orElseThrow());
        if (ids.size() > 1) {
            throw new RunEnded(new End.Misused("%s is stored as the name of several people (%s): say the id"
                    .formatted(person, ids.stream().map(String::valueOf).collect(Collectors.joining(", ")))));
        }
        return ids.isEmpty() ? person : new Peer(Optional.of(ids.first()), person.username());
    }
}
