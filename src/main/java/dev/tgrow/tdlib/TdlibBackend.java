package dev.tgrow.tdlib;

import dev.tgrow.accounts.AccountFacts;
import dev.tgrow.accounts.AccountHome;
import dev.tgrow.accounts.ApiCredentials;
import dev.tgrow.accounts.DatabaseKey;
import dev.tgrow.accounts.LoginKind;
import dev.tgrow.accounts.LoginPrompts;
import dev.tgrow.accounts.Proxy;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.Time;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.Notice;
import dev.tgrow.telegram.User;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Opens, makes and ends sessions. Safe for use by many threads, for different accounts; the caller holds the
/// account's lock.
///
/// Everything but closing is interruptible. Whatever goes wrong, no client of TDLib stays open: a process that ends
/// with an open one may crash in native code.
public final class TdlibBackend {
    /// What holds for all sessions of this process.
    ///
    /// @param key the configured key of the databases, if the accounts' own key files are not to be used
    /// @param callDeadline how long one call may take; longer than the 60 s that TDLib may wait by itself
    /// @param connectLimit how long a session may take to reach Telegram
    /// @param version the program's own, told to Telegram
    public record Settings(
            ApiCredentials credentials,
            Optional<Proxy> proxy,
            Optional<DatabaseKey> key,
            Duration callDeadline,
            Duration connectLimit,
            String version) {
        public static final Duration CALL_DEADLINE = Duration.ofSeconds(100);
        public static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);

        /// What holds where nothing else is configured.
        public static Settings of(ApiCredentials credentials, Optional<Proxy> proxy, String version) {
            return new Settings(credentials, proxy, Optional.empty(), CALL_DEADLINE, CONNECT_LIMIT, version);
        }
    }

    /// A bot's waits inside TDLib are shorter, but a person's login to another data centre still copies itself to the
    /// first one for about a second. Closing before that is done can take TDLib 20 s.
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final TdReceiver receiver;
    private final Settings settings;
    private final Consumer<Notice> notices;
    private final Time time;

    /// A backend over a loaded library.
    ///
    /// @param notices called by the reader thread; must not hold it up
    public TdlibBackend(TdReceiver receiver, Settings settings, Consumer<Notice> notices, Time time) {
        this.receiver = receiver;
        this.settings = settings;
        this.notices = notices;
        this.time = time;
        var redaction = receiver.log().redaction();
        redaction.add(settings.credentials().hash());
        settings.proxy().ifPresent(proxy -> Secrets.of(proxy).forEach(redaction::add));
    }

    /// Opens the session of an account that has logged in before, and waits until it has reached Telegram.
    ///
    /// @param messageDatabase whether TDLib keeps messages on disk; never for jobs that write, because TDLib then
    ///     sends by itself what was not confirmed before a crash
    /// @throws RunEnded if there is no session, if Telegram ended it, if something else has it open, or if Telegram
    ///     can't be reached in time
    public Client open(AccountHome home, boolean messageDatabase) throws InterruptedException {
        if (home.exists()) home.check();
        if (!Files.isDirectory(home.tdlib())) throw Opening.notLoggedIn(home.name());
        try {
            return opened(start(home, messageDatabase));
        } catch (SessionEnded e) {
            throw new RunEnded(e.end());
        }
    }

    private static Client opened(Opening opening) throws InterruptedException {
        try {
            opening.ready();
            opening.connected();
            var me = opening.me();
            return new TdlibTelegram(opening.client(), me.kind() == User.Kind.BOT);
        } catch (Throwable e) {
            closeAfter(e, opening.client());
            throw e;
        }
    }

    /// Logs in, asking `prompts` for what is needed, and closes the session again. Goes on with a login that an
    /// earlier process left unfinished; an account that is logged in already is asked nothing.
    ///
    /// @throws RunEnded if the login can't be finished
    public User login(AccountHome home, LoginKind kind, LoginPrompts prompts) throws InterruptedException {
        home.create();
        try {
            return loggedIn(home, kind, prompts);
        } catch (SessionEnded _) {
            // What was left of the old session is gone now; the second time there is nothing that could end.
            return loggedIn(home, kind, prompts);
        }
    }

    private User loggedIn(AccountHome home, LoginKind kind, LoginPrompts prompts) throws InterruptedException {
        var opening = start(home, false);
        try (var client = opening.client()) {
            // Nobody should type a code only to learn that there is no network.
            opening.connected();
            var login =
                    new Login(client, home.name(), kind, prompts, receiver.log().redaction());
            var fresh = login.run();
            opening.connected();
            var me = opening.me();
            home.remember(AccountFacts.of(me, time.now()));
            if (fresh && me.kind() != User.Kind.BOT) time.sleep(SETTLING);
            return me;
        }
    }

    /// Ends the session on Telegram's side and deletes the account's directory. Where there is no session, only the
    /// directory goes.
    ///
    /// @throws RunEnded if Telegram can't be reached; then nothing is deleted
    public void logout(AccountHome home) throws InterruptedException {
        if (!home.exists()) throw Opening.notLoggedIn(home.name());
        home.check();
        try {
            endSession(home);
        } catch (SessionEnded _) {
            // Telegram was faster.
        }
        home.delete();
    }

    private void endSession(AccountHome home) throws InterruptedException {
        var opening = start(home, false);
        try (var client = opening.client()) {
            if (opening.isLoggedIn()) {
                opening.connected();
                client.tell(Requests.logOut());
                if (client.state()
                        .await("authorizationStateClosed"::equals, settings.callDeadline())
                        .isEmpty()) {
                    throw new RunEnded(new End.RetryLater(
                            "Telegram did not confirm that the session of '%s' ended".formatted(home.name()),
                            time.now()));
                }
            }
        }
    }

    private Opening start(AccountHome home, boolean messageDatabase) throws InterruptedException {
        var key = home.key(settings.key());
        receiver.log().redaction().add(key.base64());
        var client = receiver.open(settings.callDeadline(), notices);
        try {
            var opening = new Opening(client, home.name(), settings, time);
            opening.start(Requests.setTdlibParameters(
                    settings.credentials(), home.tdlib(), key, messageDatabase, settings.version()));
            return opening;
        } catch (Throwable e) {
            closeAfter(e, client);
            throw e;
        }
    }

    private static void closeAfter(Throwable cause, TdClient client) {
        try {
            client.close();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
