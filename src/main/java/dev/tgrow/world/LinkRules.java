package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Invite links: where they lead, and who may make them. Guarded by the world's lock.
final class LinkRules {
    private static final int NAME_LENGTH = 32;
    private static final int MOST_MEMBERS = 99_999;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Chance chance;
    private final WorldState state;
    private final Changes changes;
    private final Access access;
    private final MembershipRules membership;

    LinkRules(WorldPlan plan, WorldState state, Changes changes, Access access, MembershipRules membership) {
        this.chance = new Chance(plan.seed()).of("links");
        this.state = state;
        this.changes = changes;
        this.access = access;
        this.membership = membership;
    }

    InviteLinks.Preview look(Account account, String hash) {
        var link = working(account, hash);
        return new InviteLinks.Preview(state.live(link.chat().value()).seenBy(account.id(), state.created()), link);
    }

    private Link working(Account account, String hash) {
        var link = state.link(hash).orElseThrow(() -> WorldError.of("INVITE_HASH_INVALID"));
        var over = link.expires().filter(end -> !changes.now().isBefore(end)).isPresent();
        var status = state.live(link.chat().value()).status(account.id());
        var full = link.memberLimit() > 0 && link.used() >= link.memberLimit();
        if (link.revoked() || over || (full && !status.isMember())) throw WorldError.of("INVITE_HASH_EXPIRED");
        return link;
    }

    ChatView join(Account account, String hash) {
        var link = working(account, hash);
        var chat = state.live(link.chat().value());
        var status = chat.status(account.id());
        if (status.isMember()) throw WorldError.of("USER_ALREADY_PARTICIPANT");
        // Those who were thrown out learn no more than that.
        if (status == MemberStatus.BANNED) throw WorldError.of("INVITE_HASH_EXPIRED");
        if (link.joinRequests()) throw membership.ask(chat, account, hash);
        membership.join(chat, List.of(account.id()), account.id(), Change.Way.BY_LINK, hash);
        return chat.seenBy(account.id(), state.created());
    }

    Link create(Account account, ChatId chat, LinkWish wish) {
        access.administered(account, chat, Right.MANAGE_INVITE_LINKS);
        check(wish);
        return make(account.id(), chat, wish, false);
    }

    private void check(LinkWish wish) {
        if (wish.memberLimit() < 0 || wish.memberLimit() > MOST_MEMBERS) throw WorldError.of("USAGE_LIMIT_INVALID");
        if (wish.expires().filter(end -> !end.isAfter(changes.now())).isPresent()) {
            throw WorldError.of("EXPIRE_DATE_INVALID");
        }
    }

    private Link make(long by, ChatId chat, LinkWish wish, boolean permanent) {
        var hash = hash(state.links().made());
        changes.make(new Change.LinkMade(
                chat.value(),
                hash,
                by,
                shortened(wish.name()),
                wish.expires(),
                wish.memberLimit(),
                wish.joinRequests(),
                permanent,
                changes.now()));
        return state.link(hash).orElseThrow();
    }

    private static String shortened(String name) {
        return name.codePoints()
                .limit(NAME_LENGTH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String hash(int number) {
        var hash = new StringBuilder("A");
        for (int i = 1; i < 16; i++)
            hash.append(ALPHABET.charAt(chance.of(number).below(ALPHABET.length(), i)));
        return hash.toString();
    }

    Link permanent(Account account, ChatId chat) {
        access.administered(account, chat, Right.MANAGE_INVITE_LINKS);
        return list(account, chat, account.person().user().id(), false).stream()
                .filter(Link::permanent)
                .findFirst()
                .orElseGet(() -> make(account.id(), chat, unlimited(), true));
    }

    private static LinkWish unlimited() {
        return new LinkWish("", Optional.<Instant>empty(), 0, false);
    }

    Link get(Account account, ChatId chat, String hash) {
        access.administered(account, chat, Right.MANAGE_INVITE_LINKS);
        return state.link(hash)
                .filter(link -> link.chat().equals(chat))
                .orElseThrow(() -> WorldError.of("INVITE_HASH_EXPIRED"));
    }

    Link edit(Account account, ChatId chat, String hash, LinkWish wish) {
        var link = get(account, chat, hash);
        if (link.revoked()) throw WorldError.of("INVITE_HASH_EXPIRED");
        if (link.permanent()) throw WorldError.of("CHAT_INVITE_PERMANENT");
        check(wish);
        changes.make(new Change.LinkEdited(
                chat.value(), hash, shortened(wish.name()), wish.expires(), wish.memberLimit(), wish.joinRequests()));
        return get(account, chat, hash);
    }

    List<Link> revoke(Account account, ChatId chat, String hash) {
        var link = get(account, chat, hash);
        changes.make(new Change.LinkRevoked(chat.value(), hash));
        var links = new ArrayList<Link>();
        links.add(get(account, chat, hash));
        if (link.permanent() && !link.revoked()) links.add(make(link.creator().value(), chat, unlimited(), true));
        return links;
    }

    void delete(Account account, ChatId chat, String hash) {
        if (!get(account, chat, hash).revoked()) throw WorldError.of("INVITE_REVOKED_MISSING");
        changes.make(new Change.LinkDeleted(chat.value(), hash));
    }

    List<Link> list(Account account, ChatId chat, UserId creator, boolean revoked) {
        access.administered(account, chat, Right.MANAGE_INVITE_LINKS);
        return state.links().of(chat).reversed().stream()
                .flatMap(hash -> state.link(hash).stream())
                .filter(link -> link.creator().equals(creator) && link.revoked() == revoked)
                .toList();
    }

    List<Importer> importers(Account account, ChatId chat, String hash) {
        return state.links().importers(get(account, chat, hash).hash());
    }
}
