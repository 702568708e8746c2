package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// What may wait for its time, and what happens when that comes. Guarded by the world's lock.
final class ScheduleRules {
    private static final int MOST_WAITING = 100;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final WorldState state;
    private final Changes changes;
    private final MessageRules writing;
    private final ReadRules reading;
    private final Accounts accounts;
    private final Chance albums;

    ScheduleRules(
            WorldPlan plan,
            WorldState state,
            Changes changes,
            MessageRules writing,
            ReadRules reading,
            Accounts accounts) {
        this.state = state;
        this.changes = changes;
        this.writing = writing;
        this.reading = reading;
        this.accounts = accounts;
        this.albums = new Chance(plan.seed()).of("scheduled albums");
    }

    List<Message> add(Account account, ChatId chat, List<Draft> drafts, Instant at) {
        var now = changes.now();
        if (!at.isAfter(now)) throw WorldError.of("SCHEDULE_DATE_INVALID");
        if (at.isAfter(now.plus(LONGEST))) throw WorldError.of("SCHEDULE_DATE_TOO_LATE");
        writing.check(account, chat, drafts);
        var waiting = schedule().of(account.id(), chat.value()).size();
        if (waiting + drafts.size() > MOST_WAITING) throw WorldError.of("SCHEDULE_TOO_MUCH");
        var last = schedule().lastId(account.id(), chat.value());
        var album = albums.of(chat.value()).of(account.id()).at(last) >>> 1 | 1;
        var messages = new ArrayList<Message>();
        for (Draft draft : drafts) {
            var content = drafts.size() > 1 ? draft.content().inAlbum(album) : draft.content();
            var scheduled = new Change.Scheduled(chat.value(), ++last, account.id(), content, at, draft.random());
            changes.make(scheduled);
            messages.add(shown(account, chat, scheduled));
        }
        return messages;
    }

    List<Message> list(Account account, ChatId chat) {
        reading.history(account, chat);
        return schedule().of(account.id(), chat.value()).values().stream()
                .sorted(Comparator.comparing(Change.Scheduled::due).thenComparingLong(Change.Scheduled::message))
                .map(scheduled -> shown(account, chat, scheduled))
                .toList();
    }

    private Message shown(Account account, ChatId chat, Change.Scheduled scheduled) {
        var history = state.messages().history(chat, account.id());
        return reading.shown(account, chat, history, NewMessage.scheduled(scheduled));
    }

    List<Long> delete(Account account, ChatId chat, List<Long> ids) {
        var waiting = schedule().of(account.id(), chat.value());
        var there = ids.stream().distinct().filter(waiting::containsKey).toList();
        if (!there.isEmpty()) changes.make(new Change.Unscheduled(chat.value(), there, account.id()));
        return there;
    }

    List<Message> sendNow(Account account, ChatId chat, List<Long> ids) {
        var wanted = new HashSet<>(ids);
        var messages = schedule().of(account.id(), chat.value()).values().stream()
                .filter(scheduled -> wanted.contains(scheduled.message()))
                .toList();
        if (messages.size() < wanted.size()) throw WorldError.of("MESSAGE_ID_INVALID");
        return messages.stream()
                .map(scheduled -> publish(account, scheduled, changes.now()))
                .toList();
    }

    /// Sends everything whose time has come. It bears the date of that time, whenever somebody looks next.
    void sendDue() {
        var now = changes.now();
        if (schedule().next().filter(due -> !due.isAfter(now)).isEmpty()) return;
        for (Change.Scheduled scheduled : schedule().due(now)) {
            publish(accounts.byId(new UserId(scheduled.by())).orElseThrow(), scheduled, scheduled.due());
        }
    }

    /// Sent first and taken out of the waiting ones then, so that being killed in between loses nothing.
    private Message publish(Account account, Change.Scheduled scheduled, Instant at) {
        var chat = new ChatId(scheduled.chat());
        var id = writing.write(account.id(), chat, scheduled.content(), scheduled.random(), at);
        changes.make(new Change.Unscheduled(scheduled.chat(), List.of(scheduled.message()), scheduled.by()));
        var history = state.messages().history(chat, account.id());
        return reading.shown(account, chat, history, history.find(id).orElseThrow());
    }

    private Schedule schedule() {
        return state.messages().schedule();
    }
}
