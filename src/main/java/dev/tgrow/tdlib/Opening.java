package dev.tgrow.tdlib;

import dev.tgrow.accounts.AccountName;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.Time;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.User;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The way of one client from its first request to a session that works.
final class Opening {
    /// Options that cut noise, or that keep the account from being shown as online. None that also changes the
    /// account's settings on the server, as `disable_top_chats` does.
    private static final List<String> OFF = List.of("online");
    private static final List<String> ON = List.of(
            "ignore_inline_thumbnails",
            "disable_animated_emoji",
            "disable_persistent_network_statistics",
            "disable_network_statistics",
            "disable_sent_scheduled_message_notifications");

    private final TdClient client;
    private final AccountName account;
    private final TdlibBackend.Settings settings;
    private final Time time;

    Opening(TdClient client, AccountName account, TdlibBackend.Settings settings, Time time) {
        this.client = client;
        this.account = account;
        this.settings = settings;
        this.time = time;
    }

    TdClient client() {
        return client;
    }

    /// Sets proxy and parameters, in this order: a proxy that came later would miss the first connection. Requests
    /// about proxies are answered only after the parameters, so nothing waits for their answers here.
    void start(ObjectNode parameters) throws InterruptedException {
        settings.proxy().ifPresent(proxy -> client.tell(ProxyRequests.addProxy(proxy)));
        if (settings.proxy().isEmpty()) client.tell(ProxyRequests.disableProxy());
        switch (client.ask(parameters)) {
            case Answer.Good _ -> {}
            case Answer.Failed(int code, var message) -> throw new RunEnded(parametersRefused(code, message));
            case Answer.Late _ ->
                throw new RunEnded(new End.Failed("TDLib did not open the database of '" + account + "' in time"));
        }
        removeOtherProxies();
        OFF.forEach(option -> client.tell(Requests.setOption(option, false)));
        ON.forEach(option -> client.tell(Requests.setOption(option, true)));
    }

    private End parametersRefused(int code, String message) {
        if (message.startsWith("Can't lock file")) {
            return new End.Busy("another program has the database of the account '" + account + "' open");
        }
        if (message.equals("Wrong database encryption key")) {
            return new End.LoginNeeded(
                    "the key does not fit the database of the account '%s': give the right key, or run tgrow account logout %s and log in again"
                            .formatted(account, account));
        }
        return code == 400
                ? new End.Misused("TDLib can't open the account '" + account + "': " + message)
                : new End.Failed("TDLib can't open the account '" + account + "': " + message);
    }

    /// TDLib remembers proxies, the enabled one too; only the configured one may stay. Where TDLib did not take it,
    /// the account must not go without.
    private void removeOtherProxies() throws InterruptedException {
        var answer = client.ask(ProxyRequests.getProxies());
        // A session that Telegram has ended already answers nothing, and goes nowhere with whatever proxy.
        if (client.state().isEnding()) throw revoked();
        var stored = answer.read(object -> object.path("proxies")).orThrow();
        var inUse = false;
        for (JsonNode proxy : stored) {
            if (Json.flag(proxy, "is_enabled") && isConfigured(proxy.path("proxy"))) inUse = true;
            else client.tell(ProxyRequests.removeProxy(Json.integer(proxy, "id")));
        }
        if (settings.proxy().isPresent() && !inUse) {
            throw new RunEnded(new End.Misused(
                    "TDLib can't use the proxy " + settings.proxy().get()));
        }
    }

    private boolean isConfigured(JsonNode stored) {
        return settings.proxy().isPresent()
                && ProxyRequests.isSame(settings.proxy().get(), stored);
    }

    /// Waits for TDLib to say whether the account is logged in.
    boolean isLoggedIn() throws InterruptedException {
        var state = client.state().awaitNext(0, settings.connectLimit());
        return state.isPresent() && Json.is(state.get(), "authorizationStateReady");
    }

    void ready() throws InterruptedException {
        if (isLoggedIn()) return;
        if (client.state().isEnding()) throw revoked();
        throw notLoggedIn(account);
    }

    /// Waits until Telegram is reached. A stored session counts as logged in before any of its requests went out, so
    /// only now it shows whether Telegram still knows it.
    void connected() throws InterruptedException {
        var reached = client.state().awaitConnection(settings.connectLimit());
        if (client.state().isEnding()) throw revoked();
        if (!reached && !client.state().isReached()) throw unreachable();
    }

    User me() throws InterruptedException {
        return switch (client.ask(Requests.getMe())) {
            case Answer.Good(var user) -> Users.read(user);
            case Answer.Failed _ when client.state().isEnding() -> throw revoked();
            case Answer.Failed(int code, var message) -> throw new RefusedException(Refusal.of(code, message));
            case Answer.Late _ -> throw unreachable();
        };
    }

    /// TDLib deletes the database of a session that ended, and tells the server where it can. Closing before that is
    /// done would leave it half-way, and the next opening would meet the same end.
    private RuntimeException revoked() throws InterruptedException {
        var finished = client.state().await("authorizationStateClosed"::equals, settings.connectLimit());
        return finished.isPresent() ? new SessionEnded(account) : unreachable();
    }

    private RunEnded unreachable() {
        var way = settings.proxy().map(proxy -> " through the proxy " + proxy).orElse("");
        var why = "Telegram can't be reached%s (tried for %d s)"
                .formatted(way, settings.connectLimit().toSeconds());
        return new RunEnded(new End.RetryLater(why, time.now().plusSeconds(60)));
    }

    static RunEnded notLoggedIn(AccountName account) {
        return new RunEnded(new End.LoginNeeded("the account '%s' is not logged in".formatted(account)));
    }
}
