package dev.tgrow.tdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tgrow.accounts.AccountHome;
import dev.tgrow.accounts.AccountName;
import dev.tgrow.accounts.ApiCredentials;
import dev.tgrow.accounts.LoginKind;
import dev.tgrow.accounts.LoginPrompts;
import dev.tgrow.accounts.Proxy;
import dev.tgrow.accounts.Question;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SessionTest {
    private static final Proxy PROXY = new Proxy.Socks5("127.0.0.1", 1080, "me", "geheim");
    private static final String OK = "{'@type':'ok'}";

    /// A database whose session Telegram has ended, and TDLib's end of it.
    private static final String[] ENDED = {
        ScriptedTdJson.state("Ready"), ScriptedTdJson.state("LoggingOut"), OK, ScriptedTdJson.state("Closed")
    };

    @TempDir
    Path data;

    private final ScriptedTdJson td = new ScriptedTdJson();
    private final TdReceiver receiver = new TdReceiver(td);
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void nothingStaysOpen() {
        td.assertRequestsAreRight();
        assertThat(td.hasListener()).as("the log's listener").isFalse();
    }

    @Test
    void aSessionIsOpenOnceTelegramIsReached() throws Exception {
        start("Ready", "Ready");
        backend(Optional.of(PROXY)).open(home(), false).close();
        assertThat(td.asked()).startsWith("addProxy", "setTdlibParameters", "getProxies");
        assertThat(td.last("setTdlibParameters").path("use_message_database").asBoolean(true))
                .isFalse();
        assertThat(td.last("setTdlibParameters").path("use_chat_info_database").asBoolean(false))
                .isTrue();
        assertThat(td.asked()).endsWith("getMe", "close");
    }

    @Test
    void proxiesThatAreNoLongerConfiguredAreRemoved() throws Exception {
        start("Ready", "Ready");
        td.on(
                "getProxies",
                "{'@type':'addedProxies','proxies':[" + stored(1, "old", "me") + "," + stored(2, "127.0.0.1", "me")
                        + "," + stored(3, "127.0.0.1", "other") + "]}");
        backend(Optional.of(PROXY)).open(home(), false).close();
        assertThat(removed()).containsExactly(1, 3);
    }

    @Test
    void aProxyThatTdlibDoesNotTakeIsNotGoneAround() throws Exception {
        home();
        start("Ready", "Ready");
        td.on("getProxies", "{'@type':'addedProxies','proxies':[]}");
        assertThat(endOfOpening()).isEqualTo(new End.Misused("TDLib can't use the proxy socks5://me:…@127.0.0.1:1080"));
        assertThat(td.asked()).endsWith("close").doesNotContain("getMe");
    }

    @Test
    void withoutAProxyNoneStays() throws Exception {
        start("Ready", "Ready");
        td.on("getProxies", "{'@type':'addedProxies','proxies':[" + stored(1, "old", "me") + "]}");
        backend(Optional.empty()).open(home(), false).close();
        assertThat(td.asked()).startsWith("disableProxy", "setTdlibParameters");
        assertThat(removed()).containsExactly(1);
    }

    @Test
    void anAccountWithoutADatabaseIsNotLoggedIn() {
        assertThat(endOfOpening(new AccountName("nobody")))
                .isEqualTo(new End.LoginNeeded("the account 'nobody' is not logged in"));
        assertThat(td.asked()).isEmpty();
    }

    @Test
    void anAccountWhoseLoginWasNotFinishedIsNotLoggedIn() throws Exception {
        home();
        start("WaitPhoneNumber", "Ready");
        assertThat(endOfOpening()).isInstanceOf(End.LoginNeeded.class);
    }

    @Test
    void aSessionThatTelegramEndedSaysSo() throws Exception {
        home();
        td.on("setTdlibParameters", ENDED);
        assertThat(endOfOpening()).isEqualTo(new End.LoginNeeded("Telegram ended the session of the account 'alice'"));
    }

    @Test
    void aSessionThatTdlibCantFinishEndingWaitsForTheNetwork() throws Exception {
        home();
        td.on("setTdlibParameters", ScriptedTdJson.state("LoggingOut"), OK);
        assertThat(endOfOpening(Duration.ofMillis(20))).isInstanceOf(End.RetryLater.class);
        var backend = backend(Optional.of(PROXY), Duration.ofMillis(20));
        assertThat(endOfLogout(backend)).isInstanceOf(End.RetryLater.class);
        assertThat(newHome().exists()).isTrue();
    }

    @Test
    void aLoginAfterASessionThatEndedBeginsAnew() throws Exception {
        start("WaitPhoneNumber", "Ready");
        var starts = new ArrayDeque<>(List.of(
                List.of(ENDED),
                List.of(ScriptedTdJson.state("WaitPhoneNumber"), ScriptedTdJson.connection("Ready"), OK)));
        td.on("setTdlibParameters", _ -> starts.remove());
        td.on("setAuthenticationPhoneNumber", code(5), OK);
        td.on("checkAuthenticationCode", ScriptedTdJson.state("Ready"), OK);
        backend(Optional.of(PROXY)).login(newHome(), LoginKind.USER, answers("+1", "12345"));
        assertThat(asked).hasSize(2);
    }

    @Test
    void aLogoutAfterASessionThatEndedDeletesTheDirectory() throws Exception {
        home();
        td.on("setTdlibParameters", ENDED);
        backend(Optional.of(PROXY)).logout(newHome());
        assertThat(newHome().exists()).isFalse();
    }

    @Test
    void theProxyIsNamedWithoutItsPasswordWhenTelegramIsNotReached() throws Exception {
        home();
        start("Ready", "ConnectingToProxy");
        assertThat(endOfOpening(Duration.ofMillis(20)))
                .isInstanceOfSatisfying(
                        End.RetryLater.class,
                        end -> assertThat(end.why())
                                .contains("through the proxy socks5://me:…@127.0.0.1:1080")
                                .doesNotContain("geheim"));
    }

    @Test
    void aSessionThatStillFetchesWhatItMissedIsReached() throws Exception {
        home();
        start("Ready", "Updating");
        backend(Optional.of(PROXY), Duration.ofMillis(20)).open(home(), false).close();
    }

    @Test
    void aDatabaseThatAnotherProgramHasOpenIsBusy() throws Exception {
        home();
        parametersFail(400, "Can't lock file td.binlog, because it is already in use");
        assertThat(endOfOpening()).isInstanceOf(End.Busy.class);
    }

    @Test
    void aKeyThatDoesNotFitNeedsTheRightOneOrALogin() throws Exception {
        home();
        parametersFail(401, "Wrong database encryption key");
        assertThat(endOfOpening())
                .isInstanceOfSatisfying(
                        End.LoginNeeded.class, end -> assertThat(end.why()).contains("key does not fit"));
    }

    @Test
    void aLoginAsksForNumberCodeAndPassword() throws Exception {
        start("WaitPhoneNumber", "Ready");
        td.on("setAuthenticationPhoneNumber", code(5), OK);
        td.on("checkAuthenticationCode", """
                {'@type':'updateAuthorizationState','authorization_state':{
                 '@type':'authorizationStateWaitPassword','password_hint':'cat'}}""", OK);
        td.on("checkAuthenticationPassword", ScriptedTdJson.state("Ready"), OK);
        var me = backend(Optional.of(PROXY)).login(newHome(), LoginKind.USER, answers("+1", "12345", "pw"));
        assertThat(me.firstName()).isEqualTo("Alice");
        assertThat(asked)
                .containsExactly(
                        "Phone number (international, like +49…)",
                        "Login code, sent to Telegram on your other devices (5 digits)",
                        "Two-step verification password (hint: cat)");
        assertThat(newHome().facts().orElseThrow().name()).isEqualTo("Alice");
        assertThat(td.asked()).endsWith("close");
    }

    @Test
    void aWrongCodeIsAskedForThreeTimesAndTheReasonIsTold() throws Exception {
        start("WaitPhoneNumber", "Ready");
        td.on("setAuthenticationPhoneNumber", code(0), OK);
        td.on("checkAuthenticationCode", "{'@type':'error','code':400,'message':'PHONE_CODE_INVALID'}");
        assertThat(endOfLogin(LoginKind.USER, "+1", "1", "2", "3"))
                .isEqualTo(new End.LoginNeeded("the login of 'alice' failed after 3 tries: the code is wrong"));
        assertThat(asked).hasSize(4).last().asString().endsWith("wrong: the code is wrong");
    }

    @Test
    void aCodeThatExpiredMeansTheNumberAgain() throws Exception {
        start("WaitPhoneNumber", "Ready");
        td.on("setAuthenticationPhoneNumber", code(5), OK);
        td.on(
                "checkAuthenticationCode",
                request -> Json.text(request, "code").equals("old")
                        ? List.of("{'@type':'error','code':400,'message':'PHONE_CODE_EXPIRED'}")
                        : List.of(ScriptedTdJson.state("Ready"), OK));
        backend(Optional.of(PROXY)).login(newHome(), LoginKind.USER, answers("+1", "old", "+1", "new"));
        assertThat(asked).hasSize(4);
    }

    @Test
    void anUnfinishedLoginGoesOnWhereItWas() throws Exception {
        start("WaitPhoneNumber", "Ready");
        td.on("setTdlibParameters", code(5), ScriptedTdJson.connection("Ready"), OK);
        td.on("checkAuthenticationCode", ScriptedTdJson.state("Ready"), OK);
        backend(Optional.of(PROXY)).login(newHome(), LoginKind.USER, answers("12345"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void aBotLogsInWithItsToken() throws Exception {
        start("WaitPhoneNumber", "Ready");
        td.on("checkAuthenticationBotToken", ScriptedTdJson.state("Ready"), OK);
        td.on("getMe", "{'@type':'user','id':3,'first_name':'Robot','type':{'@type':'userTypeBot'}}");
        backend(Optional.of(PROXY)).login(newHome(), LoginKind.BOT, answers("3:token"));
        assertThat(newHome().facts().orElseThrow().bot()).isTrue();
        assertThat(asked).containsExactly("Bot token (from @BotFather)");
    }

    @Test
    void aNumberWithoutAnAccountIsRefused() throws Exception {
        start("WaitPhoneNumber", "Ready");
        td.on("setAuthenticationPhoneNumber", ScriptedTdJson.state("WaitRegistration"), OK);
        assertThat(endOfLogin(LoginKind.USER, "+1"))
                .isInstanceOfSatisfying(
                        End.LoginNeeded.class, end -> assertThat(end.why()).contains("no Telegram account"));
    }

    @Test
    void nobodyIsAskedAnythingWithoutANetwork() throws Exception {
        start("WaitPhoneNumber", "Connecting");
        var backend = backend(Optional.of(PROXY), Duration.ofMillis(20));
        assertThat(end(() -> backend.login(newHome(), LoginKind.USER, answers())))
                .isInstanceOf(End.RetryLater.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void aLogoutDeletesTheDirectoryOnceTelegramHasEndedTheSession() throws Exception {
        home();
        start("Ready", "Ready");
        td.on("logOut", ScriptedTdJson.state("LoggingOut"), ScriptedTdJson.state("Closed"));
        backend(Optional.of(PROXY)).logout(home());
        assertThat(newHome().exists()).isFalse();
    }

    @Test
    void aLogoutWithoutANetworkDeletesNothing() throws Exception {
        home();
        start("Ready", "Connecting");
        var backend = backend(Optional.of(PROXY), Duration.ofMillis(20));
        assertThat(endOfLogout(backend)).isInstanceOf(End.RetryLater.class);
        assertThat(home().exists()).isTrue();
    }

    private void start(String authorization, String connection) {
        td.on("getProxies", "{'@type':'addedProxies','proxies':[" + stored(2, "127.0.0.1", "me") + "]}");
        td.on("setTdlibParameters", ScriptedTdJson.state(authorization), ScriptedTdJson.connection(connection), OK);
    }

    private void parametersFail(int code, String message) {
        td.on(
                "setTdlibParameters",
                "{\"@type\":\"error\",\"code\":" + code + ",\"message\":\"" + message.replace("'", "\\u0027") + "\"}");
    }

    private static String code(int length) {
        return """
                {'@type':'updateAuthorizationState','authorization_state':{'@type':'authorizationStateWaitCode',
                 'code_info':{'@type':'authenticationCodeInfo','type':{
                 '@type':'authenticationCodeTypeTelegramMessage','length':%d}}}}""".formatted(length);
    }

    private static String stored(int id, String server, String user) {
        return """
                {'@type':'addedProxy','id':%d,'is_enabled':true,'proxy':{'@type':'proxy','server':'%s','port':1080,
                 'type':{'@type':'proxyTypeSocks5','username':'%s','password':'geheim'}}}""".formatted(id, server, user);
    }

    private List<Integer> removed() {
        return td.requests.stream()
                .filter(request -> Json.is(request, "removeProxy"))
                .map((JsonNode request) -> Json.integer(request, "proxy_id"))
                .toList();
    }

    private LoginPrompts answers(String... answers) {
        var left = new ArrayDeque<>(List.of(answers));
        return (Question question, Optional<String> wrong) -> {
            asked.add(question.text() + wrong.map(text -> " wrong: " + text).orElse(""));
            return left.remove();
        };
    }

    private AccountHome newHome() {
        return AccountHome.in(data, new AccountName("alice"));
    }

    private AccountHome home() throws IOException {
        var home = newHome();
        home.create();
        Files.createDirectories(home.tdlib());
        return home;
    }

    private TdlibBackend backend(Optional<Proxy> proxy) {
        return backend(proxy, Duration.ofSeconds(60));
    }

    private TdlibBackend backend(Optional<Proxy> proxy, Duration connectLimit) {
        var settings = new TdlibBackend.Settings(
                new ApiCredentials(1, "x"), proxy, Optional.empty(), Duration.ofSeconds(60), connectLimit, "1");
        return new TdlibBackend(receiver, settings, _ -> {}, new VirtualTime(Instant.EPOCH));
    }

    @FunctionalInterface
    private interface Attempt {
        Object make() throws Exception;
    }

    private static End end(Attempt attempt) {
        return catchThrowableOfType(RunEnded.class, attempt::make).end();
    }

    private End endOfLogout(TdlibBackend backend) {
        return end(() -> {
            backend.logout(newHome());
            return "";
        });
    }

    private End endOfOpening() {
        return endOfOpening(new AccountName("alice"));
    }

    private End endOfOpening(AccountName name) {
        return end(() -> backend(Optional.of(PROXY)).open(AccountHome.in(data, name), false));
    }

    private End endOfOpening(Duration connectLimit) {
        return end(() -> backend(Optional.of(PROXY), connectLimit).open(newHome(), false));
    }

    private End endOfLogin(LoginKind kind, String... answers) {
        return end(() -> backend(Optional.of(PROXY)).login(newHome(), kind, answers(answers)));
    }
}
