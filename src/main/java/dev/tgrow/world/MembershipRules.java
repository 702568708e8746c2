package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Who comes into chats, who leaves them, and who decides on that. Guarded by the world's lock.
final class MembershipRules {
    private static final int MOST_AT_ONCE = 200;

    private final WorldState state;
    private final Changes changes;
    private final Access access;

    MembershipRules(WorldState state, Changes changes, Access access) {
        this.state = state;
        this.changes = changes;
        this.access = access;
    }

    Invited invite(Account account, ChatId id, List<UserId> users) {
        var chat = access.open(account, id);
        checkInviting(account, chat, users);
        var added = new ArrayList<UserId>();
        var missing = new ArrayList<Invited.Missing>();
        for (UserId user : users) {
            var person = access.person(user, "USER_ID_INVALID");
            if (person.isDeleted()) throw WorldError.of("INPUT_USER_DEACTIVATED");
            if (chat.status(person.id()).isMember() && !chat.plan().isBasicGroup()) continue;
            var left = refused(account, chat, person);
            if (left.isPresent()) missing.add(left.get());
            else if (!added.contains(user)) added.add(user);
        }
        if (added.isEmpty()) return new Invited(added, missing, OptionalLong.empty());
        var ids = added.stream().map(UserId::value).toList();
        var message = join(chat, ids, account.id(), Change.Way.ADDED, "");
        return new Invited(added, missing, message);
    }

    private static void checkInviting(Account account, LiveChat chat, List<UserId> users) {
        var standing = chat.standing(account.id());
        if (!standing.status().isMember()) throw WorldError.of("CHAT_WRITE_FORBIDDEN");
        if (!standing.may(Right.INVITE_USERS)) throw WorldError.of("CHAT_ADMIN_REQUIRED");
        if (account.peerFlood()) throw WorldError.of("PEER_FLOOD");
        if (users.size() > MOST_AT_ONCE) throw WorldError.of("USERS_TOO_MUCH");
    }

    /// Why the server leaves somebody out without an error, if it does.
    private Optional<Invited.Missing> refused(Account account, LiveChat chat, Person person) {
        var administrator = chat.isAdministrator(account.id());
        if (person.isBot() && !administrator) throw WorldError.of("USER_BOT");
        checkPast(account, chat, person);
        // What people set against strangers says nothing to their contacts.
        var contact = state.contacts().has(account, person.id());
        return switch (person.invitable()) {
            case Invitable.Yes _ -> Optional.empty();
            case Invitable.Privacy _ -> contact ? Optional.empty() : missing(person, false);
            case Invitable.PremiumOnly _ ->
                contact || account.person().user().premium() ? Optional.empty() : missing(person, true);
            case Invitable.Fails(String error) -> throw WorldError.of(error);
        };
    }

    private static Optional<Invited.Missing> missing(Person person, boolean premiumWouldHelp) {
        return Optional.of(new Invited.Missing(person.user().id(), premiumWouldHelp));
    }

    private void checkPast(Account account, LiveChat chat, Person person) {
        switch (chat.status(person.id())) {
            case BANNED -> throw WorldError.of("USER_KICKED");
            case CREATOR, ADMINISTRATOR, MEMBER, RESTRICTED -> throw WorldError.of("USER_ALREADY_PARTICIPANT");
            case LEFT -> {
                if (chat.wasLeftBy(person.id()) && !state.contacts().has(account, person.id())) {
                    throw WorldError.of("USER_NOT_MUTUAL_CONTACT");
                }
            }
        }
    }

    /// Lets people in, if there is room.
    ///
    /// @return the number of the service message that tells it
    OptionalLong join(LiveChat chat, List<Long> users, long by, Change.Way way, String hash) {
        if (chat.roster().size() + users.size() > chat.plan().rules().memberCap()) {
            throw WorldError.of("USERS_TOO_MUCH");
        }
        var message = serviceNumber(chat, by);
        changes.make(
                new Change.Joined(chat.plan().id().value(), users, by, way, hash, message.orElse(0), changes.now()));
        return message;
    }

    /// Channels tell nobody who comes and goes.
    private OptionalLong serviceNumber(LiveChat chat, long by) {
        return chat.plan().isChannel()
                ? OptionalLong.empty()
                : OptionalLong.of(state.messages().nextId(chat.plan().id(), by));
    }

    void join(Account account, ChatId id) {
        var chat = access.open(account, id);
        if (chat.status(account.id()).isMember()) throw WorldError.of("USER_ALREADY_PARTICIPANT");
        if (chat.plan().rules().joinRequests()) throw ask(chat, account, "");
        join(chat, List.of(account.id()), account.id(), Change.Way.BY_ITSELF, "");
    }

    /// Lets an account ask to be let in.
    ///
    /// @return what it is told
    WorldError ask(LiveChat chat, Account account, String hash) {
        if (!chat.requests().containsKey(account.id())) {
            changes.make(new Change.Asked(chat.plan().id().value(), account.id(), hash, changes.now()));
        }
        return WorldError.of("INVITE_REQUEST_SENT");
    }

    void leave(Account account, ChatId id) {
        var chat = access.open(account, id);
        var status = chat.status(account.id());
        if (!status.isMember()) throw WorldError.of("USER_NOT_PARTICIPANT");
        if (status == MemberStatus.CREATOR && !chat.plan().isBasicGroup()) throw WorldError.of("USER_CREATOR");
        apply(chat, account.id(), account.id(), Role.of(MemberStatus.LEFT));
    }

    void give(Account account, ChatId id, UserId user, Role role) {
        var chat = access.open(account, id);
        var person = access.person(user, "USER_ID_INVALID");
        checkGiving(account, chat, person, role.status());
        var member = chat.status(person.id()).isMember();
        var back = role.status() == MemberStatus.MEMBER && !member;
        apply(chat, person.id(), account.id(), back ? Role.of(MemberStatus.LEFT) : role);
    }

    private static void checkGiving(Account account, LiveChat chat, Person person, MemberStatus wanted) {
        var own = chat.standing(account.id());
        var other = chat.status(person.id());
        var creator = own.status() == MemberStatus.CREATOR;
        var promotes = wanted == MemberStatus.ADMINISTRATOR || (other.isAdministrator() && wanted.isMember());
        if (promotes ? !creator : !own.may(Power.BAN_USERS)) throw WorldError.of("CHAT_ADMIN_REQUIRED");
        if (wanted == MemberStatus.CREATOR || other == MemberStatus.CREATOR || person.id() == account.id()) {
            throw WorldError.of("USER_ADMIN_INVALID");
        }
        if (other == MemberStatus.ADMINISTRATOR && !creator) throw WorldError.of("USER_ADMIN_INVALID");
        if (wanted == MemberStatus.ADMINISTRATOR && !other.isMember()) throw WorldError.of("USER_NOT_PARTICIPANT");
    }

    void apply(LiveChat chat, long user, long by, Role role) {
        var goes = !role.status().isMember() && chat.roster().contains(user);
        var message = goes ? serviceNumber(chat, by) : OptionalLong.empty();
        changes.make(new Change.RoleGiven(chat.plan().id().value(), user, by, role, message.orElse(0), changes.now()));
    }

    /// Ends the bans and restrictions whose time is over.
    void endRoles() {
        for (Change.RoleGiven given : state.roleEnds().take(changes.now())) {
            var chat = state.live(given.chat());
            if (!given.role().equals(chat.roles().get(given.user()))) continue;
            var member = chat.roster().contains(given.user());
            apply(chat, given.user(), 0, Role.of(member ? MemberStatus.MEMBER : MemberStatus.LEFT));
        }
    }
}
