package dev.tgrow.store;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberList;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
    private final Set<Path> swept;
    private final Consumer<String> notes;
    private final Map<Key, PartialList> open = new LinkedHashMap<>();

    /// @param account in the ledger
    /// @param fresh whether what earlier runs have kept of the lists that are opened is thrown away
    /// @param swept files that were deleted because they were too old, or can't be read
    /// @param notes is told what people should know
    public PartialLists(
            PartialDirectory directory, String account, boolean fresh, Set<Path> swept, Consumer<String> notes) {
        this.directory = directory;
        this.account = account;
        this.fresh = fresh;
        this.swept = Set.copyOf(swept);
        this.notes = notes;
    }

    /// Which list, as whom. Lists with and without phone numbers are kept apart, so that none is stored unasked.
    record Key(String account, ChatId chat, MemberList list, boolean withPhone) {
        String text() {
            // The account first, so that its lists are found when it goes.
            return "%s %s %s %s".formatted(account, chat, list, withPhone ? "with phone" : "without phone");
        }

        Key otherwise() {
            return new Key(account, chat, list, !withPhone);
        }
    }

    /// What is kept of a list. A list that this run has open already keeps nothing more: a second descriptor of a
    /// file would end the lock of the first when it is closed.
    public PartialList open(ChatId chat, MemberList list, boolean withPhone, Instant now) {
        var key = new Key(account, chat, list, withPhone);
        if (open.containsKey(key)) return PartialList.none();
        var file = directory.file(key);
        if (!fresh && swept.contains(file)) {
            notes.accept(
                    "what a run that was cut off has of this list is older than a day, or damaged: it is read anew");
        }
        var opened = PartialList.open(file, key, fresh, notes, now);
        open.put(key, opened);
        return opened;
    }

    /// Deletes what is kept: the run has given out all, so nobody goes on with a list that was read with or without
    /// phone numbers either.
    public void done() {
        open.forEach((key, list) -> list.deleteWith(directory.file(key.otherwise())));
        open.clear();
    }

    /// Keeps what isn't [#done].
    @Override
    public void close() {
        open.values().forEach(PartialList::close);
        open.clear();
    }
}
