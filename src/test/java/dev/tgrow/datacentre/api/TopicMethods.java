package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.HistoryQuery.Wanted;
import dev.tgrow.world.Message;
import dev.tgrow.world.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The topics of forums.
final class TopicMethods {
    /// That of all topics.
    static final int COLOUR = 0x6FB9F0;
    private static final int MOST_TOPICS = 100;

    private TopicMethods() {}

    static void register(Methods methods) {
        methods.add("messages.getForumTopics", TopicMethods::topics)
                .add("messages.getForumTopicsByID", TopicMethods::someTopics)
                .add("messages.createForumTopic", TopicMethods::create);
    }

    /// A topic and its newest message.
    private record Live(Topic topic, Optional<Message> top) {
        long lastId() {
            return top.map(Message::id).orElse(0L);
        }
    }

    private static Stream<Live> live(Request request, ChatId chat) {
        return request.world().chats().topics(request.account(), chat).stream()
                .map(topic -> new Live(topic, newest(request, chat, topic)));
    }

    private static Optional<Message> newest(Request request, ChatId chat, Topic topic) {
        var query = new HistoryQuery(Wanted.inTopic(topic.id()), 0, Optional.empty(), 0, 1, 0, 0);
        var page = request.world().messages().page(request.account(), chat, query);
        return page.messages().stream().findFirst();
    }

    /// The topics with the newest messages first.
    private static TlObject topics(Request request) {
        var call = request.arguments();
        var chat = request.chat("peer");
        var query = call.optionalString("q").orElse("").toLowerCase(Locale.ROOT);
        var all = live(request, chat)
                .filter(live -> live.topic().title().toLowerCase(Locale.ROOT).contains(query))
                .sorted(Comparator.comparingLong(Live::lastId).reversed())
                .toList();
        var before = call.integer("offset_topic");
        var page = all.stream()
                .dropWhile(live -> before != 0 && live.topic().id() != before)
                .skip(before == 0 ? 0 : 1)
                .limit(Math.clamp(call.integer("limit"), 0, MOST_TOPICS))
                .toList();
        return answer(request, chat, page, all.size());
    }

    private static TlObject someTopics(Request request) {
        var chat = request.chat("peer");
        var ids = request.arguments().numbers("topics");
        var found = live(request, chat)
                .filter(live -> ids.contains(live.topic().id()))
                .toList();
        return answer(request, chat, found, found.size());
    }

    private static TlObject answer(Request request, ChatId chat, List<Live> topics, int count) {
        var view = request.view();
        return request.complete(TlObject.of("messages.forumTopics")
                .with("count", count)
                .with(
                        "topics",
                        topics.stream().map(live -> topic(request, chat, live)).toList())
                .with(
                        "messages",
                        topics.stream()
                                .flatMap(live -> live.top().stream())
                                .map(view::message)
                                .toList())
                .with("pts", request.feed().pts(chat)));
    }

    private static TlObject topic(Request request, ChatId chat, Live live) {
        var made = request.world()
                .messages()
                .find(request.account(), chat, live.topic().id());
        var creator = made.flatMap(message ->
                        message.from().isPresent() ? Optional.of(message.from().getAsLong()) : Optional.empty())
                .map(ChatId::new)
                .orElse(chat);
        var last = (int) live.lastId();
        return TlObject.of("forumTopic")
                .with("id", (int) live.topic().id())
                .with("my", creator.value() == request.account().id())
                .with("closed", live.topic().closed())
                .with(
                        "date",
                        made.map(message -> (int) message.date().getEpochSecond())
                                .orElse(0))
                .with("peer", Peers.peer(chat))
                .with("title", live.topic().title())
                .with("icon_color", COLOUR)
                .with("top_message", last)
                .with("read_inbox_max_id", last)
                .with("read_outbox_max_id", last)
                .with("from_id", Peers.peer(creator))
                .with("notify_settings", TlObject.of("peerNotifySettings"));
    }

    private static TlObject create(Request request) {
        var title = request.arguments().string("title");
        var made = request.world().chats().createTopic(request.account(), request.chat("peer"), title);
        var answer = request.updates();
        var updates = new ArrayList<Object>();
        updates.add(TlUpdates.number(made.id(), request.arguments().number("random_id")));
        updates.addAll(answer.list("updates"));
        return answer.with("updates", updates);
    }
}
