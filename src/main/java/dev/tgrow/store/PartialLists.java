package dev.tgrow.store;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberList;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The member lists that one run reads, each with a file that keeps its pages until the run has all that it was asked
/// for: a run that is cut off anywhere is gone on with, and no page is asked for twice.
///
/// A list that came to its end is kept as well while other lists of the same run are still read, so that a flood wait
/// in the second doesn't mean the first one again. For one thread.
public final class PartialLists implements AutoCloseable {
    /// Who was in a chat so long ago says little of who is in it now.
    public static final Duration KEPT = Duration.ofHours(24);

    private final PartialDirectory directory;
    private final String account;
    private final boolean fresh;
    private final Consumer<String> notes;
    private final Map<Key, PartialList> open = new LinkedHashMap<>();

    /// @param account in the ledger
    /// @param fresh whether what earlier runs have kept of the lists that are opened is thrown away
    /// @param notes is told what people should know
    public PartialLists(PartialDirectory directory, String account, boolean fresh, Consumer<String> notes) {
        this.directory = directory;
        this.account = account;
        this.fresh = fresh;
        this.notes = notes;
    }

    /// Which list, as whom. Lists with and without phone numbers are kept apart, so that none is stored unasked.
    record Key(String account, ChatId chat, MemberList list, boolean withPhone) {
        String text() {
            return "%s %s %s %s".formatted(account, chat, list, withPhone ? "with phone" : "without phone");
        }
    }

    /// What is kept of a list. A list that this run has open already keeps nothing more: a second descriptor of a file
    /// would end the lock of the first when it is closed.
    public PartialList open(ChatId chat, MemberList list, boolean withPhone, Instant now) {
        var key = new Key(account, chat, list, withPhone);
        if (open.containsKey(key)) return PartialList.none();
        var opened = PartialList.open(directory.file(key), key, fresh, notes, now);
        open.put(key, opened);
        return opened;
    }

    /// Deletes what is kept: the run has given out all.
    public void done() {
        open.values().forEach(PartialList::delete);
        open.clear();
    }

    /// Keeps what isn't [#done], and deletes what nobody may go on with any more.
    public void close(Instant now) {
        close();
        try {
            directory.sweep(now);
        } catch (UncheckedIOException e) {
            notes.accept(String.valueOf(e.getMessage()));
        }
    }

    /// Keeps what isn't [#done].
    @Override
    public void close() {
        open.values().forEach(PartialList::close);
        open.clear();
    }
}
