package dev.tgrow.sandbox;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.TopicId;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.Action;
import dev.tgrow.world.Addresses;
import dev.tgrow.world.Attachment;
import dev.tgrow.world.Content;
import dev.tgrow.world.Counters;
import dev.tgrow.world.Message;
import dev.tgrow.world.Origin;
import dev.tgrow.world.World;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The server's messages in the words of the program.
final class Posts {
    private final World world;
    private final Account account;

    Posts(World world, Account account) {
        this.world = world;
        this.account = account;
    }

    Post of(Message message) {
        var content = message.content();
        var counters = message.counters();
        var channel = isChannel(message.chat());
        return new Post(
                message.chat(),
                new MessageId(message.id()),
                message.date(),
                message.edited(),
                content.text().text(),
                links(content),
                channel ? OptionalLong.of(counters.views().orElse(0)) : counters.views(),
                channel ? OptionalLong.of(counters.forwards().orElse(0)) : counters.forwards(),
                // Where a channel's post has buttons, TDLib shows no answers.
                channel && !content.buttons().isEmpty() ? OptionalLong.empty() : counters.replies(),
                reactions(counters),
                message.isService()
                        ? "service"
                        : content.media().map(Attachment::kind).orElse("text"),
                content.album(),
                topic(message),
                content.origin().map(this::name),
                message.signature().or(() -> channel ? Optional.empty() : writer(message)),
                message.outgoing());
    }

    /// The message that made a topic is the first in it.
    static Optional<TopicId> topic(Message message) {
        if (message.action().filter(Action.TopicCreated.class::isInstance).isPresent()) {
            return Optional.of(new TopicId((int) message.id()));
        }
        var topic = message.content().topic();
        return topic.isPresent() ? Optional.of(new TopicId((int) topic.getAsLong())) : Optional.empty();
    }

    /// Each once: in the text and behind words as they stand there, then those of buttons.
    private static List<String> links(Content content) {
        var text = content.text().text();
        var placed = new TreeMap<Integer, String>();
        for (Addresses.Span span : Addresses.in(text)) placed.put(span.offset(), span.of(text));
        for (Entity entity : content.text().entities()) {
            if (entity.style() == Style.TEXT_URL) placed.put(entity.offset(), entity.argument());
        }
        var links = new LinkedHashSet<>(placed.values());
        links.addAll(content.buttons());
        return List.copyOf(links);
    }

    private String name(Origin origin) {
        return origin.from().map(this::name).orElse(origin.name());
    }

    private String name(long id) {
        if (id > 0) return person(id);
        return world.chats()
                .byId(account, new ChatId(id))
                .map(chat -> chat.username().map(name -> "@" + name).orElse(chat.title()))
                .orElseGet(() -> Long.toString(id));
    }

    private boolean isChannel(ChatId chat) {
        return world.chats()
                .byId(account, chat)
                .filter(found -> found.kind() == Chat.Kind.CHANNEL)
                .isPresent();
    }

    /// Channels post in their own name, and have none.
    private Optional<String> writer(Message message) {
        return message.from().isEmpty()
                ? Optional.empty()
                : Optional.of(person(message.from().getAsLong()));
    }

    /// In TDLib's order: the most frequent first, equal ones as they are offered.
    private static List<Post.Reaction> reactions(Counters counters) {
        return counters.reactions().stream()
                .map(reaction -> new Post.Reaction(reaction.emoji(), reaction.count()))
                .sorted(Comparator.comparing(
                                (Post.Reaction reaction) -> !reaction.emoji().equals("paid"))
                        .thenComparing(
                                Comparator.comparingLong(Post.Reaction::count).reversed())
                        .thenComparingInt(reaction -> place(reaction.emoji()))
                        .thenComparing(Post.Reaction::emoji))
                .toList();
    }

    private static int place(String emoji) {
        var place = Counters.EMOJI.indexOf(emoji);
        return place < 0 ? Counters.EMOJI.size() : place;
    }

    private String person(long id) {
        return world.users().byId(account, new UserId(id)).map(User::label).orElseGet(() -> Long.toString(id));
    }
}
