package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.Message;
import java.util.List;
import java.util.function.Predicate;

/// Messages that wait for their time.
final class ScheduleMethods {
    private ScheduleMethods() {}

    static void register(Methods methods) {
        methods.add("messages.getScheduledHistory", request -> waiting(request, _ -> true))
                .add("messages.getScheduledMessages", ScheduleMethods::some)
                .add("messages.sendScheduledMessages", ScheduleMethods::sendNow)
                .add("messages.deleteScheduledMessages", ScheduleMethods::delete);
    }

    private static TlObject some(Request request) {
        var ids = request.arguments().numbers("id");
        return waiting(request, message -> ids.contains(message.id()));
    }

    /// The newest first, like all messages.
    private static TlObject waiting(Request request, Predicate<Message> wanted) {
        List<Message> messages = request.world().scheduled().list(request.account(), request.chat("peer"));
        return MessageAnswers.all(
                request,
                MessageAnswers.objects(
                        request, messages.reversed().stream().filter(wanted).toList()));
    }

    private static TlObject sendNow(Request request) {
        var ids = request.arguments().numbers("id");
        request.world().scheduled().sendNow(request.account(), request.chat("peer"), ids);
        return request.updates();
    }

    private static TlObject delete(Request request) {
        var ids = request.arguments().numbers("id");
        request.world().scheduled().delete(request.account(), request.chat("peer"), ids);
        return request.updates();
    }
}
