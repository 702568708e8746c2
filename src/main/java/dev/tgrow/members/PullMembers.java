package dev.tgrow.members;

import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.PartialLists;
import dev.tgrow.store.PullStore;
import dev.tgrow.telegram.Call.GetChatDetails;
import dev.tgrow.telegram.Call.ResolveChat;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Telegram;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gives out the members of chats, one row each, and says how complete each list is.
public final class PullMembers implements Task {
    private static final Columns LEFT_OUT = Columns.of("chat", "chat", "outcome", "reason");

    /// What to pull.
    ///
    /// @param account who pulls, for what is stored
    /// @param width pages in flight at once
    public record Request(List<ChatRef> chats, MemberFilter filter, boolean withPhone, String account, int width) {
        public Request {
            chats = chats.stream().distinct().toList();
            if (chats.isEmpty()) throw new IllegalArgumentException("no chat is named");
            if (width < 1) throw new IllegalArgumentException("--concurrency must be at least 1, not " + width);
        }
    }

    private final Request request;
    private final Telegram telegram;
    private final Optional<PullStore> store;
    private final PartialLists partials;
    private final MemberRow rows;
    private final Columns columns;
    private final Map<ChatId, ChatRef> named = new HashMap<>();

    /// Pulls, and keeps what it pulls if there is a store for it.
    ///
    /// @param partials what a run that was cut off has read of the lists; not asked for again
    public PullMembers(Request request, Telegram telegram, Optional<PullStore> store, PartialLists partials) {
        this.request = request;
        this.telegram = telegram;
        this.store = store;
        this.partials = partials;
        this.rows = new MemberRow(request.withPhone(), request.chats().size() > 1);
        this.columns = rows.columns();
    }

    @Override
    public End run(RunScope run) throws InterruptedException {
        var single = request.chats().size() == 1;
        for (ChatRef ref : request.chats()) {
            try {
                pull(ref, run);
            } catch (RefusedException e) {
                if (single || !skips(e.reason())) throw e;
                var code = code(e.reason());
                run.emit(new RunEvent.Note(String.valueOf(e.getMessage())));
                run.emit(new RunEvent.Item(
                        LEFT_OUT.row(ref.toString(), code, e.reason().text()), new Outcome.Failed(code)));
            }
        }
        return new End.Complete();
    }

    private static String code(Refusal reason) {
        return reason instanceof Refusal.ChatRefused(var why, var _)
                ? why.name().toLowerCase(Locale.ROOT)
                : "refused";
    }

    private static boolean skips(Refusal reason) {
        return reason.meaning() == Refusal.Meaning.SKIP_CHAT;
    }

    private void pull(ChatRef ref, RunScope run) throws InterruptedException {
        try {
            var chat = telegram.call(new ResolveChat(ref)).orThrow().shared();
            var before = named.putIfAbsent(chat.id(), ref);
            if (before != null) {
                twice(ref, before, run);
                return;
            }
            var details = telegram.call(new GetChatDetails(chat.id())).orThrow();
            if (!details.canGetMembers() && !details.hiddenMembers()) {
                throw new RefusedException(new Refusal.ChatRefused(Refusal.Place.MEMBERS_HIDDEN, "can_get_members"));
            }
            run.emit(new RunEvent.Expected(details.memberCount()));
            var pages = new MemberPages(telegram, chat.id(), request.filter().list());
            var giver = new Giver(chat, run);
            var kept = partials.open(chat.id(), request.filter().list(), request.withPhone(), run.now());
            pages.each(run, request.width(), kept, giver);
            kept.end();
            var completeness = Completeness.of(chat, details, request.filter(), pages, giver.pulled);
            giver.kept.ifPresent(stored -> stored.finish(completeness));
            run.emit(completeness.summary());
        } catch (RefusedException e) {
            throw new RefusedException(ref.toString(), e.reason());
        }
    }

    /// A chat that has a name and an id is one list, not two.
    private static void twice(ChatRef ref, ChatRef before, RunScope run) {
        var why = "the same chat as " + before;
        run.emit(new RunEvent.Note("%s is %s: it is read once".formatted(ref, why)));
        run.emit(new RunEvent.Item(
                LEFT_OUT.row(ref.toString(), "named_twice", why), new Outcome.Skipped("named_twice")));
    }

    /// Gives out the members of one chat that the filter accepts, and counts them.
    private final class Giver implements RunScope.Taker<Member> {
        private final Chat chat;
        private final RunScope run;
        private final Optional<KeptPull> kept;
        private long pulled;

        Giver(Chat chat, RunScope run) {
            this.chat = chat;
            this.run = run;
            this.kept = store.map(pulls -> new KeptPull(pulls, chat, request.account(), request.filter(), run));
        }

        @Override
        public boolean take(Member member) {
            if (request.filter().accepts(member, run.now())) {
                pulled++;
                kept.ifPresent(pull -> pull.add(member));
                run.emit(new RunEvent.Item(rows.of(columns, member, chat.label()), new Outcome.Done("pulled")));
            }
            return true;
        }
    }
}
