package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.Right;

/// Invite links: where they lead, and who may make them. Guarded by the world's lock.
final class LinkRules {
    private static final int NAME_LENGTH = 32;
    private static final int MOST_MEMBERS = 99_999;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Chance chance;
    private final WorldState state;
    private final Changes changes;

    LinkRules(WorldPlan plan, WorldState state, Changes changes) {
        this.chance = new Chance(plan.seed()).of("links");
        this.state = state;
        this.changes = changes;
    }

    LiveChat look(String hash) {
        for (LiveChat chat : state.chats()) {
            if (chat.plan().invite().filter(hash::equals).isPresent()) return chat;
        }
        var link = state.link(hash).orElseThrow(() -> WorldError.of("INVITE_HASH_INVALID"));
        if (link.expires().filter(end -> !changes.now().isBefore(end)).isPresent()) {
            throw WorldError.of("INVITE_HASH_EXPIRED");
        }
        return state.chat(new ChatId(link.chat())).orElseThrow();
    }

    InviteLink create(Account account, LiveChat chat, LinkWish wish) {
        if (!chat.standing(account.id()).may(Right.MANAGE_INVITE_LINKS)) {
            throw WorldError.of("CHAT_ADMIN_REQUIRED");
        }
        if (wish.memberLimit() < 0 || wish.memberLimit() > MOST_MEMBERS) {
            throw WorldError.of("USAGE_LIMIT_INVALID");
        }
        if (wish.expires().filter(end -> !end.isAfter(changes.now())).isPresent()) {
            throw WorldError.of("EXPIRE_DATE_INVALID");
        }
        var name = wish.name()
                .codePoints()
                .limit(NAME_LENGTH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var hash = hash(state.linkCount());
        changes.make(new Change.LinkMade(
                chat.plan().id().value(), hash, name, wish.expires(), wish.memberLimit(), wish.joinRequests()));
        return new InviteLink("https://t.me/+" + hash, name, wish.joinRequests());
    }

    private String hash(int number) {
        var hash = new StringBuilder("A");
        for (int i = 1; i < 16; i++)
            hash.append(ALPHABET.charAt(chance.of(number).below(ALPHABET.length(), i)));
        return hash.toString();
    }
}
