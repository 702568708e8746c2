package dev.tgrow.engine;

import dev.tgrow.accounts.AccountHome;
import dev.tgrow.accounts.AccountName;
import dev.tgrow.accounts.ApiCredentials;
import dev.tgrow.accounts.LoginKind;
import dev.tgrow.accounts.Proxy;
import dev.tgrow.accounts.Question;
import dev.tgrow.datacentre.DataCentre;
import dev.tgrow.run.Time;
import dev.tgrow.tdlib.TdLibrary;
import dev.tgrow.tdlib.TdlibBackend;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.Notice;
import dev.tgrow.world.Account;
import dev.tgrow.world.WorldFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.function.Consumer;

/// A data centre over a world, and the accounts of that world on the real TDLib. For one thread.
public final class EngineStage implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);

    private final Path homes;
    private final DataCentre centre;
    private final TdlibBackend backend;
    private final Map<String, AccountHome> loggedIn = new ConcurrentHashMap<>();
    private final Map<String, Client> clients = new HashMap<>();

    /// @param directory an empty one, for the world's state and the accounts' databases
    public EngineStage(Engine engine, WorldFile world, Path directory) {
        this(engine, world, directory, _ -> {});
    }

    /// @param directory an empty one, for the world's state and the accounts' databases
    /// @param notices called by the thread that reads from TDLib
    public EngineStage(Engine engine, WorldFile world, Path directory, Consumer<Notice> notices) {
        homes = directory.resolve("homes");
        centre = DataCentre.open(world, directory.resolve("world"), engine.equipment());
        var settings = new TdlibBackend.Settings(
                new ApiCredentials(12345, "0123456789abcdef0123456789abcdef"),
                Optional.of(Proxy.parse("socks5://127.0.0.1:" + centre.proxyPort())),
                Optional.empty(),
                TdlibBackend.Settings.CALL_DEADLINE,
                CONNECT_LIMIT,
                "test");
        backend = new TdlibBackend(TdLibrary.load(engine.library()), settings, notices, Time.SYSTEM);
    }

    public DataCentre centre() {
        return centre;
    }

    /// The session of an account, by the name that the world's file gives it. Logs in when asked for the first time.
    public Client client(String account) throws InterruptedException {
        var known = clients.get(account);
        if (known != null) return known;
        var client = backend.open(loggedIn(account), false);
        clients.put(account, client);
        return client;
    }

    /// Logs accounts in side by side, which takes as long as one of them, and opens none.
    public void logIn(List<String> accounts) throws InterruptedException {
        try (var scope = StructuredTaskScope.open(Joiner.<AccountHome>allSuccessfulOrThrow())) {
            for (String account : accounts) scope.fork(() -> logIn(account));
            var _ = scope.join();
        }
    }

    private AccountHome loggedIn(String name) throws InterruptedException {
        var known = loggedIn.get(name);
        return known != null ? known : logIn(name);
    }

    private AccountHome logIn(String name) throws InterruptedException {
        var account = centre.account(name);
        var home = AccountHome.in(homes, new AccountName(name));
        var kind = account.isBot() ? LoginKind.BOT : LoginKind.USER;
        backend.login(home, kind, (question, wrong) -> answer(account, question, wrong));
        loggedIn.put(name, home);
        return home;
    }

    private static String answer(Account account, Question question, Optional<String> wrong) {
        if (wrong.isPresent()) throw new AssertionError(question + ": " + wrong.get());
        var login = account.login();
        return switch (question) {
            case Question.PhoneNumber _ -> account.person().user().phone().orElseThrow();
            case Question.Code _ -> login.code();
            case Question.Password _ -> login.password().orElseThrow();
            case Question.BotToken _ -> login.token().orElseThrow();
            case Question.EmailAddress _, Question.EmailCode _ -> throw new AssertionError("nobody asked for e-mail");
        };
    }

    @Override
    public void close() {
        clients.values().forEach(Client::close);
        centre.close();
    }
}
