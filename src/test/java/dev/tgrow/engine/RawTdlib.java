package dev.tgrow.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.datacentre.DataCentre;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A client of TDLib in a process of its own, for tests that want to say what the program never says, or to kill it.
///
/// Safe for use by many threads.
final class RawTdlib implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /// Far longer than anything takes; a test that waits so long fails.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final PrintStream input;
    private final List<JsonNode> said = new ArrayList<>();
    private final Thread reader;
    private int requests;
    private boolean ended;

    private RawTdlib(Process process) {
        this.process = process;
        this.input = new PrintStream(process.getOutputStream(), true, UTF_8);
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /// Starts a client that knows the data centre's proxy and where its database is.
    static RawTdlib start(DataCentre centre, Path database) throws InterruptedException {
        return start(centre, database, Map.of());
    }

    /// The same with other parameters of `setTdlibParameters`.
    static RawTdlib start(DataCentre centre, Path database, Map<String, ?> parameters) throws InterruptedException {
        try {
            var process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "--enable-preview",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.tgrow.tdlib.TdPipe")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var td = new RawTdlib(process);
            td.open(centre, database, parameters);
            return td;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The proxy goes first: TDLib must not look for another way even once. It answers that only after the parameters.
    private void open(DataCentre centre, Path database, Map<String, ?> parameters) throws InterruptedException {
        tell(request("addProxy")
                .put("enable", true)
                .set(
                        "proxy",
                        request("proxy")
                                .put("server", "127.0.0.1")
                                .put("port", centre.proxyPort())
                                .set("type", request("proxyTypeSocks5"))));
        var all = request("setTdlibParameters")
                .put("database_directory", database.toString())
                .put("api_id", 12_345)
                .put("api_hash", "0123456789abcdef0123456789abcdef")
                .put("system_language_code", "en")
                .put("device_model", "test")
                .put("application_version", "1");
        parameters.forEach(all::putPOJO);
        ask(all);
    }

    static ObjectNode request(String type) {
        return JSON.createObjectNode().put("@type", type);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) heard(JSON.readTree(line));
        } catch (IOException _) {
            // Killed.
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void heard(JsonNode object) {
        said.add(object);
        notifyAll();
    }

    void tell(ObjectNode request) {
        input.println(JSON.writeValueAsString(request));
    }

    /// Asks, and waits for the answer, which may be an `error`.
    JsonNode ask(ObjectNode request) throws InterruptedException {
        return await(sent(request), PATIENCE);
    }

    /// Asks, and doesn't wait.
    ///
    /// @return what recognises the answer
    Predicate<JsonNode> sent(ObjectNode request) {
        int number;
        synchronized (this) {
            number = ++requests;
        }
        tell(request.put("@extra", number));
        return object -> object.path("@extra").asInt(0) == number;
    }

    /// Waits for something that it says, or has said.
    JsonNode await(Predicate<JsonNode> wanted, Duration patience) throws InterruptedException {
        var found = find(wanted, patience);
        if (found == null) throw new AssertionError("TDLib did not say it within " + patience + "; it said " + types());
        return found;
    }

    /// Waits for an update of this type, or takes one that has come.
    JsonNode awaitUpdate(String type) throws InterruptedException {
        return awaitUpdate(type, _ -> true);
    }

    JsonNode awaitUpdate(String type, Predicate<JsonNode> wanted) throws InterruptedException {
        return await(update(type).and(wanted), PATIENCE);
    }

    /// Waits for an authorization state.
    JsonNode awaitState(String type) throws InterruptedException {
        return awaitUpdate(
                        "updateAuthorizationState",
                        update -> update.path("authorization_state")
                                .path("@type")
                                .asString("")
                                .equals(type))
                .path("authorization_state");
    }

    /// The updates of a type so far.
    synchronized List<JsonNode> updates(String type) {
        return said.stream().filter(update(type)).toList();
    }

    /// Whether it has said something like this.
    synchronized boolean heard(Predicate<JsonNode> what) {
        return said.stream().anyMatch(what);
    }

    /// Forgets what was said so far.
    synchronized void forget() {
        said.clear();
    }

    private static Predicate<JsonNode> update(String type) {
        return object -> object.path("@type").asString("").equals(type);
    }

    private synchronized @Nullable JsonNode find(Predicate<JsonNode> wanted, Duration patience)
            throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            for (JsonNode object : said) {
                if (wanted.test(object)) return object;
            }
            var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (ended || left <= 0) return null;
            wait(left);
        }
    }

    private synchronized List<String> types() {
        return said.stream()
                .map(object -> object.path("@type").asString(""))
                .distinct()
                .toList();
    }

    /// Logs in by phone number and code.
    void logIn(String phone, String code) throws InterruptedException {
        awaitState("authorizationStateWaitPhoneNumber");
        ask(request("setAuthenticationPhoneNumber").put("phone_number", phone));
        awaitState("authorizationStateWaitCode");
        ask(request("checkAuthenticationCode").put("code", code));
        awaitState("authorizationStateReady");
    }

    /// Ends the process at once.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Closes the client, and with it the process.
    @Override
    public void close() {
        try {
            if (process.isAlive()
                    && updates("updateAuthorizationState").stream().noneMatch(RawTdlib::isClosed)) {
                tell(request("close"));
                awaitState("authorizationStateClosed");
            }
            input.close();
            process.onExit().join();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while TDLib closed", e);
        } finally {
            kill();
        }
    }

    private static boolean isClosed(JsonNode update) {
        return update.path("authorization_state").path("@type").asString("").equals("authorizationStateClosed");
    }
}
