package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import java.util.List;

/// Who is in which chat as what. Chats that can't be opened are refused as by [Chats#open].
public final class Members {
    private final Turn turn;
    private final MemberRules lists;
    private final MembershipRules rules;

    Members(Turn turn, MemberRules lists, MembershipRules rules) {
        this.turn = turn;
        this.lists = lists;
        this.rules = rules;
    }

    /// A page of one of a chat's lists. Pages end at the list's cap, while the total goes on telling the truth.
    ///
    /// A basic group gives all at once to whoever asks for as many.
    ///
    /// @param limit the server gives at most 200
    /// @throws WorldError `CHAT_ADMIN_REQUIRED`
    public Participants list(Account account, ChatId chat, MemberFilter filter, int offset, int limit) {
        return turn.take(() -> lists.page(account, chat, filter, offset, limit));
    }

    /// Somebody's standing; strangers are [dev.tgrow.telegram.MemberStatus#LEFT].
    ///
    /// @throws WorldError `USER_ID_INVALID`
    public Participant one(Account account, ChatId chat, UserId user) {
        return turn.take(() -> lists.one(account, chat, user));
    }

    /// Adds people. Whoever is in the supergroup or channel already is passed over; in a basic group that is an error.
    ///
    /// @throws WorldError `CHAT_WRITE_FORBIDDEN`, `CHAT_ADMIN_REQUIRED`, `USER_ID_INVALID`,
    ///     `INPUT_USER_DEACTIVATED`, `USER_BOT`, `USER_KICKED`, `USER_ALREADY_PARTICIPANT`,
    ///     `USER_NOT_MUTUAL_CONTACT`, `USERS_TOO_MUCH`, `PEER_FLOOD`, or what the person's own settings say;
    ///     nobody is added then
    public Invited invite(Account account, ChatId chat, List<UserId> users) {
        return turn.take(() -> rules.invite(account, chat, users));
    }

    /// Joins a public group or channel.
    ///
    /// @throws WorldError `USER_ALREADY_PARTICIPANT`, `USERS_TOO_MUCH`, or `INVITE_REQUEST_SENT` where
    ///     administrators decide
    public void join(Account account, ChatId chat) {
        turn.run(() -> rules.join(account, chat));
    }

    /// Leaves.
    ///
    /// @throws WorldError `USER_NOT_PARTICIPANT`, or `USER_CREATOR` for the creator of a supergroup or channel
    public void leave(Account account, ChatId chat) {
        turn.run(() -> rules.leave(account, chat));
    }

    /// Gives somebody a standing: restricts, bans, removes ([dev.tgrow.telegram.MemberStatus#LEFT]), makes an
    /// administrator, or takes all that back ([dev.tgrow.telegram.MemberStatus#MEMBER]; who isn't in the chat
    /// does not come in by that).
    ///
    /// @throws WorldError `CHAT_ADMIN_REQUIRED`, `USER_ADMIN_INVALID`, `USER_NOT_PARTICIPANT`,
    ///     `USER_ID_INVALID`
    public void give(Account account, ChatId chat, UserId user, Role role) {
        turn.run(() -> rules.give(account, chat, user, role));
    }
}
