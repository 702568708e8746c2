package dev.tgrow.members;

import static java.util.Objects.requireNonNull;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.Pull;
import dev.tgrow.store.StoredPulls;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import java.time.Instant;
import java.util.Optional;

/// Compares two stored pulls of a chat: who joined, who left, who changed a name or a role. Asks nobody.
///
/// A pull that isn't complete proves of nobody that they weren't there, so nobody is taken for gone because of it.
public final class DiffMembers implements Task {

    /// How an operator names a pull.
    public sealed interface Which {}

    /// By the id that `members pulls` shows.
    public record ById(String id) implements Which {}

    /// The newest complete pull that was begun by then.
    public record Until(Instant time) implements Which {}

    /// What to compare.
    ///
    /// @param from the earlier pull; the last complete one before `to` if absent
    /// @param to the later pull; the last complete one if absent
    public record Request(ChatRef chat, Optional<Which> from, Optional<Which> to) {
        public Request {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            if (chat instanceof ChatRef.ByInvite) {
                throw new IllegalArgumentException("say the chat by @name or id; pulls don't keep invite links");
            }
        }
    }

    private final Request request;
    private final StoredPulls pulls;

    public DiffMembers(Request request, StoredPulls pulls) {
        this.request = request;
        this.pulls = pulls;
    }

    @Override
    public End run(RunScope run) throws InterruptedException {
        var chat = pulls.chat(request.chat()).orElseThrow(() -> missing("no pull of %s is stored"));
        var to = find(request.to(), chat, Instant.ofEpochMilli(Long.MAX_VALUE), Optional.empty());
        var from = find(request.from(), chat, to.started(), Optional.of(to));
        if (from.id().equals(to.id())) throw misused("--from and --to are the same pull: " + to.id());
        if (from.started().isAfter(to.started())) {
            throw misused("--from (%s) is newer than --to (%s)".formatted(from.id(), to.id()));
        }
        for (Pull pull : new Pull[] {from, to}) incomplete(pull).ifPresent(run::emit);
        var comparison = new Comparison(from, to, run);
        comparison.all(new PulledMembers(pulls, from.id()), new PulledMembers(pulls, to.id()));
        run.emit(comparison.summary());
        return new End.Complete();
    }

    /// @param than a pull that it isn't
    private Pull find(Optional<Which> which, ChatId chat, Instant latest, Optional<Pull> than) {
        return switch (which.orElse(new Until(latest))) {
            case ById(var id) ->
                pulls.find(id)
                        .filter(pull -> pull.chat().equals(chat))
                        .orElseThrow(() -> missing("no pull " + id + " of %s is stored"));
            case Until(var time) ->
                pulls.whole(chat, time, 2).stream()
                        .filter(pull -> than.isEmpty() || !than.get().id().equals(pull.id()))
                        .findFirst()
                        .orElseThrow(() -> missing(
                                than.isEmpty()
                                        ? "no complete pull of %s is stored until then"
                                        : "no other complete pull of %s is stored until then"));
        };
    }

    private static Optional<RunEvent> incomplete(Pull pull) {
        if (pull.whole()) return Optional.empty();
        var why = pull.finished().isEmpty()
                ? "it was cut off"
                : pull.reasons().isEmpty() ? "filter " + pull.filter() : String.join("; ", pull.reasons());
        return Optional.of(new RunEvent.Note("pull %s doesn't have everybody (%s)".formatted(pull.id(), why)));
    }

    private RunEnded missing(String what) {
        var name = request.chat().toString();
        return new RunEnded(new End.NotFound(
                what.formatted(name) + " (make one with: tgrow members pull %s --to-db)".formatted(name)));
    }

    private static RunEnded misused(String why) {
        return new RunEnded(new End.Misused(why));
    }
}
