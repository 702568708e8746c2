package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who waits to be let in, and who decides on that. Guarded by the world's lock.
final class RequestRules {
    private final Changes changes;
    private final Access access;
    private final MembershipRules membership;

    RequestRules(Changes changes, Access access, MembershipRules membership) {
        this.changes = changes;
        this.access = access;
        this.membership = membership;
    }

    List<Importer> list(Account account, ChatId id, Optional<String> hash) {
        return waiting(access.administered(account, id, Right.MANAGE_INVITE_LINKS), hash)
                .reversed();
    }

    private static List<Importer> waiting(LiveChat chat, Optional<String> hash) {
        var all = new ArrayList<>(chat.requests().values());
        hash.ifPresent(wanted -> all.removeIf(request -> !request.hash().equals(wanted)));
        return all;
    }

    void decide(Account account, ChatId id, UserId user, boolean approved) {
        var chat = access.administered(account, id, Right.MANAGE_INVITE_LINKS);
        var request = chat.requests().get(user.value());
        if (request == null) throw WorldError.of("HIDE_REQUESTER_MISSING");
        decide(account, chat, request, approved);
    }

    void decideAll(Account account, ChatId id, Optional<String> hash, boolean approved) {
        var chat = access.administered(account, id, Right.MANAGE_INVITE_LINKS);
        waiting(chat, hash).forEach(request -> decide(account, chat, request, approved));
    }

    private void decide(Account account, LiveChat chat, Importer request, boolean approved) {
        var user = request.user().value();
        if (approved && !chat.status(user).isMember()) {
            checkRoom(access.person(request.user(), "USER_ID_INVALID"));
            membership.join(chat, List.of(user), account.id(), Change.Way.BY_REQUEST, request.hash());
        } else {
            changes.make(new Change.Declined(chat.plan().id().value(), user, account.id(), changes.now()));
        }
    }

    /// Who asked has no privacy against it, but Telegram lets nobody be in too many chats.
    private static void checkRoom(Person person) {
        if (person.invitable().equals(new Invitable.Fails("USER_CHANNELS_TOO_MUCH"))) {
            throw WorldError.of("USER_CHANNELS_TOO_MUCH");
        }
    }
}
