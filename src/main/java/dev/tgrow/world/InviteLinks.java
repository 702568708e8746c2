package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import java.util.List;
import java.util.Optional;

/// Invite links, who comes by them, and who asks to.
///
/// Chats that can't be opened are refused as by [Chats#open]; except for looking and joining,
/// `CHAT_ADMIN_REQUIRED` is for everybody without [dev.tgrow.telegram.Right#MANAGE_INVITE_LINKS].
public final class InviteLinks {
    private final Turn turn;
    private final LinkRules rules;
    private final RequestRules requests;

    InviteLinks(Turn turn, LinkRules rules, RequestRules requests) {
        this.turn = turn;
        this.rules = rules;
        this.requests = requests;
    }

    /// Where a link leads.
    public record Preview(ChatView chat, Link link) {}

    /// Looks at a link without joining.
    ///
    /// @throws WorldError `INVITE_HASH_INVALID`, `INVITE_HASH_EXPIRED`
    public Preview look(Account account, String hash) {
        return turn.take(() -> rules.look(account, hash));
    }

    /// Joins by a link.
    ///
    /// @throws WorldError as [#look], or `USER_ALREADY_PARTICIPANT`, `USERS_TOO_MUCH`, or `INVITE_REQUEST_SENT`
    ///     where administrators decide
    public ChatView join(Account account, String hash) {
        return turn.take(() -> rules.join(account, hash));
    }

    /// Makes a link.
    ///
    /// @throws WorldError `USAGE_LIMIT_INVALID`, `EXPIRE_DATE_INVALID`
    public Link create(Account account, ChatId chat, LinkWish wish) {
        return turn.take(() -> rules.create(account, chat, wish));
    }

    /// The account's own permanent link, made if there is none.
    public Link permanent(Account account, ChatId chat) {
        return turn.take(() -> rules.permanent(account, chat));
    }

    /// Makes a link another one than it was.
    ///
    /// @throws WorldError as [#create], or `INVITE_HASH_EXPIRED` if it is none of the chat's or is revoked,
    ///     `CHAT_INVITE_PERMANENT`
    public Link edit(Account account, ChatId chat, String hash, LinkWish wish) {
        return turn.take(() -> rules.edit(account, chat, hash, wish));
    }

    /// Ends a link. Somebody's permanent one is followed by another.
    ///
    /// @return the ended one, and the one that follows it
    /// @throws WorldError `INVITE_HASH_EXPIRED` if it is none of the chat's
    public List<Link> revoke(Account account, ChatId chat, String hash) {
        return turn.take(() -> rules.revoke(account, chat, hash));
    }

    /// Forgets an ended link.
    ///
    /// @throws WorldError `INVITE_HASH_EXPIRED` if it is none of the chat's, `INVITE_REVOKED_MISSING`
    public void delete(Account account, ChatId chat, String hash) {
        turn.run(() -> rules.delete(account, chat, hash));
    }

    /// One of the chat's links.
    ///
    /// @throws WorldError `INVITE_HASH_EXPIRED` if it is none of them
    public Link get(Account account, ChatId chat, String hash) {
        return turn.take(() -> rules.get(account, chat, hash));
    }

    /// Somebody's links to the chat, the newest first.
    public List<Link> list(Account account, ChatId chat, UserId creator, boolean revoked) {
        return turn.take(() -> rules.list(account, chat, creator, revoked));
    }

    /// Who joined by a link, the latest first.
    ///
    /// @throws WorldError `INVITE_HASH_EXPIRED` if it is none of the chat's
    public List<Importer> importers(Account account, ChatId chat, String hash) {
        return turn.take(() -> rules.importers(account, chat, hash));
    }

    /// Who waits to be let in, the latest first.
    ///
    /// @param hash those of one link
    public List<Importer> requests(Account account, ChatId chat, Optional<String> hash) {
        return turn.take(() -> requests.list(account, chat, hash));
    }

    /// Lets somebody in, or doesn't.
    ///
    /// @throws WorldError `HIDE_REQUESTER_MISSING`, `USERS_TOO_MUCH`, `USER_CHANNELS_TOO_MUCH`
    public void decide(Account account, ChatId chat, UserId user, boolean approved) {
        turn.run(() -> requests.decide(account, chat, user, approved));
    }

    /// The same for all who wait.
    ///
    /// @param hash those of one link
    /// @throws WorldError `USERS_TOO_MUCH`, `USER_CHANNELS_TOO_MUCH`; those who asked earlier may be in then
    public void decideAll(Account account, ChatId chat, Optional<String> hash, boolean approved) {
        turn.run(() -> requests.decideAll(account, chat, hash, approved));
    }
}
