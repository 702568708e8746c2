package dev.tgrow.tdlib;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.MessageCall.Deleted;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.ScheduledList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Calls that delete messages, and the list of those that wait for their time.
final class Revoking {
    private final TdClient client;

    Revoking(TdClient client) {
        this.client = client;
    }

    /// TDLib says `ok` whatever becomes of a message, and forgets those that the server keeps: so it is asked first
    /// which are there and which may be deleted.
    Reply<Deleted> delete(MessageCall.DeleteMessages call) throws InterruptedException {
        var chat = call.chat();
        return switch (client.ask(MessageRequests.getMessages(chat, call.ids())).read(MessageCalls::ids)) {
            case Reply.Refused<List<MessageId>>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<List<MessageId>>(var there) -> {
                var own = new ArrayList<MessageId>();
                var kept = new ArrayList<MessageId>();
                for (MessageId id : there) (mayDelete(chat, id) ? own : kept).add(id);
                var numbers = own.stream().map(Requests::id).toList();
                yield gone(chat, numbers, new Deleted(own, kept));
            }
        };
    }

    private boolean mayDelete(ChatId chat, MessageId id) throws InterruptedException {
        return client.ask(MessageRequests.getMessageProperties(chat, id)) instanceof Answer.Good(var properties)
                && Json.flag(properties, "can_be_deleted_for_all_users");
    }

    private Reply<Deleted> gone(ChatId chat, List<Long> numbers, Deleted deleted) throws InterruptedException {
        return numbers.isEmpty()
                ? new Reply.Ok<>(deleted)
                : client.ask(Requests.deleteMessages(chat, numbers, true)).written(_ -> deleted);
    }

    Reply<ScheduledList> scheduled(ChatId chat) throws InterruptedException {
        return switch (waiting(chat)) {
            case Reply.Refused<List<JsonNode>>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<List<JsonNode>>(var messages) ->
                new Reply.Ok<>(new ScheduledList(messages.stream()
                        .map(Waiting::read)
                        .sorted(Comparator.comparing(ScheduledList.Waiting::at)
                                .thenComparing(ScheduledList.Waiting::id))
                        .toList()));
        };
    }

    private Reply<List<JsonNode>> waiting(ChatId chat) throws InterruptedException {
        return client.ask(MessageRequests.getChatScheduledMessages(chat))
                .read(list -> list.path("messages")
                        .valueStream()
                        .filter(Waiting::isOfServer)
                        .toList());
    }

    /// TDLib's number of a waiting message changes with its time, so it is looked up.
    Reply<Deleted> takeBack(MessageCall.DeleteScheduled call) throws InterruptedException {
        return switch (waiting(call.chat())) {
            case Reply.Refused<List<JsonNode>>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<List<JsonNode>>(var messages) -> {
                var numbers = messages.stream()
                        .map(message -> Json.number(message, "id"))
                        .filter(id -> call.ids().contains(Waiting.id(id)))
                        .toList();
                var ids = numbers.stream().map(Waiting::id).toList();
                yield gone(call.chat(), numbers, new Deleted(ids, List.of()));
            }
        };
    }
}
