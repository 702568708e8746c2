package dev.tgrow.app;

import dev.tgrow.members.DiffMembers;
import dev.tgrow.members.ListPulls;
import dev.tgrow.people.Consents;
import dev.tgrow.people.OptOuts;
import dev.tgrow.people.Purge;
import dev.tgrow.run.Task;
import dev.tgrow.store.ConsentStore;
import dev.tgrow.store.Forgetting;
import dev.tgrow.store.OptInStore;
import dev.tgrow.store.OptOutStore;
import dev.tgrow.store.StoredPulls;
import java.util.function.Function;

/// Tasks on what is remembered about people; they need no Telegram.
public final class PeopleTasks {
    private final Backend backend;
    private final DatabaseSource database;

    PeopleTasks(Backend backend, DatabaseSource database) {
        this.backend = backend;
        this.database = database;
    }

    /// Work on the list of those who opted out.
    public Task optOuts(Function<OptOuts, Task> work) {
        return run -> work.apply(new OptOuts(new OptOutStore(database.get()))).run(run);
    }

    /// Work on opt-in lists.
    public Task consents(Function<Consents, Task> work) {
        return run -> {
            var open = database.get();
            return work.apply(new Consents(new ConsentStore(open), new OptInStore(open), backend::account))
                    .run(run);
        };
    }

    /// Compares stored pulls.
    public Task diff(DiffMembers.Request request) {
        return run -> new DiffMembers(request, new StoredPulls(database.get())).run(run);
    }

    /// Names stored pulls.
    public Task pulls(ListPulls.Request request) {
        return run -> new ListPulls(request, new StoredPulls(database.get())).run(run);
    }

    /// Forgets people.
    public Task purge(Consents.Named people) {
        return run -> new Purge(people, new Forgetting(database.get()), backend.partials()).run(run);
    }
}
