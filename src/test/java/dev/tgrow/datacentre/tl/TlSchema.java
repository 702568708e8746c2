package dev.tgrow.datacentre.tl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Constructors and methods by name and by id. Immutable.
public final class TlSchema {
    /// The system property that names the directory with `api-schema.json` and `mtp-schema.json`.
    public static final String DIRECTORY = "tgrow.schemas";

    /// What clients of older layers send in the key exchange and the package doesn't have.
    private static final String OLDER = """
            mt_p_q_inner_data#83c95aec pq:bytes p:bytes q:bytes nonce:int128 server_nonce:int128 new_nonce:int256 \
            = P_Q_inner_data
            mt_p_q_inner_data_temp#3c6a84d4 pq:bytes p:bytes q:bytes nonce:int128 server_nonce:int128 \
            new_nonce:int256 expires_in:int = P_Q_inner_data
            ---functions---
            mt_req_pq#60469778 nonce:int128 = ResPQ
            """;

    private final int layer;
    private final Map<String, Combinator> byName = new HashMap<>();
    private final Map<Integer, Combinator> byId = new HashMap<>();

    private TlSchema(int layer) {
        this.layer = layer;
    }

    /// The schema that was installed for the tests, if one was.
    public static Optional<TlSchema> installed() {
        return Optional.ofNullable(System.getProperty(DIRECTORY)).map(Path::of).map(TlSchema::read);
    }

    /// The API and the service messages of a directory with the two files of the package `@mtcute/tl`.
    public static TlSchema read(Path directory) {
        var json = new JsonMapper();
        requireFile(directory.resolve("api-schema.json"));
        requireFile(directory.resolve("mtp-schema.json"));
        var api = json.readTree(directory.resolve("api-schema.json"));
        var schema = new TlSchema(api.required("l").asInt());
        schema.add(TlJson.read(json.readTree(directory.resolve("mtp-schema.json"))));
        schema.add(TlJson.read(api.required("e")));
        schema.add(TlLines.read(OLDER));
        return schema;
    }

    /// Definitions in the TL language, one a line, methods after `---functions---`.
    public static TlSchema of(int layer, String... definitions) {
        var schema = new TlSchema(layer);
        for (var text : definitions) {
            schema.add(TlLines.read(text));
        }
        return schema;
    }

    /// The layer of the API that the schema describes.
    public int layer() {
        return layer;
    }

    public boolean hasMethod(String name) {
        var found = byName.get(name);
        return found != null && found.method();
    }

    public boolean hasConstructor(String name) {
        var found = byName.get(name);
        return found != null && !found.method();
    }

    /// The names of the arguments of a method or the fields of a constructor, flags fields included.
    public List<String> fields(String name) {
        return named(name).fields().stream().map(TlField::name).toList();
    }

    Combinator named(String name) {
        var found = byName.get(name);
        if (found == null) {
            throw new TlException("layer %d has no %s".formatted(layer, name));
        }
        return found;
    }

    @Nullable
    Combinator numbered(int id) {
        return byId.get(id);
    }

    private void add(List<Combinator> found) {
        for (var each : found) {
            if (byName.put(each.name(), each) != null || byId.put(each.id(), each) != null) {
                throw new TlException("defined twice: %s#%08x".formatted(each.name(), each.id()));
            }
        }
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new TlException("no TL schema at " + file);
        }
    }
}
