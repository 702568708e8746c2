package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.HistoryQuery.Only;
import dev.tgrow.world.HistoryQuery.Wanted;
import dev.tgrow.world.MessagePage;
import dev.tgrow.world.WorldError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads histories: of a chat, of a topic, and what is found in them.
final class HistoryMethods {
    private HistoryMethods() {}

    static void register(Methods methods) {
        methods.add("messages.getHistory", HistoryMethods::history)
                .add("messages.getReplies", HistoryMethods::replies)
                .add("messages.search", HistoryMethods::search)
                .add("messages.getSearchCounters", HistoryMethods::counters);
    }

    private static TlObject history(Request request) {
        return page(request, Wanted.ALL);
    }

    /// The messages of a forum's topic.
    private static TlObject replies(Request request) {
        var chat = request.chat("peer");
        var topic = request.arguments().integer("msg_id");
        var known = request.world().chats().topics(request.account(), chat);
        if (known.stream().noneMatch(one -> one.id() == topic)) throw WorldError.of("TOPIC_ID_INVALID");
        return page(request, Wanted.inTopic(topic));
    }

    private static TlObject search(Request request) {
        var call = request.arguments();
        var dated = call.integer("min_date") > 0
                || (call.integer("max_date") > 0 && call.integer("max_date") < Integer.MAX_VALUE);
        if (dated) throw WorldError.of("MAX_DATE_INVALID");
        var only = only(call.object("filter"));
        var from =
                call.optionalObject("from_id").map(input -> request.user(input).value());
        if (only.isEmpty()) return MessageAnswers.page(request, request.chat("peer"), new MessagePage(0, 0, List.of()));
        return page(
                request,
                new Wanted(
                        call.optionalNumber("top_msg_id"),
                        call.string("q"),
                        from.map(OptionalLong::of).orElse(OptionalLong.empty()),
                        only.get()));
    }

    /// What clients can look for; empty for kinds of messages that this world doesn't look for.
    private static Optional<Only> only(TlObject filter) {
        return switch (filter.name()) {
            case "inputMessagesFilterEmpty" -> Optional.of(Only.ANY);
            case "inputMessagesFilterPinned" -> Optional.of(Only.PINNED);
            case "inputMessagesFilterPhotos" -> Optional.of(Only.PHOTOS);
            case "inputMessagesFilterDocument" -> Optional.of(Only.DOCUMENTS);
            case "inputMessagesFilterUrl" -> Optional.of(Only.LINKS);
            default -> Optional.empty();
        };
    }

    private static List<TlObject> counters(Request request) {
        var chat = request.chat("peer");
        var topic = request.arguments().optionalNumber("top_msg_id");
        return request.arguments().objects("filters").stream()
                .map(filter -> TlObject.of("messages.searchCounter")
                        .with("filter", filter)
                        .with("count", count(request, chat, topic, only(filter))))
                .toList();
    }

    private static int count(Request request, ChatId chat, OptionalLong topic, Optional<Only> only) {
        if (only.isEmpty()) return 0;
        var wanted = new Wanted(topic, "", OptionalLong.empty(), only.get());
        var query = new HistoryQuery(wanted, 0, Optional.empty(), 0, 0, 0, 0);
        return (int)
                request.world().messages().page(request.account(), chat, query).total();
    }

    private static TlObject page(Request request, Wanted wanted) {
        var call = request.arguments();
        var date = call.optionalInteger("offset_date").orElse(0);
        var query = new HistoryQuery(
                wanted,
                call.integer("offset_id"),
                date == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(date)),
                call.integer("add_offset"),
                call.integer("limit"),
                call.integer("max_id"),
                call.integer("min_id"));
        var chat = request.chat("peer");
        return MessageAnswers.page(request, chat, request.world().messages().page(request.account(), chat, query));
    }
}
