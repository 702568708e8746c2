package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.HistoryQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a client has missed.
final class UpdateMethods {
    /// Whoever has missed more in one channel begins anew.
    private static final int MOST_OF_CHANNEL = 100;

    /// What is told at once of private chats and basic groups; whoever has missed more asks again.
    private static final int SLICE = 500;

    private static final int NEWEST = 10;
    private static final int CHANNEL_TIMEOUT = 30;

    private UpdateMethods() {}

    static void register(Methods methods) {
        methods.add("updates.getState", UpdateMethods::subscribed)
                .add("updates.getDifference", UpdateMethods::difference)
                .add("updates.getChannelDifference", UpdateMethods::channelDifference);
    }

    private static TlObject subscribed(Request request) {
        request.caller().subscribe();
        return state(request);
    }

    /// An `updates.State`: how far the world has come for this account.
    static TlObject state(Request request) {
        return state(request, request.feed().pts(request.account().id()));
    }

    private static TlObject state(Request request, int pts) {
        return TlObject.of("updates.state").with("pts", pts).with("date", request.seconds());
    }

    private static TlObject difference(Request request) {
        request.caller().subscribe();
        var missed =
                request.feed().after(request.account().id(), request.arguments().integer("pts"));
        var page = missed.subList(0, Math.min(SLICE, missed.size()));
        var channels = channels(request);
        if (page.isEmpty() && channels.isEmpty()) {
            return TlObject.of("updates.differenceEmpty").with("date", request.seconds());
        }
        var whole = page.size() == missed.size();
        var answer = whole
                ? TlObject.of("updates.difference").with("state", state(request))
                : TlObject.of("updates.differenceSlice")
                        .with(
                                "intermediate_state",
                                state(request, page.getLast().pts()));
        return split(request, answer, updates(request, page), channels);
    }

    /// The channels that the account is in and that changed since the client's date: it must ask for each itself.
    private static List<TlObject> channels(Request request) {
        var since = Instant.ofEpochSecond(request.arguments().integer("date")).minus(Duration.ofSeconds(1));
        return request.feed().changedSince(since).stream()
                .filter(chat -> isMember(request, chat))
                .map(chat -> TlObject.of("updateChannelTooLong")
                        .with("channel_id", chat.supergroupId())
                        .with("pts", request.feed().pts(chat)))
                .toList();
    }

    private static boolean isMember(Request request, ChatId chat) {
        return request.world()
                .chats()
                .byId(request.account(), chat)
                .filter(view -> view.self().status().isMember())
                .isPresent();
    }

    private static TlObject channelDifference(Request request) {
        var chat = request.chat("channel");
        request.world().chats().open(request.account(), chat);
        var seen = request.arguments().integer("pts");
        var pts = request.feed().pts(chat);
        var missed = request.feed().after(chat, seen);
        if (missed.size() > MOST_OF_CHANNEL || seen <= 0) return tooLong(request, chat);
        var name = missed.isEmpty() ? "updates.channelDifferenceEmpty" : "updates.channelDifference";
        var answer = TlObject.of(name).with("final", true).with("pts", pts).with("timeout", CHANNEL_TIMEOUT);
        var counted = updates(request, missed).stream()
                .filter(UpdateMethods::belongsToChannel)
                .toList();
        return missed.isEmpty() ? answer : split(request, answer, counted, List.of());
    }

    /// What isn't counted has no place in a channel's difference; TDLib calls such updates wrong and drops them.
    private static boolean belongsToChannel(TlObject update) {
        return update.has("pts") || update.is("updateMessageID");
    }

    private static TlObject tooLong(Request request, ChatId chat) {
        var newest = request.world()
                .messages()
                .page(request.account(), chat, HistoryQuery.newest(NEWEST))
                .messages();
        var dialog = request.world().chats().dialog(request.account(), chat);
        return request.complete(TlObject.of("updates.channelDifferenceTooLong")
                .with("final", true)
                .with("timeout", CHANNEL_TIMEOUT)
                .with("dialog", request.view().dialog(dialog))
                .with("messages", newest.stream().map(request.view()::message).toList()));
    }

    private static List<TlObject> updates(Request request, List<Happening> missed) {
        return missed.stream()
                .flatMap(happening -> request.view().updates(happening, true).stream())
                .toList();
    }

    /// New messages stand apart from other updates there.
    private static TlObject split(Request request, TlObject answer, List<TlObject> updates, List<TlObject> more) {
        var messages = new ArrayList<TlObject>();
        var others = new ArrayList<>(more);
        for (TlObject update : updates) {
            if (update.is("updateNewMessage") || update.is("updateNewChannelMessage")) {
                messages.add(update.object("message"));
            } else {
                others.add(update);
            }
        }
        return request.complete(answer.with("new_messages", messages).with("other_updates", others));
    }
}
