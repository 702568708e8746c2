package dev.tgrow.members;

import static java.util.Objects.requireNonNull;

import dev.tgrow.input.Person;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.JoinRequest;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets people in who asked to join a chat, or doesn't: those of a list who really wait, or all.
///
/// Who opted out of being invited may be let in: they asked for it themselves.
public final class DecideRequests implements Task {
    private static final Columns DECISION = Columns.of("decision", "id", "username", "outcome", "reason");

    /// What is decided about whom.
    ///
    /// @param people who is meant, or everybody who waits, those who asked first before the others
    /// @param limit on how many is decided at most; all if absent
    /// @param minDelay shortest pause between two decisions, for the plan
    /// @param maxDelay longest pause, for the plan
    public record Request(
            Queue queue,
            Verdict verdict,
            Optional<List<Person>> people,
            Optional<Integer> limit,
            boolean dryRun,
            Duration minDelay,
            Duration maxDelay) {
        public Request {
            requireNonNull(queue, "queue");
            requireNonNull(verdict, "verdict");
            people = people.map(List::copyOf);
            if (limit.isPresent() && limit.get() < 1) {
                throw new IllegalArgumentException("--limit must be at least 1, not " + limit.get());
            }
        }
    }

    private final Request request;
    private final Telegram telegram;
    private final Outbox outbox;

    public DecideRequests(Request request, Telegram telegram, Outbox outbox) {
        this.request = request;
        this.telegram = telegram;
        this.outbox = outbox;
    }

    @Override
    public End run(RunScope run) throws InterruptedException {
        var waiting = WaitingPeople.of(request.queue(), telegram, outbox);
        var round = new Round(waiting, run);
        if (request.people().isPresent()) round.ofList(request.people().get());
        else round.ofAll();
        if (round.end.isPresent()) return round.end.get();
        if (request.dryRun()) {
            run.emit(TransferPlan.of(request.verdict().word(), round.decided, request.minDelay(), request.maxDelay()));
        }
        return new End.Complete();
    }

    /// Decides about one after the other.
    private final class Round {
        private final WaitingPeople waiting;
        private final RunScope run;
        private final Decision decision;
        private final Set<UserId> seen = new HashSet<>();
        private final List<Action> settled;
        private int decided;
        private Optional<End> end = Optional.empty();

        Round(WaitingPeople waiting, RunScope run) throws InterruptedException {
            this.waiting = waiting;
            this.run = run;
            this.decision = new Decision(outbox, waiting.chat(), request.verdict());
            var chat = waiting.chat().id().value();
            this.settled = request.dryRun() ? List.of() : outbox.settle(Action.Kind.DECIDE, chat);
        }

        void ofAll() throws InterruptedException {
            var all = new ArrayList<JoinRequest>();
            waiting.each(all::add);
            run.emit(new RunEvent.Expected(all.size()));
            for (JoinRequest next : all.reversed()) {
                if (isOver()) return;
                tell(next.user().id().value(), next.user().username().orElse(null), on(next));
            }
        }

        void ofList(List<Person> people) throws InterruptedException {
            var wanted = new WantedPeople(people);
            waiting.each(wanted::look);
            run.emit(new RunEvent.Expected(people.size()));
            for (Person person : people) {
                if (isOver()) return;
                var found = wanted.find(person);
                var user = found.map(JoinRequest::user);
                tell(
                        user.map(one -> one.id())
                                .or(person::id)
                                .map(UserId::value)
                                .orElse(null),
                        user.flatMap(one -> one.username()).or(person::username).orElse(null),
                        found.isPresent() ? on(found.get()) : missing(person));
            }
        }

        private boolean isOver() {
            return end.isPresent()
                    || request.limit().filter(most -> decided >= most).isPresent();
        }

        private Decision.Result on(JoinRequest next) throws InterruptedException {
            if (!seen.add(next.user().id())) return Decision.Result.skipped("named_twice", "named before");
            decided++;
            return request.dryRun()
                    ? new Decision.Result(new Outcome.Done("planned"), "would be " + past(), Optional.empty())
                    : decision.on(next);
        }

        private String past() {
            return request.verdict().past();
        }

        /// Somebody who doesn't wait, maybe because a run that was cut off has decided.
        private Decision.Result missing(Person person) {
            var earlier = person.id()
                    .filter(id -> settled.stream()
                            .filter(action ->
                                    action.content().text().equals(request.verdict().word()))
                            .anyMatch(action -> action.key().subject() == id.value()));
            return earlier.isPresent() ? decision.done(past() + " by an earlier run") : Decision.Result.notWaiting();
        }

        private void tell(@Nullable Long id, @Nullable String username, Decision.Result result) {
            var row = DECISION.row(id, username, result.outcome().code(), result.reason());
            run.emit(new RunEvent.Item(row, result.outcome()));
            var chat = waiting.chat().label();
            end = result.stop().map(reason -> End.of(reason, chat + ": " + reason.text(), run.now()));
        }
    }
}
