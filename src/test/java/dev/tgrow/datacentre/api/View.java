package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.Attachment;
import dev.tgrow.world.Dialog;
import dev.tgrow.world.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The world as objects of the API, as one account sees it. For one thread, and for as long as one answer takes.
public final class View {
    private final Centre centre;
    private final Account viewer;
    private final TlUsers users;
    private final TlChats chats;
    private final TlUpdates updates;
    private final TlMedia medias;
    private final Map<ChatId, Boolean> channels = new HashMap<>();

    View(Centre centre, Account viewer) {
        this.centre = centre;
        this.viewer = viewer;
        this.users = new TlUsers(centre, viewer);
        this.chats = new TlChats(centre, viewer);
        this.medias = new TlMedia(centre, viewer);
        this.updates = new TlUpdates(centre.world(), viewer, this);
    }

    /// A `User`.
    public TlObject user(UserId id) {
        return users.user(id);
    }

    /// A `Chat`: a group or channel.
    public TlObject chat(ChatId id) {
        return chats.chat(id);
    }

    /// The `ChatParticipants` of a basic group.
    public TlObject participants(ChatId id) {
        return TlMembers.ofBasicGroup(centre.world(), viewer, id);
    }

    /// A `Message`.
    public TlObject message(Message message) {
        var media = message.content().media().map(held -> medias.of(message, held));
        return TlMessages.message(message, isChannel(message.chat()), media.orElse(null));
    }

    /// The `MessageMedia` of a file that was uploaded just now.
    public TlObject media(Attachment attachment) {
        return medias.of(attachment, centre.seconds());
    }

    /// The `Document` of a sticker that clients must be able to name but never show.
    ///
    /// @param mime `image/webp` for one that stands still, `application/x-tgsticker` for one that moves
    TlObject sticker(String mime) {
        return medias.sticker(mime);
    }

    private boolean isChannel(ChatId chat) {
        return channels.computeIfAbsent(
                chat,
                id -> centre.world()
                        .chats()
                        .byId(viewer, id)
                        .filter(found -> found.kind() == Chat.Kind.CHANNEL)
                        .isPresent());
    }

    /// A `Dialog`, in which everything is read.
    public TlObject dialog(Dialog dialog) {
        var top = dialog.top().map(message -> (int) message.id()).orElse(0);
        return TlObject.of("dialog")
                .with("peer", Peers.peer(dialog.chat()))
                .with("top_message", top)
                .with("read_inbox_max_id", top)
                .with("read_outbox_max_id", top)
                .with("notify_settings", TlObject.of("peerNotifySettings"))
                .with("pts", dialog.chat().isSupergroup() ? centre.feed().pts(dialog.chat()) : null);
    }

    /// The `Update`s that tell of something that happened; none if it is nothing to this account.
    ///
    /// @param numbers whether to tell the writer the number of the message that it knows by its own
    List<TlObject> updates(Happening happening, boolean numbers) {
        return updates.of(happening, numbers);
    }

    /// The answer with everybody and every chat that it mentions in its `users` and `chats`.
    public TlObject complete(TlObject answer) {
        var mentions = Mentions.inAnswer(answer);
        return withUsers(answer, mentions)
                .with("chats", mentions.chats().stream().map(this::chat).toList());
    }

    /// The same for an answer that has no `chats`.
    public TlObject completeUsers(TlObject answer) {
        return withUsers(answer, Mentions.inAnswer(answer));
    }

    private TlObject withUsers(TlObject answer, Mentions mentions) {
        return answer.with("users", mentions.users().stream().map(this::user).toList());
    }

    /// An `Updates` of these, complete.
    public TlObject updates(List<TlObject> some) {
        return complete(TlObject.of("updates")
                .with("updates", some)
                .with("date", centre.seconds())
                .with("seq", 0));
    }
}
