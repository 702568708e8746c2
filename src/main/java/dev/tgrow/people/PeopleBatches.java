package dev.tgrow.people;

import dev.tgrow.input.InputException;
import dev.tgrow.input.PeopleFile;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// Stores a list of people that may be larger than memory, part by part.
final class PeopleBatches {
    private static final int BATCH = 1000;

    private final RunScope run;
    private final ToIntFunction<List<Peer>> store;
    private final Outcome isNew;
    private final Outcome isKnown;
    private long people;
    private long added;

    /// @param store stores a part and says how many of it are new
    /// @param isNew what those count as, and `isKnown` the others
    PeopleBatches(RunScope run, ToIntFunction<List<Peer>> store, Outcome isNew, Outcome isKnown) {
        this.run = run;
        this.store = store;
        this.isNew = isNew;
        this.isKnown = isKnown;
    }

    /// Reads the list to its end.
    ///
    /// @throws RunEnded at a line that can't be used; what stands before it is stored
    void store(Supplier<PeopleFile> list) throws InterruptedException {
        try (var file = list.get()) {
            store(file);
        } catch (InputException e) {
            var before = people == 0 ? "" : "; the %,d before it are stored".formatted(people);
            throw new RunEnded(new End.Misused(e.getMessage() + before));
        }
        if (people == 0) throw new RunEnded(new End.Misused("the list names nobody"));
    }

    private void store(PeopleFile file) throws InterruptedException {
        var batch = new ArrayList<Peer>();
        try {
            for (var next = file.next(); next.isPresent(); next = file.next()) {
                batch.add(Peers.of(next.get()));
                if (batch.size() == BATCH) flush(batch);
            }
        } catch (InputException e) {
            flush(batch);
            throw e;
        }
        flush(batch);
    }

    private void flush(List<Peer> batch) throws InterruptedException {
        run.checkDeadline();
        if (Thread.interrupted()) throw new InterruptedException();
        var fresh = store.applyAsInt(batch);
        run.count(isNew, fresh);
        run.count(isKnown, batch.size() - fresh);
        added += fresh;
        people += batch.size();
        batch.clear();
    }

    /// How many people the list names.
    long people() {
        return people;
    }

    /// How many of them were new.
    long added() {
        return added;
    }
}
