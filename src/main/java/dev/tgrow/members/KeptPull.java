package dev.tgrow.members;

import dev.tgrow.run.RunScope;
import dev.tgrow.store.PullStore;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.Member;
import java.util.ArrayList;
import java.util.List;

/// A pull that is stored while it is read, part by part, so that memory stays flat. Used by one thread.
///
/// Until it is finished it counts as cut off, and nobody is taken for gone because of it.
final class KeptPull {
    private static final int PART = 1000;

    private final PullStore store;
    private final RunScope run;
    private final String id;
    private final List<Member> part = new ArrayList<>();

    KeptPull(PullStore store, Chat chat, String account, MemberFilter filter, RunScope run) {
        this.store = store;
        this.run = run;
        this.id = store.begin(chat, account, filter.toString(), run.now());
    }

    void add(Member member) {
        part.add(member);
        if (part.size() == PART) flush();
    }

    private void flush() {
        store.add(id, part);
        part.clear();
    }

    /// Says that the list came to its end.
    void finish(Completeness completeness) {
        flush();
        store.finish(
                id,
                completeness.pulled(),
                completeness.total(),
                completeness.whole(),
                completeness.reasons(),
                run.now());
    }
}
