package dev.tgrow.engine;

import static java.util.Objects.requireNonNull;

import dev.tgrow.datacentre.DataCentre;
import dev.tgrow.world.WorldFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A data centre over the world of `messages.yaml`, and the real TDLib for its accounts.
final class Company {
    private static final String WORLD = "messages.yaml";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SERVER_ID_SHIFT = 20;

    private final Path directory;
    private final DataCentre centre;
    private final Map<String, RawTdlib> clients = new LinkedHashMap<>();

    private Company(Path directory, DataCentre centre) {
        this.directory = directory;
        this.centre = centre;
    }

    static Company open(Engine engine, Path directory) throws IOException {
        return over(WORLD, engine, directory);
    }

    /// The same over another world.
    ///
    /// @param file its name among the resources of this package
    static Company over(String file, Engine engine, Path directory) throws IOException {
        try (var yaml = requireNonNull(Company.class.getResourceAsStream(file))) {
            var world = WorldFile.of(file, yaml.readAllBytes());
            return new Company(directory, DataCentre.open(world, directory.resolve("world"), engine.equipment()));
        }
    }

    DataCentre centre() {
        return centre;
    }

    /// The TDLib of an account that is logged in and knows its chats.
    RawTdlib of(String account) throws InterruptedException {
        var known = clients.get(account);
        if (known != null) return known;
        var td = RawTdlib.start(centre, directory.resolve(account));
        clients.put(account, td);
        var phone = centre.account(account).person().user().phone().orElseThrow();
        td.logIn("+" + phone, centre.account(account).login().code());
        td.ask(json("{'@type':'loadChats','limit':100}"));
        return td;
    }

    /// A request as text, with `'` for `"`.
    ///
    /// @param arguments what stands in the places of `%d` and `%s`
    static ObjectNode json(String text, Object... arguments) {
        var filled = text;
        for (Object argument : arguments) {
            filled = filled.replaceFirst("%[ds]", Matcher.quoteReplacement(String.valueOf(argument)));
        }
        return (ObjectNode) JSON.readTree(filled.replace('\'', '"'));
    }

    /// A request that TDLib does.
    ///
    /// @throws AssertionError if it refuses
    static JsonNode good(JsonNode answer) {
        if (answer.path("@type").asString("").equals("error")) throw new AssertionError(answer.toString());
        return answer;
    }

    /// TDLib's id of a message of the server.
    static long id(long message) {
        return message << SERVER_ID_SHIFT;
    }

    static long serverId(JsonNode message) {
        return message.path("id").asLong(0) >> SERVER_ID_SHIFT;
    }

    /// Sends something and waits until it is sent.
    ///
    /// @param more further fields of `sendMessage`, each with a comma before it
    /// @return the message as it is on the server
    static JsonNode send(RawTdlib td, long chat, String content, String more) throws InterruptedException {
        var request = json("{'@type':'sendMessage','chat_id':%d,'input_message_content':%s%s}", chat, content, more);
        return sent(td, good(td.ask(request)));
    }

    static JsonNode send(RawTdlib td, long chat, String text) throws InterruptedException {
        return send(td, chat, text(text), "");
    }

    /// Waits until a message is sent.
    static JsonNode sent(RawTdlib td, JsonNode pending) throws InterruptedException {
        return td.awaitUpdate(
                        "updateMessageSendSucceeded",
                        update -> update.path("old_message_id").equals(pending.path("id"))
                                && update.path("message").path("chat_id").equals(pending.path("chat_id")))
                .path("message");
    }

    /// An `inputMessageText`.
    static String text(String text) {
        return "{'@type':'inputMessageText','text':{'@type':'formattedText','text':'%s'}}".formatted(text);
    }

    /// What somebody sees of a new message.
    static JsonNode seen(RawTdlib td, JsonNode message) throws InterruptedException {
        var chat = message.path("chat_id");
        return td.awaitUpdate(
                        "updateNewMessage",
                        update -> update.path("message").path("chat_id").equals(chat)
                                && update.path("message").path("id").equals(message.path("id")))
                .path("message");
    }

    /// Closes all clients, then the data centre.
    void close() throws InterruptedException {
        try {
            for (RawTdlib td : clients.values()) td.close();
        } finally {
            centre.close();
        }
    }
}
