package dev.tgrow.members;

import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.RunScope.Step;
import dev.tgrow.store.PartialList;
import dev.tgrow.telegram.Call.GetMembers;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Walks a chat's member list in Telegram's order, several pages in flight, never the whole list in memory.
///
/// Telegram orders the list by activity, so it shifts while it is read: a person can come twice and is then passed on
/// once. The list ends at the total that Telegram names or at an empty page, whichever comes first. Used by one thread.
final class MemberPages {
    /// A shifted entry moves by a few places; remembering this many ids finds it and keeps the memory flat.
    private static final int REMEMBERED = 20_000;

    private final Telegram telegram;
    private final ChatId chat;
    private final MemberList list;
    private final SequencedSet<UserId> seen = new LinkedHashSet<>();
    private int total = -1;
    private long received;
    private long distinct;
    private int first;
    private long earlier;
    private int cutOffAt = -1;
    private int wentOnAt = -1;

    MemberPages(Telegram telegram, ChatId chat, MemberList list) {
        this.telegram = telegram;
        this.chat = chat;
        this.list = list;
    }

    /// Hands every member to `taker` until it has enough.
    void each(RunScope run, int width, RunScope.Taker<Member> taker) throws InterruptedException {
        each(run, width, PartialList.none(), taker);
    }

    /// The same, but begins with the pages that `kept` has from a run that was cut off, and adds the others to it.
    void each(RunScope run, int width, PartialList kept, RunScope.Taker<Member> taker) throws InterruptedException {
        for (var page = kept.next(); page.isPresent(); page = kept.next()) {
            run.checkDeadline();
            if (Thread.interrupted()) throw new InterruptedException();
            if (!taken(page.get(), taker)) return;
        }
        first = kept.pages();
        if (first > 0) {
            cutOffAt = total;
            earlier = received;
            run.emit(new RunEvent.Note("the first %,d members are from a run that was cut off (begun at %s)"
                    .formatted(received, kept.begun().truncatedTo(ChronoUnit.SECONDS))));
        }
        if (kept.ended()) return;
        run.inOrder(this::page, width, page -> {
            if (wentOnAt < 0) wentOnAt = page.total();
            if (!page.members().isEmpty()) kept.add(page);
            return taken(page, taker);
        });
    }

    /// Why pages of a run that was cut off prove of nobody that they aren't there.
    ///
    /// Until the next run went on somebody may have moved from the part that was still to be read into the one that
    /// was, or come back into that. Neither the list's length nor a page that is read again tells: one may have
    /// left for each who came.
    Optional<String> changed() {
        if (earlier == 0) return Optional.empty();
        return Optional.of(
                wentOnAt >= 0 && cutOffAt != wentOnAt
                        ? "the list had %,d entries when a run was cut off and %,d when the next went on"
                                .formatted(cutOffAt, wentOnAt)
                        : "the first %,d are from a run that was cut off, and who moved up since may be missing"
                                .formatted(earlier));
    }

    /// How long the list is, as Telegram says; 0 before the first page.
    int total() {
        return Math.max(total, 0);
    }

    /// How many different people came.
    long distinct() {
        return distinct;
    }

    /// How many entries came, people who came twice included.
    long received() {
        return received;
    }

    private @Nullable Step<MemberPage> page(int number) {
        long offset = (first + (long) number) * MemberPage.MAX_SIZE;
        // Nothing is known before the first page; past the total there is nothing to ask for.
        if (total < 0 ? number > 0 : offset >= total) return null;
        var call = new GetMembers(chat, list, Math.toIntExact(offset), MemberPage.MAX_SIZE);
        return () -> telegram.call(call).orThrow();
    }

    private boolean taken(MemberPage page, RunScope.Taker<Member> taker) throws InterruptedException {
        total = page.total();
        if (page.members().isEmpty()) return false;
        for (Member member : page.members()) {
            received++;
            if (!isNew(member.user().id())) continue;
            distinct++;
            if (!taker.take(member)) return false;
        }
        return true;
    }

    private boolean isNew(UserId id) {
        if (!seen.add(id)) return false;
        if (seen.size() > REMEMBERED) seen.removeFirst();
        return true;
    }
}
