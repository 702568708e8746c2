package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What stands in chats, and how accounts change it. A `chat` is a group, a channel, or the private chat with
/// somebody; those that can't be opened are refused as by [Chats#open], people who are not there with
/// `PEER_ID_INVALID`.
public final class Messages {
    private final Turn turn;
    private final ReadRules reading;
    private final MessageRules writing;
    private final EditRules editing;
    private final WorldState state;

    Messages(Turn turn, ReadRules reading, MessageRules writing, EditRules editing, WorldState state) {
        this.turn = turn;
        this.reading = reading;
        this.writing = writing;
        this.editing = editing;
        this.state = state;
    }

    /// A page of a chat's messages, or of those of them that are wanted.
    public MessagePage page(Account account, ChatId chat, HistoryQuery query) {
        return turn.take(() -> reading.page(account, chat, query));
    }

    public Optional<Message> find(Account account, ChatId chat, long id) {
        return turn.take(() -> reading.find(account, chat, id));
    }

    /// Those of these messages that are there, in the order asked for.
    public List<Message> find(Account account, ChatId chat, List<Long> ids) {
        return turn.take(() -> reading.find(account, chat, ids));
    }

    /// The private chat or basic group that has a message of this number; these share one row of numbers.
    public Optional<ChatId> chatOf(Account account, long id) {
        return turn.take(() -> reading.chatOf(account, id));
    }

    /// The message that the account sent under a number of its own.
    public Optional<Message> sent(Account account, long random) {
        return turn.take(() -> state.messages()
                .sent(account.id(), random)
                .flatMap(place -> reading.find(account, place.chat(), place.message())));
    }

    /// What is known of a file that a message of anybody has or had.
    public Optional<Attachment> file(long number) {
        return turn.take(() -> state.messages().file(number));
    }

    /// Sends a message.
    ///
    /// @throws WorldError `CHAT_WRITE_FORBIDDEN`, `CHAT_SEND_…_FORBIDDEN`, `SLOWMODE_WAIT_…`, `MESSAGE_EMPTY`,
    ///     `MESSAGE_TOO_LONG`, `MEDIA_CAPTION_TOO_LONG`, `ENTITY_BOUNDS_INVALID`, `ALLOW_PAYMENT_REQUIRED_…`,
    ///     `TOPIC_DELETED`, `TOPIC_CLOSED`, `RANDOM_ID_DUPLICATE`; to people also `INPUT_USER_DEACTIVATED`,
    ///     `PEER_FLOOD` and what the person's own settings say
    public Message send(Account account, ChatId chat, Draft draft) {
        return turn.take(() -> writing.send(account, chat, List.of(draft)).getFirst());
    }

    /// Sends two to ten messages with media as one album.
    ///
    /// @throws WorldError as [#send], or `MULTI_MEDIA_TOO_LONG`, `MEDIA_EMPTY`, `SLOWMODE_MULTI_MSGS_DISABLED`
    public List<Message> sendAlbum(Account account, ChatId chat, List<Draft> parts) {
        return turn.take(() -> writing.sendAlbum(account, chat, parts));
    }

    /// How messages are forwarded.
    ///
    /// @param topic the forum topic that they go to
    /// @param stars what the sender agrees to pay for each
    /// @param withoutOrigin whether they look as if they were new
    /// @param random the sender's own numbers for the new ones, one for each, or none at all
    public record Forwarding(OptionalLong topic, boolean silent, long stars, boolean withoutOrigin, List<Long> random) {
        public Forwarding {
            random = List.copyOf(random);
        }

        /// To where nothing costs anything.
        public Forwarding(OptionalLong topic, boolean silent, boolean withoutOrigin, List<Long> random) {
            this(topic, silent, 0, withoutOrigin, random);
        }
    }

    /// Forwards messages, in the order given.
    ///
    /// @throws WorldError as [#send], or `MESSAGE_ID_INVALID`, `CHAT_FORWARDS_RESTRICTED`,
    ///     `SLOWMODE_MULTI_MSGS_DISABLED`
    public List<Message> forward(Account account, ChatId from, List<Long> ids, ChatId to, Forwarding how) {
        return turn.take(() -> writing.forward(account, from, ids, to, how));
    }

    /// Writes other text into an own message.
    ///
    /// @throws WorldError `MESSAGE_ID_INVALID`, `MESSAGE_AUTHOR_REQUIRED`, `MESSAGE_EDIT_TIME_EXPIRED`,
    ///     `MESSAGE_NOT_MODIFIED`, and what is said of a text by [#send]
    public Message edit(Account account, ChatId chat, long id, FormattedText text) {
        return turn.take(() -> editing.edit(account, chat, id, text));
    }

    /// Deletes messages for everybody. What is not there is passed over.
    ///
    /// @return those that were there
    /// @throws WorldError `MESSAGE_DELETE_FORBIDDEN`
    public List<Long> delete(Account account, ChatId chat, List<Long> ids) {
        return turn.take(() -> editing.delete(account, chat, ids));
    }

    /// Pins a message.
    ///
    /// @return the service message that tells it
    /// @throws WorldError `CHAT_ADMIN_REQUIRED`, `MESSAGE_ID_INVALID`, `PIN_RESTRICTED`
    public Message pin(Account account, ChatId chat, long id) {
        return turn.take(() -> editing.pin(account, chat, id));
    }

    /// Unpins one message.
    ///
    /// @throws WorldError `CHAT_ADMIN_REQUIRED`, `MESSAGE_ID_INVALID`
    public void unpin(Account account, ChatId chat, long id) {
        turn.run(() -> editing.unpin(account, chat, List.of(id)));
    }

    /// Unpins all messages.
    ///
    /// @return their numbers
    /// @throws WorldError `CHAT_ADMIN_REQUIRED`
    public List<Long> unpinAll(Account account, ChatId chat) {
        return turn.take(() -> editing.unpinAll(account, chat));
    }

    /// Chooses these reactions instead of those chosen before; none takes them back.
    ///
    /// @throws WorldError `MESSAGE_ID_INVALID`, `REACTION_INVALID`, `REACTIONS_TOO_MANY`
    public Message react(Account account, ChatId chat, long id, List<String> emoji) {
        return turn.take(() -> editing.react(account, chat, id, emoji));
    }

    /// The accounts that reacted to a message, the newest reaction first.
    ///
    /// @throws WorldError `MESSAGE_ID_INVALID`; `BROADCAST_FORBIDDEN` in channels, where nobody learns this
    public List<Reactor> reactors(Account account, ChatId chat, long id) {
        return turn.take(() -> editing.reactors(account, chat, id));
    }

    /// The messages with their counters.
    ///
    /// @param increment whether the account sees them now; each account counts once
    public List<Message> views(Account account, ChatId chat, List<Long> ids, boolean increment) {
        return turn.take(() -> editing.views(account, chat, ids, increment));
    }
}
