package dev.tgrow.members;

import dev.tgrow.input.Person;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.OptOutStore;
import dev.tgrow.store.Peer;
import dev.tgrow.telegram.Call.GetMe;
import dev.tgrow.telegram.Call.GetUser;
import dev.tgrow.telegram.Call.ResolveUser;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The people of a transfer, from a chat's member list or from a file, one by one.
public final class Candidates {

    /// Where the people come from.
    public sealed interface Source {}

    /// The members of a chat.
    public record FromChat(ChatRef chat) implements Source {}

    /// The people of a list that the operator keeps.
    ///
    /// @param name the file's name, for the record of the consent
    public record FromFile(String name, List<Person> people) implements Source {}

    /// One person.
    ///
    /// @param user what Telegram says of them; absent if it doesn't know them
    /// @param leftOut why they are not asked at all
    record Candidate(
            Optional<User> user,
            @Nullable Long id,
            @Nullable String username,
            Optional<Refusal.Person> leftOut) {
        static Candidate of(User user) {
            var why = switch (user.kind()) {
                case PERSON -> Optional.<Refusal.Person>empty();
                case BOT -> Optional.of(Refusal.Person.BOT);
                case DELETED -> Optional.of(Refusal.Person.DELETED);
            };
            return new Candidate(
                    Optional.of(user), user.id().value(), user.username().orElse(null), why);
        }

        static Candidate leftOut(Person person, Refusal.Person why) {
            return new Candidate(
                    Optional.empty(),
                    person.id().map(UserId::value).orElse(null),
                    person.username().orElse(null),
                    Optional.of(why));
        }
    }

    private final Source source;
    private final Telegram telegram;
    private final OptOutStore optOuts;
    private final int width;
    private @Nullable Chat chat;

    Candidates(Source source, Telegram telegram, OptOutStore optOuts, int width) {
        this.optOuts = optOuts;
        this.source = source;
        this.telegram = telegram;
        this.width = width;
    }

    /// The chat that the people are in, if they come from one.
    Optional<Chat> open() throws InterruptedException {
        if (source instanceof FromChat(var ref)) chat = NamedChat.find(telegram, ref);
        return Optional.ofNullable(chat);
    }

    String name() {
        return switch (source) {
            case FromChat(var ref) -> chat == null ? ref.toString() : chat.label();
            case FromFile(var name, var _) -> name;
        };
    }

    void each(RunScope run, RunScope.Taker<Candidate> taker) throws InterruptedException {
        switch (source) {
            case FromChat(var ref) -> eachMember(ref, run, taker);
            case FromFile(var _, var people) -> eachPerson(people.iterator(), taker);
        }
    }

    /// Read anew by each run, for who has left since is not to be asked; the invitations take far
    /// longer than the pages, and who was asked is known without a call.
    private void eachMember(ChatRef ref, RunScope run, RunScope.Taker<Candidate> taker) throws InterruptedException {
        if (chat == null) throw new IllegalStateException(ref + " was not opened");
        var self = telegram.call(new GetMe()).orThrow().id();
        new MemberPages(telegram, chat.id(), MemberList.RECENT)
                .each(run, width, member -> member.user().id().equals(self) || taker.take(Candidate.of(member.user())));
    }

    private void eachPerson(Iterator<Person> people, RunScope.Taker<Candidate> taker) throws InterruptedException {
        var more = true;
        while (more && people.hasNext()) more = taker.take(look(people.next()));
    }

    private Candidate look(Person person) throws InterruptedException {
        if (person.bot()) return Candidate.leftOut(person, Refusal.Person.BOT);
        if (person.deleted()) return Candidate.leftOut(person, Refusal.Person.DELETED);
        // Who wants to be left alone isn't even looked up.
        if (optOuts.holds(new Peer(person.id().map(UserId::value), person.username()))) {
            return Candidate.leftOut(person, Refusal.Person.OPTED_OUT);
        }
        return switch (find(person)) {
            case Reply.Ok<User>(var user)
            when person.id().filter(id -> !id.equals(user.id())).isPresent() ->
                // The name has passed on to somebody whom the list doesn't mean.
                Candidate.leftOut(person, Refusal.Person.UNKNOWN);
            case Reply.Ok<User>(var user) -> Candidate.of(user);
            case Reply.Refused<User>(Refusal.PersonRefused(var why, var _)) -> Candidate.leftOut(person, why);
            case Reply.Refused<User>(Refusal.ChatRefused(var _, var _)) ->
                Candidate.leftOut(person, Refusal.Person.UNKNOWN);
            case Reply.Refused<User>(var reason) -> throw new RefusedException(person.where(), reason);
        };
    }

    /// By id if this account has met them, which costs nothing; by username otherwise, which is dear.
    private Reply<User> find(Person person) throws InterruptedException {
        if (person.id().isPresent()) {
            var known = telegram.call(new GetUser(person.id().get()));
            if (known instanceof Reply.Ok<User> || person.username().isEmpty()) return known;
        }
        return telegram.call(new ResolveUser(person.username().orElseThrow()));
    }
}
