package dev.tgrow.members;

import static java.util.Objects.requireNonNull;

import dev.tgrow.ledger.Outbox;
import dev.tgrow.ledger.Resolve;
import dev.tgrow.members.Candidates.Candidate;
import dev.tgrow.run.End;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.LinkStore;
import dev.tgrow.store.PeopleStore;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Telegram;
import java.time.Duration;
import java.util.Optional;

/// Moves a community: adds people who agreed to it one at a time, and makes a link for everybody else.
///
/// Somebody is added only where the operator states the consent and either administers both chats or names the people
/// in a list, or where an opt-in list is recorded that they are on. Ends at the first sign that Telegram limits the
/// account.
public final class TransferMembers implements Task {
    private static final Columns PERSON = Columns.of("transfer", "id", "username", "outcome", "reason");

    /// What to do with people who may be added and with those who may not.
    public enum Route {
        /// Add who may be added, make a link if anybody is left.
        AUTO,
        /// Add who may be added and make no link.
        ADD,
        /// Add nobody and make a link.
        LINK
    }

    /// What to move where.
    ///
    /// @param limit how many people are asked for at most; everybody if absent
    /// @param consent what the operator states about the people's agreement
    /// @param account the account's name, for the record of the consent
    /// @param campaign the name of the invite link; made of the day if absent
    /// @param link what the invite link shall be like
    /// @param again whether people are asked again whom Telegram refused before, and a link that no longer works is
    ///     followed by a new one
    /// @param resolve what is done about invitations and a link whose outcome nobody knows
    /// @param minDelay shortest pause between two additions, for the plan
    /// @param maxDelay longest pause, for the plan
    /// @param width pages of the source in flight at once
    public record Request(
            Candidates.Source source,
            ChatRef to,
            Route route,
            Optional<Integer> limit,
            Optional<String> consent,
            String account,
            boolean dryRun,
            Optional<String> campaign,
            LinkTerms link,
            boolean again,
            Optional<Resolve> resolve,
            Duration minDelay,
            Duration maxDelay,
            int width) {
        public Request {
            requireNonNull(source, "source");
            requireNonNull(route, "route");
            if (source instanceof Candidates.FromChat(var from) && from.equals(to)) {
                throw new IllegalArgumentException("--from and --to are the same chat: " + to);
            }
            if (route == Route.ADD && !link.isPlain()) {
                throw new IllegalArgumentException("%s: --route add makes no link".formatted(link.words()));
            }
            if (limit.isPresent() && limit.get() < 1) {
                throw new IllegalArgumentException("--limit must be at least 1, not " + limit.get());
            }
            if (campaign.isPresent()
                    && (campaign.get().isBlank() || campaign.get().length() > 32)) {
                throw new IllegalArgumentException(
                        "--campaign: '%s' can't name an invite link (1 to 32 characters)".formatted(campaign.get()));
            }
            if (consent.isPresent() && consent.get().isBlank()) {
                throw new IllegalArgumentException("--consent is empty: say how and when the people agreed");
            }
        }
    }

    private final Request request;
    private final Telegram telegram;
    private final Outbox outbox;
    private final PeopleStore people;
    private final LinkStore links;

    public TransferMembers(Request request, Telegram telegram, Outbox outbox, PeopleStore people, LinkStore links) {
        this.request = request;
        this.telegram = telegram;
        this.outbox = outbox;
        this.people = people;
        this.links = links;
    }

    @Override
    public End run(RunScope run) throws InterruptedException {
        var target = NamedChat.find(telegram, request.to());
        var candidates = new Candidates(request.source(), telegram, people.optOuts(), request.width());
        var source = candidates.open();
        if (source.map(Chat::id).filter(target.id()::equals).isPresent()) {
            throw new RunEnded(new End.Misused("--from and --to are the same chat: " + target.label()));
        }
        var link = new TransferLink(request, telegram, outbox, links, target, run);
        if (request.route() != Route.ADD) link.check();
        var permission = new Permission(request, people, target, source, run);
        if (!request.dryRun()) permission.record(candidates.name(), run.now());
        var giver = new Giver(target, run, permission);
        candidates.each(run, giver);
        if (giver.end.isPresent()) return giver.end.get();
        if (request.route() != Route.ADD && giver.leftForLink > 0) link.offer(giver.leftForLink);
        if (request.dryRun()) run.emit(TransferPlan.of("ask", giver.added, request.minDelay(), request.maxDelay()));
        return new End.Complete();
    }

    /// Takes candidates one by one and decides what becomes of each.
    private final class Giver implements RunScope.Taker<Candidate> {
        private final Chat target;
        private final RunScope run;
        private final Permission permission;
        private final Invitation invitation;
        private int asked;
        private int added;
        private int leftForLink;
        private Optional<End> end = Optional.empty();

        Giver(Chat target, RunScope run, Permission permission) {
            this.target = target;
            this.run = run;
            this.permission = permission;
            var invitations = new Invitations(outbox, target, request.again(), request.resolve());
            this.invitation = new Invitation(telegram, invitations, target, request.dryRun());
        }

        @Override
        public boolean take(Candidate candidate) throws InterruptedException {
            if (request.limit().isPresent() && asked >= request.limit().get()) return false;
            var result = candidate.leftOut().isPresent()
                    ? Invitation.Result.skipped(candidate.leftOut().get())
                    : invite(candidate);
            run.emit(new RunEvent.Item(
                    PERSON.row(
                            candidate.id(),
                            candidate.username(),
                            result.outcome().code(),
                            result.reason()),
                    result.outcome()));
            // Also whom an earlier run asked: it may have been cut off before it made the link.
            if (result.linkHelps()) leftForLink++;
            end = result.stop().map(reason -> End.of(reason, target.label() + ": " + reason.text(), run.now()));
            return end.isEmpty();
        }

        private Invitation.Result invite(Candidate candidate) throws InterruptedException {
            if (permission.optedOut(candidate)) return Invitation.Result.skipped(Refusal.Person.OPTED_OUT);
            var standing = invitation.standing(candidate);
            if (standing.isPresent()) return standing.get();
            if (permission.left(candidate)) return Invitation.Result.LEFT;
            var may = permission.mayAdd(candidate);
            var result = may ? invitation.add(candidate) : Invitation.Result.NEEDS_LINK;
            asked++;
            if (may) added++;
            return result;
        }
    }
}
