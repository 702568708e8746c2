package dev.tgrow.members;

import dev.tgrow.run.RunScope;
import dev.tgrow.run.RunScope.Step;
import dev.tgrow.telegram.Call.GetMembers;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import java.util.LinkedHashSet;
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

    MemberPages(Telegram telegram, ChatId chat, MemberList list) {
        this.telegram = telegram;
        this.chat = chat;
        this.list = list;
    }

    /// Hands every member to `taker` until it has enough.
    void each(RunScope run, int width, RunScope.Taker<Member> taker) throws InterruptedException {
        run.inOrder(this::page, width, page -> taken(page, taker));
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
        long offset = (long) number * MemberPage.MAX_SIZE;
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
