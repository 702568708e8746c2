package dev.tgrow.tdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A TDLib of a few lines: it opens, answers what it was taught, and closes. Like the real one it parks requests
/// about proxies, allows one reader, and answers in the order in which things happen. Unlike it, it refuses a
/// request with a field it does not know.
final class ScriptedTdJson implements TdJson {
    /// Everything asked, in order.
    final List<JsonNode> requests = new ArrayList<>();

    private final LinkedBlockingQueue<String> out = new LinkedBlockingQueue<>();
    private final Map<String, Function<JsonNode, List<String>>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger clients = new AtomicInteger();
    private final AtomicInteger readers = new AtomicInteger();
    private final List<String> complaints = new ArrayList<>();
    private volatile @Nullable LogListener log;
    volatile boolean closes = true;

    ScriptedTdJson() {
        on("setTdlibParameters", "{'@type':'ok'}");
        on("getProxies", "{'@type':'addedProxies','proxies':[]}");
        on("getMe", "{'@type':'user','id':1001,'first_name':'Alice','type':{'@type':'userTypeRegular'}}");
    }

    /// Answers `method` with this object, after these updates; single quotes stand for double ones. A text that
    /// begins with `update` in its type is an update, the one that doesn't is the answer.
    ScriptedTdJson on(String method, String... lines) {
        return on(method, _ -> List.of(lines));
    }

    ScriptedTdJson on(String method, Function<JsonNode, List<String>> script) {
        answers.put(method, script);
        return this;
    }

    /// Lets an update of client 1 happen now.
    void update(String line) {
        out.add(line(line, 1, null));
    }

    /// Lets the answer to an earlier request happen now.
    void answer(JsonNode request, String line) {
        out.add(line(line, 1, request.path("@extra")));
    }

    void log(int level, String text) {
        var listener = log;
        if (listener != null) listener.line(level, text);
    }

    boolean hasListener() {
        return log != null;
    }

    synchronized List<String> asked() {
        return requests.stream().map(Json::type).toList();
    }

    synchronized JsonNode last(String method) {
        return requests.reversed().stream()
                .filter(request -> Json.is(request, method))
                .findFirst()
                .orElseThrow();
    }

    synchronized void assertRequestsAreRight() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public int createClientId() {
        return clients.incrementAndGet();
    }

    @Override
    public synchronized void send(int client, String text) {
        var request = Json.read(text);
        requests.add(request);
        complaints.addAll(TdSchema.OURS.complaints(request));
        if (Json.is(request, "close")) {
            if (closes) out.add(line(state("Closed"), client, null));
            return;
        }
        var script = answers.get(Json.type(request));
        if (script == null) return;
        for (String line : script.apply(request)) {
            var update = Json.peekType(quoted(line)).startsWith("update");
            out.add(line(line, client, update ? null : request.path("@extra")));
        }
    }

    /// The update that tells of an authorization state.
    static String state(String name) {
        return "{'@type':'updateAuthorizationState','authorization_state':{'@type':'authorizationState" + name + "'}}";
    }

    static String connection(String name) {
        return "{'@type':'updateConnectionState','state':{'@type':'connectionState" + name + "'}}";
    }

    private static String quoted(String line) {
        return line.replace('\'', '"');
    }

    private static String line(String line, int client, @Nullable JsonNode extra) {
        var object = (ObjectNode) Json.read(quoted(line));
        if (extra != null && !extra.isMissingNode()) object.set("@extra", extra);
        return Json.write(object.put("@client_id", client));
    }

    @Override
    public Optional<String> receive(double seconds) {
        if (readers.incrementAndGet() > 1) throw new AssertionError("two readers");
        try {
            return Optional.ofNullable(out.poll((long) (seconds * 1000), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            readers.decrementAndGet();
        }
    }

    @Override
    public String execute(String text) {
        var request = Json.read(text);
        complaints.addAll(TdSchema.OURS.complaints(request));
        var script = answers.get(Json.type(request));
        return script == null
                ? quoted("{'@type':'error','code':400,'message':'not taught'}")
                : quoted(script.apply(request).getLast());
    }

    @Override
    public void listenToLog(LogListener listener) {
        log = listener;
    }

    @Override
    public void ignoreLog() {
        log = null;
    }
}
