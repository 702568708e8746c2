package dev.tgrow.sandbox;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.ScheduledList;
import dev.tgrow.world.Account;
import dev.tgrow.world.Attachment;
import dev.tgrow.world.Message;
import dev.tgrow.world.World;
import java.util.ArrayList;
import java.util.List;

/// Calls about messages that are there or wait for their time.
final class MessageCalls {
    private final World world;
    private final Account account;
    private final ServerLine server;
    private final LocalChecks local;
    private final Posts posts;

    MessageCalls(World world, Account account, ServerLine server, LocalChecks local) {
        this.world = world;
        this.account = account;
        this.server = server;
        this.local = local;
        this.posts = new Posts(world, account);
    }

    Call.Pinned pin(Call.PinMessage call) throws InterruptedException {
        local.mayPin(call.chat());
        return server.ask(call, () -> {
            var _ = world.messages().pin(account, call.chat(), call.message().value());
            return new Call.Pinned(call.message());
        });
    }

    Object ask(MessageCall<?> call) throws InterruptedException {
        return switch (call) {
            case MessageCall.GetMessages get -> get(get);
            case MessageCall.DeleteMessages delete -> delete(delete);
            case MessageCall.ListScheduled(ChatId chat) -> waiting(call, chat);
            case MessageCall.DeleteScheduled delete -> takeBack(delete);
            case MessageCall.SendAlbum _ -> throw new IllegalArgumentException("albums are sent elsewhere");
        };
    }

    private MessageCall.FoundMessages get(MessageCall.GetMessages call) throws InterruptedException {
        local.knownChat(call.chat());
        return server.ask(
                call,
                () -> new MessageCall.FoundMessages(
                        find(call.chat(), call.ids()).stream().map(posts::of).toList()));
    }

    private List<Message> find(ChatId chat, List<MessageId> ids) {
        return world.messages().find(account, chat, numbers(ids));
    }

    private static List<Long> numbers(List<MessageId> ids) {
        return ids.stream().map(MessageId::value).toList();
    }

    /// What may not be deleted is known before the server is asked.
    private MessageCall.Deleted delete(MessageCall.DeleteMessages call) throws InterruptedException {
        local.knownChat(call.chat());
        return server.ask(call, () -> {
            var own = new ArrayList<Long>();
            var kept = new ArrayList<MessageId>();
            for (Message message : find(call.chat(), call.ids())) {
                if (local.mayDelete(message)) own.add(message.id());
                else kept.add(new MessageId(message.id()));
            }
            var deleted = world.messages().delete(account, call.chat(), own);
            return new MessageCall.Deleted(deleted.stream().map(MessageId::new).toList(), kept);
        });
    }

    private ScheduledList waiting(MessageCall<?> call, ChatId chat) throws InterruptedException {
        local.userOnly();
        local.knownChat(chat);
        return server.ask(
                call,
                () -> new ScheduledList(world.scheduled().list(account, chat).stream()
                        .map(MessageCalls::waiting)
                        .toList()));
    }

    private static ScheduledList.Waiting waiting(Message message) {
        var content = message.content();
        return new ScheduledList.Waiting(
                new MessageId(message.id()),
                message.date(),
                content.text().text(),
                content.media().map(Attachment::kind).orElse("text"),
                content.album(),
                Posts.topic(message));
    }

    private MessageCall.Deleted takeBack(MessageCall.DeleteScheduled call) throws InterruptedException {
        local.userOnly();
        local.knownChat(call.chat());
        return server.ask(call, () -> {
            var gone = world.scheduled().delete(account, call.chat(), numbers(call.ids()));
            return new MessageCall.Deleted(gone.stream().map(MessageId::new).toList(), List.of());
        });
    }
}
