package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText.Style;
import dev.tgrow.telegram.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What may be read, and how. Guarded by the world's lock.
final class ReadRules {
    /// The server gives at most this many messages at once.
    static final int LARGEST_PAGE = 100;

    private final WorldState state;
    private final Access access;

    ReadRules(WorldState state, Access access) {
        this.state = state;
        this.access = access;
    }

    /// The messages of a chat that the account may read.
    History history(Account account, ChatId chat) {
        if (chat.value() > 0) access.person(new UserId(chat.value()), "PEER_ID_INVALID");
        else access.open(account, chat);
        return state.messages().history(chat, account.id());
    }

    /// Messages by their ranks, the highest first.
    private record Row(long size, LongUnaryOperator at) {
        static Row of(long[] ranks) {
            return new Row(ranks.length, place -> ranks[(int) place]);
        }

        /// How many have at least this rank.
        long countFrom(long rank) {
            long low = 0;
            long high = size;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (at.applyAsLong(middle) >= rank) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }

    MessagePage page(Account account, ChatId chat, HistoryQuery query) {
        var history = history(account, chat);
        var row = row(history, query.wanted());
        var start = Math.max(0, start(history, row, query) + query.addOffset());
        var end = Math.min(row.size(), start(history, row, query) + query.addOffset() + limit(query));
        var page = new ArrayList<Message>();
        for (long place = start; place < end; place++) {
            var message = history.at(row.at().applyAsLong(place));
            if (query.maxId() != 0 && message.id() >= query.maxId()) continue;
            if (message.id() > query.minId()) page.add(shown(account, chat, history, message));
        }
        return new MessagePage(row.size(), start, page);
    }

    private static int limit(HistoryQuery query) {
        return Math.clamp(query.limit(), 0, LARGEST_PAGE);
    }

    private static long start(History history, Row row, HistoryQuery query) {
        if (query.offsetId() > 0) return row.countFrom(history.countBelow(query.offsetId()));
        return query.offsetDate()
                .map(date -> row.countFrom(history.countOlder(date)))
                .orElse(0L);
    }

    private static Row row(History history, HistoryQuery.Wanted wanted) {
        var size = history.size();
        if (wanted.equals(HistoryQuery.Wanted.ALL)) return new Row(size, place -> size - 1 - place);
        var ranks = wanted.only() == HistoryQuery.Only.PINNED
                ? history.pinned().stream().mapToLong(history::countBelow)
                : LongStream.range(0, size).map(place -> size - 1 - place);
        return Row.of(ranks.filter(rank -> isWanted(history.at(rank), wanted)).toArray());
    }

    private static boolean isWanted(Message message, HistoryQuery.Wanted wanted) {
        var content = message.content();
        if (wanted.topic().isPresent() && topic(message) != wanted.topic().getAsLong()) return false;
        if (wanted.from().isPresent() && !wanted.from().equals(message.from())) return false;
        if (!lower(content.text().text()).contains(lower(wanted.text()))) return false;
        return switch (wanted.only()) {
            case ANY -> true;
            case PINNED -> message.pinned();
            case PHOTOS -> is(content, Attachment.PHOTO);
            case DOCUMENTS -> is(content, Attachment.DOCUMENT);
            case LINKS -> hasLinks(content);
        };
    }

    /// The topic that a message belongs to, which begins with the message that made it.
    private static long topic(Message message) {
        if (message.action()
                .filter(action -> action instanceof Action.TopicCreated)
                .isPresent()) return message.id();
        return message.content().topic().orElse(Topic.GENERAL);
    }

    private static boolean is(Content content, String kind) {
        return content.media().filter(media -> media.kind().equals(kind)).isPresent();
    }

    private static boolean hasLinks(Content content) {
        return !Addresses.in(content.text().text()).isEmpty()
                || content.text().entities().stream().anyMatch(entity -> entity.style() == Style.TEXT_URL);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    Optional<Message> find(Account account, ChatId chat, long id) {
        var history = history(account, chat);
        return history.find(id).map(message -> shown(account, chat, history, message));
    }

    List<Message> find(Account account, ChatId chat, List<Long> ids) {
        return ids.stream().flatMap(id -> find(account, chat, id).stream()).toList();
    }

    Optional<Message> newest(Account account, ChatId chat) {
        var history = history(account, chat);
        return history.newest().map(message -> shown(account, chat, history, message));
    }

    /// The private chat or basic group of a message.
    Optional<ChatId> chatOf(Account account, long id) {
        var partners = state.messages().privateChats().partnersOf(account.id()).stream()
                .map(ChatId::new);
        var groups = state.chats().stream()
                .filter(chat ->
                        chat.plan().isBasicGroup() && chat.status(account.id()).isMember())
                .map(chat -> chat.plan().id());
        return Stream.concat(partners, groups)
                .filter(chat ->
                        state.messages().history(chat, account.id()).find(id).isPresent())
                .findFirst();
    }

    /// The message as this account has it.
    Message shown(Account account, ChatId chat, History history, Message message) {
        var own = message.from().isPresent() && message.from().getAsLong() == account.id();
        var chosen = state.messages().choices().of(history, message.id(), account.id());
        if (!own && chosen.isEmpty() && chat.equals(message.chat())) return message;
        var reactions = message.counters().reactions().stream()
                .map(reaction ->
                        new Counters.Reaction(reaction.emoji(), reaction.count(), chosen.contains(reaction.emoji())))
                .toList();
        return message.seen(chat, own, message.counters().with(reactions));
    }
}
