package dev.tgrow.datacentre;

import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.datacentre.tl.TlObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// Every call that arrived, in order, and what became of it. Safe for use by many threads.
public final class RequestLog {
    private final List<Entry> entries = new ArrayList<>();

    /// One call.
    ///
    /// @param number counted from 1; never begins anew
    /// @param at when it arrived, on the server's clock
    /// @param account who was logged in when it arrived
    /// @param session the id of its MTProto session
    /// @param took how long it took until it was answered; zero while it runs
    /// @param byFault whether a fault had its hand in the outcome
    public record Entry(
            int number,
            Instant at,
            String method,
            TlObject arguments,
            OptionalLong account,
            long key,
            long session,
            long connection,
            Outcome outcome,
            Duration took,
            boolean byFault) {

        /// The error it ended in, if it did.
        public Optional<String> error() {
            return outcome instanceof Outcome.Refused(int _, String text) ? Optional.of(text) : Optional.empty();
        }

        /// Whether it doesn't run any more.
        public boolean isOver() {
            return !(outcome instanceof Outcome.Open);
        }

        public boolean isAnswered() {
            return outcome instanceof Outcome.Answered;
        }

        @Override
        public String toString() {
            var who = account.isEmpty() ? "nobody" : Long.toString(account.getAsLong());
            return "%d %s %s %s -> %s".formatted(number, at, who, arguments, outcome);
        }
    }

    /// What became of a call.
    public sealed interface Outcome {
        /// It runs.
        record Open() implements Outcome {}

        /// It is never answered.
        record Hanging() implements Outcome {}

        /// It was executed.
        ///
        /// @param kind the constructor of the answer, or the class of a value that has none
        record Answered(String kind) implements Outcome {}

        record Refused(int code, String text) implements Outcome {}

        /// It never arrived, as far as anybody can tell.
        record Dropped() implements Outcome {}

        /// It was executed, but its answer did not go out, or not on this connection.
        record Unheard() implements Outcome {}

        /// It broke this server.
        record Broken(String problem) implements Outcome {}
    }

    synchronized Entry begin(Instant at, Caller caller, TlObject call) {
        var entry = new Entry(
                entries.size() + 1,
                at,
                call.name(),
                call,
                caller.account(),
                caller.key(),
                caller.session(),
                caller.connection(),
                new Outcome.Open(),
                Duration.ZERO,
                false);
        entries.add(entry);
        return entry;
    }

    synchronized void end(Entry begun, Instant at, Outcome outcome, boolean byFault) {
        entries.set(
                begun.number() - 1,
                new Entry(
                        begun.number(),
                        begun.at(),
                        begun.method(),
                        begun.arguments(),
                        begun.account(),
                        begun.key(),
                        begun.session(),
                        begun.connection(),
                        outcome,
                        Duration.between(begun.at(), at),
                        byFault));
        notifyAll();
    }

    /// All calls so far.
    public synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    public List<Entry> calls(Predicate<Entry> wanted) {
        return all().stream().filter(wanted).toList();
    }

    /// The calls of a method, as TL names it.
    public List<Entry> calls(String method) {
        return calls(entry -> entry.method().equals(method));
    }

    /// The calls of a method by one account.
    public List<Entry> calls(String method, long account) {
        return calls(entry -> entry.method().equals(method) && entry.account().equals(OptionalLong.of(account)));
    }

    public int count(String method) {
        return calls(method).size();
    }

    /// The calls that arrived after this one.
    public List<Entry> after(int number) {
        return calls(entry -> entry.number() > number);
    }

    /// How many calls there were; to be given to [#after].
    public synchronized int last() {
        return entries.size();
    }

    /// Waits until a call like this is over.
    ///
    /// @return the first; empty if there is none within `patience`
    public synchronized Optional<Entry> await(Predicate<Entry> wanted, Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var found = entries.stream().filter(Entry::isOver).filter(wanted).findFirst();
            var left = Duration.ofNanos(end - System.nanoTime());
            if (found.isPresent() || !left.isPositive()) return found;
            wait(left.toMillis() + 1);
        }
    }

    /// Waits until the call of this number is over.
    synchronized Entry over(int number) throws InterruptedException {
        while (entries.size() < number || !entries.get(number - 1).isOver()) wait();
        return entries.get(number - 1);
    }
}
