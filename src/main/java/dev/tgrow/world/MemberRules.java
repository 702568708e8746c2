package dev.tgrow.world;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who may see and add whom. Guarded by the world's lock.
final class MemberRules {
    private final WorldState state;
    private final Changes changes;
    private final Acquaintance acquaintance;

    MemberRules(WorldState state, Changes changes, Acquaintance acquaintance) {
        this.state = state;
        this.changes = changes;
        this.acquaintance = acquaintance;
    }

    ChatDetails details(Account account, LiveChat chat) {
        var plan = chat.plan();
        return new ChatDetails(
                chat.roster().size(),
                chat.listsMembersTo(account.id()),
                plan.rules().hiddenMembers(),
                plan.rules().slowMode(),
                chat.slowModeLeft(account.id(), changes.now()));
    }

    /// Pages end at the list's cap, while the total goes on telling the truth.
    MemberPage page(Account account, LiveChat chat, MemberList list, int offset, int limit) {
        var lineup = lineup(account, chat, list);
        var end = Math.min(chat.plan().rules().listCap(), (long) offset + Math.min(limit, MemberPage.MAX_SIZE));
        var page = lineup.page(offset, (int) Math.max(0, end - offset)).stream()
                .map(id -> member(account, chat, state.people().known(id)))
                .toList();
        return new MemberPage(lineup.size(), page);
    }

    private Lineup lineup(Account account, LiveChat chat, MemberList list) {
        var administrator = chat.isAdministrator(account.id());
        if (chat.plan().isChannel() && !administrator) throw WorldError.of("CHAT_ADMIN_REQUIRED");
        return switch (list) {
            case RECENT ->
                chat.plan().rules().hiddenMembers() && !administrator
                        ? shown(chat)
                        : chat.roster().everybody();
            case ADMINISTRATORS -> named(chat.roster().named(chat::isAdministrator));
            case BOTS -> chat.roster().bots();
            case CONTACTS ->
                named(account.contacts().stream()
                        .filter(id -> chat.shows(account.id(), state.people().known(id)))
                        .sorted()
                        .toList());
            case BANNED -> withRole(chat, administrator, MemberStatus.BANNED);
            case RESTRICTED -> withRole(chat, administrator, MemberStatus.RESTRICTED);
        };
    }

    /// Administrators and bots.
    private static Lineup shown(LiveChat chat) {
        var bots = chat.roster().bots();
        var all = new ArrayList<>(chat.roster().named(chat::isAdministrator));
        bots.named().getFirst().stream().filter(id -> !chat.isAdministrator(id)).forEach(all::add);
        return new Lineup(List.of(all), bots.crowds(), bots.firstId());
    }

    private static Lineup withRole(LiveChat chat, boolean administrator, MemberStatus status) {
        // Groups of the old kind keep no such lists.
        if (chat.plan().kind() == Chat.Kind.BASIC_GROUP) return named(List.of());
        if (!administrator) throw WorldError.of("CHAT_ADMIN_REQUIRED");
        return named(chat.plan().members().roles().entrySet().stream()
                .filter(role -> role.getValue().status() == status)
                .map(Map.Entry::getKey)
                .filter(id -> chat.status(id) == status)
                .sorted()
                .toList());
    }

    private static Lineup named(List<Long> ids) {
        return new Lineup(List.of(ids), List.of(), 0);
    }

    /// Somebody's standing; strangers have left.
    Member member(Account account, LiveChat chat, Person person) {
        var status = chat.status(person.id());
        var joined = status.isMember()
                ? Optional.of(chat.roster().joinedAt(person.id()))
                : Optional.<java.time.Instant>empty();
        return new Member(acquaintance.seenBy(account, person), status, joined);
    }

    /// Adds somebody, or says why the server leaves them out without an error.
    Invitable invite(Account account, LiveChat chat, Person person) {
        var standing = chat.standing(account.id());
        if (!standing.status().isMember()) throw WorldError.of("CHAT_WRITE_FORBIDDEN");
        if (!standing.may(Right.INVITE_USERS)) throw WorldError.of("CHAT_ADMIN_REQUIRED");
        if (person.isDeleted()) throw WorldError.of("INPUT_USER_DEACTIVATED");
        if (person.isBot() && !standing.status().isAdministrator()) throw WorldError.of("USER_BOT");
        checkHistory(account, chat, person);
        return switch (person.invitable()) {
            case Invitable.Yes _ -> join(account, chat, person);
            // What people set against strangers says nothing to their contacts.
            case Invitable.Privacy privacy ->
                account.contacts().contains(person.id()) ? join(account, chat, person) : privacy;
            case Invitable.PremiumOnly premium ->
                account.contacts().contains(person.id())
                                || account.person().user().premium()
                        ? join(account, chat, person)
                        : premium;
            case Invitable.Fails(String error) -> throw WorldError.of(error);
        };
    }

    private void checkHistory(Account account, LiveChat chat, Person person) {
        switch (chat.status(person.id())) {
            case BANNED -> throw WorldError.of("USER_KICKED");
            case CREATOR, ADMINISTRATOR, MEMBER, RESTRICTED -> throw WorldError.of("USER_ALREADY_PARTICIPANT");
            case LEFT -> {
                var leftBefore = chat.plan().members().roles().containsKey(person.id());
                if (leftBefore && !account.contacts().contains(person.id())) {
                    throw WorldError.of("USER_NOT_MUTUAL_CONTACT");
                }
            }
        }
    }

    private Invitable join(Account account, LiveChat chat, Person person) {
        if (chat.roster().size() >= chat.plan().rules().memberCap()) throw WorldError.of("USERS_TOO_MUCH");
        var service = chat.history().lastId() + 1;
        changes.make(new Change.Joined(chat.plan().id().value(), person.id(), account.id(), service, changes.now()));
        return new Invitable.Yes();
    }
}
