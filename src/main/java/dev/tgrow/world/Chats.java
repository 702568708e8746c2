package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The groups, channels and chat lists of a world.
public final class Chats {
    private final Turn turn;
    private final ChatRules rules;
    private final SettingRules settings;
    private final WorldState state;

    Chats(Turn turn, ChatRules rules, SettingRules settings, WorldState state) {
        this.turn = turn;
        this.rules = rules;
        this.settings = settings;
        this.state = state;
    }

    /// A group or channel, whether or not the account may look into it.
    public Optional<ChatView> byId(Account account, ChatId chat) {
        return turn.take(() -> state.chat(chat).map(found -> rules.view(account, found)));
    }

    /// A public group or channel by name, in any case.
    public Optional<ChatView> byUsername(Account account, String username) {
        return turn.take(() -> state.chatByUsername(username).map(found -> rules.view(account, found)));
    }

    /// A group or channel that the account may look into.
    ///
    /// @throws WorldError `CHANNEL_INVALID`, `CHANNEL_PRIVATE` or `CHAT_ID_INVALID`
    public ChatView open(Account account, ChatId chat) {
        return turn.take(() -> rules.open(account, chat));
    }

    /// All that can be told of it.
    ///
    /// @throws WorldError as [#open]
    public ChatFull full(Account account, ChatId chat) {
        return turn.take(() -> rules.full(account, chat));
    }

    /// The groups and channels that the account is in, and the people that it exchanged messages with; the one
    /// with the newest message first.
    public List<Dialog> dialogs(Account account) {
        return turn.take(() -> rules.dialogs(account));
    }

    /// One entry of the chat list; there is one for every chat that can be opened.
    ///
    /// @throws WorldError as [#open], or `PEER_ID_INVALID` if nobody has this id
    public Dialog dialog(Account account, ChatId chat) {
        return turn.take(() -> rules.dialog(account, chat));
    }

    /// The groups and channels that both are in.
    public List<ChatView> common(Account account, UserId other) {
        return turn.take(() -> rules.common(account, other));
    }

    /// Says what ordinary members of a group may do.
    ///
    /// @throws WorldError as [#open], or `CHAT_ADMIN_REQUIRED`, `CHAT_NOT_MODIFIED`
    public void setPermissions(Account account, ChatId chat, Set<Right> rights) {
        turn.run(() -> settings.setPermissions(account, chat, rights));
    }

    /// Sets the time between two messages of one ordinary member of a supergroup.
    ///
    /// @param time zero for none; else one of those that Telegram offers
    /// @throws WorldError as [#open], or `CHAT_ADMIN_REQUIRED`, `SECONDS_INVALID`, `CHAT_NOT_MODIFIED`
    public void setSlowMode(Account account, ChatId chat, Duration time) {
        turn.run(() -> settings.setSlowMode(account, chat, time));
    }

    /// The topics of a forum, the general one first.
    ///
    /// @throws WorldError as [#open], or `CHANNEL_FORUM_MISSING`
    public List<Topic> topics(Account account, ChatId chat) {
        return turn.take(() -> rules.topics(account, chat));
    }

    /// Makes a topic.
    ///
    /// @return the service message that tells it; its number is the topic's
    /// @throws WorldError as [#topics], or `CHAT_ADMIN_REQUIRED`
    public Message createTopic(Account account, ChatId chat, String title) {
        return turn.take(() -> rules.createTopic(account, chat, title));
    }
}
