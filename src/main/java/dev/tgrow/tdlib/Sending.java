package dev.tgrow.tdlib;

import dev.tgrow.tdlib.Deliveries.Fate;
import dev.tgrow.telegram.Album;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Refusal.Place;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.SendOptions;
import dev.tgrow.telegram.Sent;
import dev.tgrow.telegram.SentAlbum;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.node.ObjectNode;

/// Sends messages and waits for their fate: TDLib's answer says only that it took them.
final class Sending {
    private static final Refusal NO_FORUM = new Refusal.ChatRefused(Place.TOPIC, "Chat is not a forum");

    /// A slow line; what a local file's upload gets on top of the deadline.
    private static final long UPLOAD_BYTES_PER_SECOND = 32 * 1024;

    private final TdClient client;

    Sending(TdClient client) {
        this.client = client;
    }

    Reply<Sent> send(Call.SendMessage call) throws InterruptedException {
        var message = call.message();
        var astray = astray(call.chat(), message.options());
        if (astray.isPresent()) return new Reply.Refused<>(astray.get());
        var request = SendRequests.sendMessage(call, message.options().offer(price(call.chat()), 1));
        return switch (send(call.chat(), request, message.media().stream().toList())) {
            case Reply.Refused<List<Sent>>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<List<Sent>>(var sent) -> new Reply.Ok<>(sent.getFirst());
        };
    }

    Reply<SentAlbum> send(MessageCall.SendAlbum call) throws InterruptedException {
        var album = call.album();
        var astray = astray(call.chat(), album.options());
        if (astray.isPresent()) return new Reply.Refused<>(astray.get());
        var stars = album.options().offer(price(call.chat()), album.parts().size());
        var files = album.parts().stream().map(Album.Part::media).toList();
        return switch (send(call.chat(), SendRequests.sendMessageAlbum(call, stars), files)) {
            case Reply.Refused<List<Sent>>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<List<Sent>>(var sent) -> new Reply.Ok<>(new SentAlbum(sent));
        };
    }

    /// TDLib sends into a chat that has no topics whatever topic is named.
    private Optional<Refusal> astray(ChatId chat, SendOptions options) throws InterruptedException {
        if (options.topic().isEmpty()) return Optional.empty();
        if (!chat.isSupergroup()) return Optional.of(NO_FORUM);
        var known = group(chat);
        var group = known.isPresent()
                ? new Reply.Ok<>(known.get())
                : client.ask(ChatRequests.getSupergroup(chat.supergroupId())).read(TdGroup::supergroup);
        return switch (group) {
            case Reply.Refused<TdGroup>(var reason) -> Optional.of(reason);
            case Reply.Ok<TdGroup>(var found) -> found.forum() ? Optional.empty() : Optional.of(NO_FORUM);
        };
    }

    /// A price that TDLib doesn't know the server tells by refusing.
    private long price(ChatId chat) {
        return group(chat).map(TdGroup::price).orElse(0);
    }

    private Optional<TdGroup> group(ChatId chat) {
        return chat.isSupergroup() ? client.memory().supergroup(chat.supergroupId()) : Optional.empty();
    }

    private Reply<List<Sent>> send(ChatId chat, ObjectNode request, List<Media> files) throws InterruptedException {
        var parcel = new Parcel(client.deliveries());
        try {
            var answer = client.ask(request, text -> parcel.enter(Json.read(text)));
            return switch (answer.written(_ -> parcel)) {
                case Reply.Refused<Parcel>(var reason) -> new Reply.Refused<>(reason);
                case Reply.Ok<Parcel> _ ->
                    settled(chat, parcel.await(client.deadline().plus(upload(files))));
            };
        } catch (TimeoutException _) {
            // If the server accepts it after all, TDLib deletes it there too, as long as the session is open.
            client.tell(Requests.deleteMessages(chat, parcel.temporaryIds(), true));
            return unknown("Telegram did not confirm the message in time");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            parcel.forget();
        }
    }

    /// An album of which only a part arrived is neither sent nor refused.
    private Reply<List<Sent>> settled(ChatId chat, List<Fate> fates) {
        var sent = new ArrayList<Sent>();
        var failures = new ArrayList<Fate.Failed>();
        for (Fate fate : fates) {
            switch (fate) {
                case Fate.Succeeded(var message) -> sent.add(Confirmation.read(message));
                case Fate.Failed failed -> failures.add(failed);
                case Fate.Dropped _ -> {}
            }
        }
        // They would stay in the account's view of the chat as failed messages.
        var left = failures.stream().map(Fate.Failed::localId).toList();
        if (!left.isEmpty()) client.tell(Requests.deleteMessages(chat, left, false));
        if (sent.size() == fates.size()) return new Reply.Ok<>(sent);
        if (failures.size() < fates.size()) return unknown(lost(sent.size(), fates.size()));
        return new Reply.Refused<>(slowed(chat, reason(failures)));
    }

    /// Why nothing was sent; if the server may have taken one of them, that is said of all.
    private static Refusal reason(List<Fate.Failed> failures) {
        // What TDLib says of the parts that only went with the one that failed.
        var own = failures.stream()
                .filter(failed -> !failed.text().equals("Group send failed"))
                .toList();
        var reasons = (own.isEmpty() ? failures : own)
                .stream()
                        .map(failed -> Refusal.of(failed.code(), failed.text()))
                        .toList();
        return reasons.stream()
                .filter(reason -> reason.meaning() == Refusal.Meaning.RETRY_AFTER)
                .findFirst()
                .orElse(reasons.getFirst());
    }

    private static String lost(int sent, int all) {
        return all == 1
                ? "TDLib gave the message up"
                : "Telegram confirmed %d of the album's %d messages".formatted(sent, all);
    }

    /// In a chat with slow mode a wait says nothing about the account, and other chats are open.
    private Refusal slowed(ChatId chat, Refusal reason) {
        return reason instanceof Refusal.FloodWait(var retryAfter) && isSlow(chat)
                ? new Refusal.SlowMode(retryAfter)
                : reason;
    }

    private boolean isSlow(ChatId chat) {
        return group(chat)
                .filter(group -> group.slowMode() && !group.self().status().isAdministrator())
                .isPresent();
    }

    private static Reply<List<Sent>> unknown(String text) {
        return new Reply.Refused<>(new Refusal.OutcomeUnknown(text));
    }

    private static Duration upload(List<Media> files) {
        var bytes = 0L;
        for (Media media : files) {
            if (media instanceof Media.Local(var _, var file)) {
                try {
                    bytes += Files.size(file);
                } catch (IOException _) {
                    // TDLib says in its own answer what is wrong with the file.
                }
            }
        }
        return Duration.ofSeconds(bytes / UPLOAD_BYTES_PER_SECOND);
    }
}
