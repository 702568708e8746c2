package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;

/// People and chats as the API names them: by id and access hash on the way in, by id alone on the way out.
///
/// What a client names is checked to exist and to carry the account's own hash; whether the account may look into it is
/// the world's business.
public final class Peers {
    private final World world;
    private final AccessHashes hashes;

    Peers(World world, AccessHashes hashes) {
        this.world = world;
        this.hashes = hashes;
    }

    /// A `Peer`.
    public static TlObject peer(ChatId chat) {
        if (chat.value() > 0) return TlObject.of("peerUser").with("user_id", chat.value());
        return chat.isSupergroup()
                ? TlObject.of("peerChannel").with("channel_id", chat.supergroupId())
                : TlObject.of("peerChat").with("chat_id", -chat.value());
    }

    /// A `Peer` of a person.
    public static TlObject peer(UserId user) {
        return peer(new ChatId(user.value()));
    }

    /// The chat of a `Peer`.
    public static ChatId chat(TlObject peer) {
        return switch (peer.name()) {
            case "peerUser" -> new ChatId(peer.number("user_id"));
            case "peerChat" -> new ChatId(-peer.number("chat_id"));
            case "peerChannel" -> ChatId.ofSupergroup(peer.number("channel_id"));
            default -> throw new IllegalArgumentException(peer.name() + " is no Peer");
        };
    }

    long hash(Account account, ChatId chat) {
        return hashes.of(account.id(), chat);
    }

    /// The person of an `InputUser` or of an `InputPeer`.
    ///
    /// @throws WorldError `USER_ID_INVALID` or `PEER_ID_INVALID`
    UserId user(Account account, TlObject input) {
        var chat = chat(account, input);
        if (chat.value() <= 0) throw WorldError.of("USER_ID_INVALID");
        return new UserId(chat.value());
    }

    /// The chat of an `InputPeer`, `InputUser` or `InputChannel`.
    ///
    /// @throws WorldError `USER_ID_INVALID`, `PEER_ID_INVALID`, `CHAT_ID_INVALID` or `CHANNEL_INVALID`
    ChatId chat(Account account, TlObject input) {
        return switch (input.name()) {
            case "inputUserSelf", "inputPeerSelf" -> new ChatId(account.id());
            case "inputUser" -> user(account, input, "USER_ID_INVALID");
            case "inputPeerUser" -> user(account, input, "PEER_ID_INVALID");
            case "inputPeerChat" -> basicGroup(account, new ChatId(-input.number("chat_id")));
            case "inputChannel", "inputPeerChannel" -> channel(account, input);
            case "inputUserFromMessage", "inputPeerUserFromMessage" ->
                existing(account, new ChatId(input.number("user_id")), "USER_ID_INVALID");
            case "inputChannelFromMessage", "inputPeerChannelFromMessage" ->
                existing(account, ChatId.ofSupergroup(input.number("channel_id")), "CHANNEL_INVALID");
            case "inputChannelEmpty" -> throw WorldError.of("CHANNEL_INVALID");
            case "inputUserEmpty" -> throw WorldError.of("USER_ID_INVALID");
            default -> throw WorldError.of("PEER_ID_INVALID");
        };
    }

    private ChatId user(Account account, TlObject input, String error) {
        var user = existing(account, new ChatId(input.number("user_id")), error);
        checkHash(account, user, input, error);
        return user;
    }

    private ChatId channel(Account account, TlObject input) {
        var chat = existing(account, ChatId.ofSupergroup(input.number("channel_id")), "CHANNEL_INVALID");
        checkHash(account, chat, input, "CHANNEL_INVALID");
        return chat;
    }

    private ChatId basicGroup(Account account, ChatId chat) {
        return existing(account, chat, "CHAT_ID_INVALID");
    }

    private ChatId existing(Account account, ChatId chat, String error) {
        var known = chat.value() > 0
                ? world.users().person(new UserId(chat.value())).isPresent()
                : chat.value() < 0 && world.chats().byId(account, chat).isPresent();
        if (!known) throw WorldError.of(error);
        return chat;
    }

    /// Bots may leave the hash out.
    private void checkHash(Account account, ChatId chat, TlObject input, String error) {
        var given = input.number("access_hash");
        if (given != hash(account, chat) && !(given == 0 && account.isBot())) throw WorldError.of(error);
    }
}
