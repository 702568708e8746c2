package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// The messages of a world, and how each change of them is made. No rules. Guarded by the world's lock.
final class MessageState {
    private final WorldState world;
    private final PrivateChats privateChats = new PrivateChats();
    private final Schedule schedule = new Schedule();
    private final Map<Sender, Place> byRandom = new HashMap<>();
    private final Map<Long, Attachment> files = new HashMap<>();
    private final Choices choices = new Choices();
    private long commonLast;

    private record Sender(long by, long random) {}

    /// Where a message is, for the one who sent it.
    record Place(ChatId chat, long message) {}

    MessageState(WorldState world) {
        this.world = world;
    }

    void apply(Change.OfMessages change) {
        switch (change) {
            case Change.Posted posted -> add(posted);
            case Change.Edited edited ->
                change(edited, edited.message(), old -> old.edited(old.content().with(edited.text()), edited.at()));
            case Change.Deleted deleted -> deleted.messages().forEach(history(deleted)::remove);
            case Change.PinMade pin -> {
                change(pin, pin.message(), old -> old.pinned(true));
                addService(pin, pin.service(), pin.at(), new Action.Pinned(pin.message()));
            }
            case Change.Unpinned unpinned ->
                unpinned.messages().forEach(message -> change(unpinned, message, old -> old.pinned(false)));
            case Change.Reacted reacted ->
                change(reacted, reacted.message(), old -> old.with(choices.choose(history(reacted), reacted, old)));
            case Change.Viewed viewed -> viewed.messages().forEach(message -> view(viewed, message));
            case Change.Counted counted -> change(counted, counted.message(), old -> counted(old, counted));
            case Change.TopicMade(long chat, long message, long _, String title, Instant at) -> {
                world.live(chat).topics().add(new Topic(message, title, false));
                addService(change, message, at, new Action.TopicCreated(title));
            }
            case Change.Scheduled scheduled -> schedule.add(scheduled);
            case Change.Unscheduled(long chat, List<Long> messages, long by) ->
                messages.forEach(message -> schedule.remove(by, chat, message));
        }
    }

    private static Message counted(Message old, Change.Counted counted) {
        var counters = old.counters().with(counted.reactions());
        return old.with(
                counted.views().isPresent() ? counters.withViews(counted.views().getAsLong()) : counters);
    }

    private void view(Change.Viewed viewed, long message) {
        if (!choices.view(history(viewed), message, viewed.by())) return;
        change(viewed, message, old -> {
            var views = old.counters().views();
            return views.isEmpty() ? old : old.with(old.counters().withViews(views.getAsLong() + 1));
        });
    }

    private void add(Change.Posted posted) {
        world.see(posted.at());
        var id = new ChatId(posted.chat());
        var live = world.chat(id);
        var channel = live.filter(chat -> chat.plan().isChannel()).isPresent();
        history(posted).add(NewMessage.posted(posted, channel));
        number(id, posted.message());
        live.ifPresent(chat -> chat.sentBy(posted.by(), posted.at()));
        posted.random()
                .ifPresent(random -> byRandom.put(new Sender(posted.by(), random), new Place(id, posted.message())));
        var content = posted.content();
        content.media().filter(media -> media.file() != 0).ifPresent(media -> files.put(media.file(), media));
        content.replyTo()
                .ifPresent(message ->
                        change(posted, message, old -> old.with(old.counters().oneMoreReply())));
        content.origin().ifPresent(this::countForward);
    }

    private void countForward(Origin origin) {
        if (origin.from().isEmpty() || origin.message().isEmpty()) return;
        world.chat(new ChatId(origin.from().get()))
                .map(LiveChat::history)
                .ifPresent(history -> history.find(origin.message().getAsLong())
                        .filter(old -> old.counters().forwards().isPresent())
                        .ifPresent(
                                old -> history.replace(old.with(old.counters().oneMoreForward()))));
    }

    /// @param message its number; 0 if there is none
    void addService(Change.InChat change, long message, Instant at, Action action) {
        world.see(at);
        if (message == 0) return;
        var chat = new ChatId(change.chat());
        history(change).add(NewMessage.service(chat, message, teller(change), at, action));
        number(chat, message);
    }

    /// Whoever is let in says so as if it were a message of theirs.
    private static OptionalLong teller(Change.InChat change) {
        return change instanceof Change.Joined joined && joined.way() == Change.Way.BY_REQUEST
                ? OptionalLong.of(joined.users().getFirst())
                : OptionalLong.of(change.by());
    }

    private void change(Change.InChat change, long message, UnaryOperator<Message> step) {
        var history = history(change);
        history.find(message).ifPresent(old -> history.replace(step.apply(old)));
    }

    private History history(Change.InChat change) {
        return history(new ChatId(change.chat()), change.by());
    }

    /// The messages of a chat as somebody has it; only private chats differ from one to another.
    History history(ChatId chat, long of) {
        return chat.value() > 0
                ? privateChats.between(of, chat.value())
                : world.live(chat.value()).history();
    }

    /// Takes note that a number is used.
    void number(ChatId chat, long message) {
        if (!chat.isSupergroup()) commonLast = Math.max(commonLast, message);
    }

    /// The highest number of all private chats and basic groups, which share one row of numbers.
    long commonLast() {
        return commonLast;
    }

    /// The number of the next message.
    long nextId(ChatId chat, long by) {
        return (chat.isSupergroup() ? history(chat, by).lastId() : commonLast) + 1;
    }

    PrivateChats privateChats() {
        return privateChats;
    }

    Schedule schedule() {
        return schedule;
    }

    Choices choices() {
        return choices;
    }

    Optional<Place> sent(long by, long random) {
        return Optional.ofNullable(byRandom.get(new Sender(by, random)));
    }

    Optional<Attachment> file(long number) {
        return Optional.ofNullable(files.get(number));
    }
}
