package dev.tgrow.members;

import dev.tgrow.input.Person;
import dev.tgrow.members.Candidates.Candidate;
import dev.tgrow.members.TransferMembers.Route;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.Peer;
import dev.tgrow.store.PeopleStore;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who may be added directly, by what people agreed to and the operator states.
///
/// An opt-out wins over everything.
final class Permission {
    private static final int PART = 1000;

    /// Who is covered.
    private enum Covered {
        NOBODY,
        /// The people of recorded opt-in lists.
        LISTED,
        EVERYBODY
    }

    private final TransferMembers.Request request;
    private final PeopleStore people;
    private final Chat target;
    private final Covered covered;

    /// @param source the chat that the people come from, if they come from one
    /// @throws RefusedException if the consent is stated and this account may add nobody to the target
    Permission(TransferMembers.Request request, PeopleStore people, Chat target, Optional<Chat> source, RunScope run) {
        this.request = request;
        this.people = people;
        this.target = target;
        this.covered = covered(source, run);
    }

    private Covered covered(Optional<Chat> source, RunScope run) {
        if (request.route() == Route.LINK) return Covered.NOBODY;
        var stated = request.consent().isPresent();
        if (!target.may(Right.INVITE_USERS)) {
            if (stated) {
                throw new RefusedException(
                        target.label(), new Refusal.ChatRefused(Refusal.Place.NO_RIGHT, "can_invite_users"));
            }
            return uncovered("no consent is stated (--consent)", false, run);
        }
        if (!stated)
            return uncovered("no consent is stated (--consent)", people.optIns().any(target), run);
        var chats = source.map(chat -> List.of(target, chat)).orElse(List.of());
        var missing =
                chats.stream().filter(chat -> !chat.self().isAdministrator()).findFirst();
        return missing.isEmpty()
                ? Covered.EVERYBODY
                : uncovered(
                        "this account does not administer " + missing.get().label(),
                        people.optIns().any(target),
                        run);
    }

    private static Covered uncovered(String why, boolean listed, RunScope run) {
        var who = listed ? "only people on an opt-in list are" : "nobody is";
        run.emit(new RunEvent.Note("%s, so %s added directly".formatted(why, who)));
        return listed ? Covered.LISTED : Covered.NOBODY;
    }

    /// Writes the stated consent down, before anybody is added on its ground. People of a file become an opt-in list.
    void record(String source, Instant now) {
        if (covered != Covered.EVERYBODY) return;
        var account = request.account();
        var text = request.consent().orElseThrow();
        switch (request.source()) {
            case Candidates.FromChat _ -> people.consents().record(account, source, target.label(), text, now);
            case Candidates.FromFile(var _, var named) -> {
                var list = people.consents().list(account, source, target.label(), text, now);
                for (int from = 0; from < named.size(); from += PART) {
                    var part = named.subList(from, Math.min(from + PART, named.size()));
                    people.optIns().add(list, peers(part));
                }
            }
        }
    }

    private static List<Peer> peers(List<Person> people) {
        var peers = new ArrayList<Peer>();
        people.forEach(person -> peers.add(new Peer(person.id().map(UserId::value), person.username())));
        return peers;
    }

    /// Whether somebody opted out.
    boolean optedOut(Candidate candidate) {
        return people.optOuts().holdsNow(peer(candidate));
    }

    /// Whether somebody who isn't in the target now was there when a pull read its list.
    boolean left(Candidate candidate) {
        return people.pulls()
                .wasMember(target.id(), candidate.user().orElseThrow().id());
    }

    /// Whether somebody is covered.
    boolean mayAdd(Candidate candidate) {
        return switch (covered) {
            case NOBODY -> false;
            case LISTED -> people.optIns().holdsNow(peer(candidate), target);
            case EVERYBODY -> true;
        };
    }

    private static Peer peer(Candidate candidate) {
        return new Peer(Optional.ofNullable(candidate.id()), Optional.ofNullable(candidate.username()));
    }
}
