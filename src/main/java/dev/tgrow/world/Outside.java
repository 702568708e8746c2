package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.UserId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What other people do. No rule stops them, and everything is journaled and told to listeners as if an account
/// did it.
///
/// Chats and people that the world does not have are an [IllegalArgumentException].
public final class Outside {
    private final Turn turn;
    private final WorldState state;
    private final Changes changes;
    private final MessageRules writing;
    private final MembershipRules membership;

    Outside(Turn turn, WorldState state, Changes changes, MessageRules writing, MembershipRules membership) {
        this.turn = turn;
        this.state = state;
        this.changes = changes;
        this.writing = writing;
        this.membership = membership;
    }

    /// Somebody posts, or writes to somebody.
    ///
    /// @return the message's number
    public long posts(UserId from, ChatId chat, Draft draft) {
        return turn.take(() -> writing.write(known(from), known(chat), draft.content(), draft.random()));
    }

    /// Somebody becomes a member.
    public void joins(UserId user, ChatId chat) {
        turn.run(() -> {
            if (live(chat).roster().contains(known(user))) {
                throw new IllegalArgumentException(user + " is in " + chat + " already");
            }
            membership.join(live(chat), List.of(user.value()), user.value(), Change.Way.BY_ITSELF, "");
        });
    }

    /// Somebody leaves.
    public void leaves(UserId user, ChatId chat) {
        gives(user, chat, Role.of(MemberStatus.LEFT));
    }

    /// Somebody is given a standing; those who are not in the chat don't come in by that.
    public void gives(UserId user, ChatId chat, Role role) {
        turn.run(() -> membership.apply(live(chat), known(user), user.value(), role));
    }

    /// Somebody asks to be let in.
    ///
    /// @param hash by an invite link
    public void asks(UserId user, ChatId chat, Optional<String> hash) {
        turn.run(() -> {
            live(chat);
            changes.make(new Change.Asked(chat.value(), known(user), hash.orElse(""), changes.now()));
        });
    }

    /// Somebody writes other text into a message.
    public void edits(UserId from, ChatId chat, long message, Draft draft) {
        turn.run(() -> changes.make(new Change.Edited(
                known(chat).value(), message, known(from), draft.content().text(), changes.now())));
    }

    /// Somebody deletes messages.
    public void deletes(UserId from, ChatId chat, List<Long> messages) {
        turn.run(() -> changes.make(new Change.Deleted(known(chat).value(), messages, known(from))));
    }

    /// Somebody chooses these reactions instead of those chosen before.
    public void reacts(UserId user, ChatId chat, long message, List<String> emoji) {
        turn.run(() ->
                changes.make(new Change.Reacted(known(chat).value(), message, known(user), emoji, changes.now())));
    }

    /// Many see a message.
    ///
    /// @param views how many there are then
    public void views(ChatId chat, long message, long views) {
        turn.run(() -> counts(chat, message, OptionalLong.of(views), Optional.empty()));
    }

    /// Many react to a message.
    ///
    /// @param reactions all there are then
    public void reactions(ChatId chat, long message, List<Counters.Reaction> reactions) {
        turn.run(() -> counts(chat, message, OptionalLong.empty(), Optional.of(reactions)));
    }

    private void counts(ChatId chat, long id, OptionalLong views, Optional<List<Counters.Reaction>> reactions) {
        var old = live(chat)
                .history()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no message " + id + " in " + chat));
        changes.make(new Change.Counted(
                chat.value(), id, 0, views, reactions.orElse(old.counters().reactions())));
    }

    private long known(UserId user) {
        if (state.people().byId(user.value()).isPresent()) return user.value();
        throw new IllegalArgumentException("nobody has the id " + user);
    }

    private ChatId known(ChatId chat) {
        if (chat.value() < 0) live(chat);
        else known(new UserId(chat.value()));
        return chat;
    }

    private LiveChat live(ChatId chat) {
        return state.chat(chat).orElseThrow(() -> new IllegalArgumentException("there is no chat " + chat));
    }
}
