package dev.tgrow.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.RequestLog;
import dev.tgrow.datacentre.Rule;
import dev.tgrow.datacentre.Script;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.Notice;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.Link;
import dev.tgrow.world.WorldFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many accounts, many threads and one library, while connections break: what other clients of TDLib have crashed over,
/// or given one caller the answer of another.
@OnEngine
class StressIT {
    private static final int ACCOUNTS = 8;
    private static final int THREADS = 200;
    private static final int CALLS = 10_000;

    /// Losses that follow each other make TDLib wait seconds before it connects again, so there are not too many.
    private static final int DROPS = 12;

    private static final double DROPPED = 0.01;
    private static final int CALLS_BETWEEN_BREAKS = 2_500;

    /// Far more than it takes: a test that hangs shall end.
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final int MOST_PROBLEMS = 20;
    private static final int PAGE = 100;

    private final long seed =
            Long.getLong("stress.seed", ThreadLocalRandom.current().nextInt(1_000_000));
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void everyCallOfManyThreadsGetsItsOwnAnswerWhileConnectionsBreak(Engine engine, @TempDir Path directory)
            throws IOException, InterruptedException {
        var before = threads();
        var stage = new EngineStage(engine, world(), directory, this::noticed);
        try {
            strain(stage);
        } finally {
            stage.close();
        }
        assertThat(threads()).as("threads that are left").isSubsetOf(before);
    }

    private static WorldFile world() throws IOException {
        try (var yaml = requireNonNull(StressIT.class.getResourceAsStream("stress.yaml"))) {
            return WorldFile.of("stress.yaml", yaml.readAllBytes());
        }
    }

    /// TDLib tells of each connection that breaks or comes back, in the thread that reads.
    private void noticed(Notice notice) {
        readers.add(Thread.currentThread());
    }

    private void strain(EngineStage stage) throws InterruptedException {
        var names = IntStream.range(0, ACCOUNTS).mapToObj(i -> "account-" + i).toList();
        stage.logIn(names);
        readers.clear();
        var mix = new Mix(stage.centre(), seed);
        var callers = new ArrayList<Caller>();
        for (String name : names) callers.add(new Caller(stage.centre().account(name), stage.client(name)));
        for (Caller caller : callers) mix.introduce(caller.client());

        var rules = breakConnections(stage);
        run(stage, mix, callers);
        assertThat(rules).as(seeded("connections that broke")).allMatch(rule -> rule.struck() > 0);
        stage.centre().script().clear();

        assertDoneOnce(mix, Mix.Kind.MESSAGE, Mix::text, texts(stage));
        assertDoneOnce(mix, Mix.Kind.LINK, Mix::linkName, links(stage, callers));
        assertSentOnce(stage);
        assertThat(problems).as(seeded("answers that were wrong")).isEmpty();
        assertThat(answered).as(seeded("answers")).hasValue(CALLS);
        assertThat(readers).as(seeded("threads that read")).hasSize(1).containsExactlyElementsOf(reading());
    }

    private List<Rule> breakConnections(EngineStage stage) {
        var script = stage.centre().script();
        return List.of(
                script.on(Script.ANY).sometimes(DROPPED, seed).times(DROPS).dropBefore(),
                script.on(Script.ANY).sometimes(DROPPED, seed + 1).times(DROPS).dropAfter());
    }

    private record Caller(Account account, Client client) {}

    private void run(EngineStage stage, Mix mix, List<Caller> callers) throws InterruptedException {
        try (var scope =
                StructuredTaskScope.open(Joiner.<Void>awaitAllSuccessfulOrThrow(), each -> each.withTimeout(LIMIT))) {
            for (int i = 0; i < THREADS; i++) scope.fork(() -> work(stage, mix, callers));
            var _ = scope.join();
        } catch (StructuredTaskScope.TimeoutException e) {
            throw new AssertionError(
                    seeded("%d of %d calls were answered within %s".formatted(answered.get(), CALLS, LIMIT)), e);
        }
    }

    /// What each of the threads does: the next call that nobody has made yet, until there is none.
    private Void work(EngineStage stage, Mix mix, List<Caller> callers) throws InterruptedException {
        for (int number = next.incrementAndGet(); number <= CALLS; number = next.incrementAndGet()) {
            if (number % CALLS_BETWEEN_BREAKS == 0) stage.centre().dropConnections();
            var caller = callers.get(mix.account(number, ACCOUNTS));
            try {
                mix.ask(number, caller.account(), caller.client());
                answered.incrementAndGet();
            } catch (AssertionError | RuntimeException e) {
                if (problems.size() < MOST_PROBLEMS)
                    problems.add("%d, %s: %s".formatted(number, caller.account().name(), e));
            }
        }
        return null;
    }

    /// What was answered well is there once, and of everything else there is no second one.
    ///
    /// @param name what the write of a number leaves in the world; no other does
    private void assertDoneOnce(Mix mix, Mix.Kind kind, IntFunction<String> name, List<String> found) {
        var wanted = IntStream.rangeClosed(1, CALLS)
                .filter(number -> mix.kind(number) == kind)
                .filter(mix.done()::contains)
                .mapToObj(name)
                .toList();
        assertThat(wanted).as(seeded("writes: " + kind)).hasSizeGreaterThan(CALLS / 20);
        assertThat(found)
                .as(seeded("what is in the world: " + kind))
                .doesNotHaveDuplicates()
                .containsAll(wanted);
    }

    /// No call for a message was executed a second time, or tried to be: the server keeps the answer for the client.
    private void assertSentOnce(EngineStage stage) {
        var calls = stage.centre().log().calls("messages.sendMessage");
        assertThat(calls.stream().flatMap(call -> call.error().stream()))
                .as(seeded("messages that the server refused"))
                .isEmpty();
        assertThat(calls.stream()
                        .filter(call -> !(call.outcome() instanceof RequestLog.Outcome.Dropped))
                        .map(call -> call.arguments().string("message")))
                .as(seeded("messages that the server executed"))
                .doesNotHaveDuplicates();
    }

    private static List<String> texts(EngineStage stage) {
        var account = stage.centre().account("account-0");
        return Mix.WRITTEN.stream()
                .flatMap(chat -> texts(stage, account, chat).stream())
                .filter(text -> text.startsWith("message "))
                .toList();
    }

    private static List<String> texts(EngineStage stage, Account account, ChatId chat) {
        var texts = new ArrayList<String>();
        long before = 0;
        while (true) {
            var page = stage.centre().world().messages().page(account, chat, HistoryQuery.before(before, PAGE));
            if (page.messages().isEmpty()) return texts;
            page.messages()
                    .forEach(message -> texts.add(message.content().text().text()));
            before = page.messages().getLast().id();
        }
    }

    private static List<String> links(EngineStage stage, List<Caller> callers) {
        var links = stage.centre().world().links();
        return callers.stream()
                .map(Caller::account)
                .flatMap(account -> links.list(account, Mix.GROWING, new UserId(account.id()), false).stream())
                .map(Link::name)
                .filter(name -> name.startsWith("link "))
                .toList();
    }

    /// The threads of this process that read from TDLib.
    private static List<Thread> reading() {
        return threads().stream()
                .filter(each -> each.getName().equals("tdlib reader"))
                .toList();
    }

    /// All but the virtual ones and those that the JVM keeps for these.
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().matches("(ForkJoinPool|VirtualThread|\\w*Poller).*"))
                .collect(Collectors.toSet());
    }

    private String seeded(String what) {
        return what + " (-Dstress.seed=" + seed + ")";
    }
}
