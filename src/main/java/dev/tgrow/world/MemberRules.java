package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who may see whom in a chat. Guarded by the world's lock.
final class MemberRules {
    private static final int LARGEST_PAGE = 200;

    private final WorldState state;
    private final Access access;

    MemberRules(WorldState state, Access access) {
        this.state = state;
        this.access = access;
    }

    Participants page(Account account, ChatId id, MemberFilter filter, int offset, int limit) {
        var chat = access.open(account, id);
        var lineup = found(lineup(account, chat, filter), filter.query());
        var end = Math.min(chat.plan().rules().listCap(), (long) offset + Math.min(limit, LARGEST_PAGE));
        var page = lineup.page(offset, (int) Math.max(0, end - offset)).stream()
                .map(user -> participant(account, chat, state.people().known(user)))
                .toList();
        return new Participants(lineup.size(), page);
    }

    Participant one(Account account, ChatId id, UserId user) {
        return participant(account, access.open(account, id), access.person(user, "USER_ID_INVALID"));
    }

    private Participant participant(Account account, LiveChat chat, Person person) {
        var role = chat.role(person.id());
        var member = role.status().isMember();
        var given = chat.given(person.id());
        return new Participant(
                access.seenBy(account, person),
                role,
                member ? Optional.of(chat.roster().joinedAt(person.id())) : Optional.<Instant>empty(),
                given.map(LiveChat.Given::at),
                given.isPresent()
                        ? OptionalLong.of(given.get().by())
                        : member ? chat.roster().inviter(person.id()) : OptionalLong.empty());
    }

    private Lineup lineup(Account account, LiveChat chat, MemberFilter filter) {
        var administrator = chat.isAdministrator(account.id());
        if (chat.plan().isChannel() && !administrator) throw WorldError.of("CHAT_ADMIN_REQUIRED");
        return switch (filter.list()) {
            case RECENT ->
                chat.plan().rules().hiddenMembers() && !administrator
                        ? shown(chat)
                        : chat.roster().everybody();
            case ADMINISTRATORS -> named(chat.roster().named(chat::isAdministrator));
            case BOTS -> chat.roster().bots();
            case CONTACTS ->
                named(state.contacts().of(account).stream()
                        .filter(id -> chat.shows(account.id(), state.people().known(id)))
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
        if (chat.plan().isBasicGroup()) return named(List.of());
        if (!administrator) throw WorldError.of("CHAT_ADMIN_REQUIRED");
        return named(chat.roles().keySet().stream()
                .filter(id -> chat.status(id) == status)
                .sorted()
                .toList());
    }

    private static Lineup named(List<Long> ids) {
        return new Lineup(List.of(ids), List.of(), 0);
    }

    /// Whoever has words that begin with all words of the query. Looks at everybody.
    private Lineup found(Lineup lineup, String query) {
        var wanted = words(query);
        if (wanted.isEmpty()) return lineup;
        return named(IntStream.range(0, lineup.size())
                .mapToLong(lineup::at)
                .filter(id -> matches(state.people().known(id).user(), wanted))
                .boxed()
                .toList());
    }

    private static boolean matches(User user, List<String> wanted) {
        var own = words(
                user.firstName() + " " + user.lastName() + " " + user.username().orElse(""));
        return wanted.stream().allMatch(word -> own.stream().anyMatch(name -> name.startsWith(word)));
    }

    private static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
