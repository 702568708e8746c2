package dev.tgrow.sandbox;

import dev.tgrow.telegram.ForumTopic;
import dev.tgrow.telegram.TopicCall;
import dev.tgrow.telegram.TopicId;
import dev.tgrow.telegram.TopicPage;
import dev.tgrow.world.Account;
import dev.tgrow.world.Topic;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Calls about the topics of forums.
final class TopicCalls {
    private final World world;
    private final Account account;
    private final ServerLine server;
    private final LocalChecks local;

    TopicCalls(World world, Account account, ServerLine server, LocalChecks local) {
        this.world = world;
        this.account = account;
        this.server = server;
        this.local = local;
    }

    Object ask(TopicCall<?> call) throws InterruptedException {
        local.userOnly();
        local.isForum(call.chat());
        return switch (call) {
            case TopicCall.ListTopics list -> server.ask(call, () -> page(list));
            case TopicCall.GetTopic(var chat, var id) ->
                server.ask(
                        call,
                        () -> world.chats().topics(account, chat).stream()
                                .filter(topic -> topic.id() == id.value())
                                .map(TopicCalls::topic)
                                .findFirst()
                                .orElseThrow(() -> WorldError.of("TOPIC_ID_INVALID")));
        };
    }

    private TopicPage page(TopicCall.ListTopics call) {
        var query = call.query().toLowerCase(Locale.ROOT);
        var all = world.chats().topics(account, call.chat()).stream()
                .filter(topic -> topic.title().toLowerCase(Locale.ROOT).contains(query))
                .map(TopicCalls::topic)
                .toList();
        var seen = call.from()
                .map(last -> all.stream().map(ForumTopic::id).toList().indexOf(last.topic()) + 1)
                .orElse(0);
        var page = all.subList(seen, Math.min(all.size(), seen + TopicPage.MAX_SIZE));
        return new TopicPage(all.size(), page, next(page));
    }

    private static Optional<TopicPage.Next> next(List<ForumTopic> page) {
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(new TopicPage.Next(0, 0, page.getLast().id()));
    }

    private static ForumTopic topic(Topic topic) {
        return new ForumTopic(new TopicId(Math.toIntExact(topic.id())), topic.title(), topic.closed());
    }
}
