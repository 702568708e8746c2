package dev.tgrow.datacentre.tl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlSchemaTest {
    @TempDir
    Path directory;

    @Test
    void theFilesOfThePackageAreRead() throws Exception {
        var schema = written();
        assertThat(schema.layer()).isEqualTo(9);
        assertThat(schema.hasMethod("getUsers")).isTrue();
        assertThat(schema.hasConstructor("user")).isTrue();
        assertThat(schema.hasConstructor("getUsers")).isFalse();
        assertThat(schema.fields("user")).containsExactly("flags", "id", "self", "friends");
    }

    @Test
    void whatTheFilesDescribeIsWrittenAndRead() throws Exception {
        var codec = new TlCodec(written());
        var user = TlObject.of("user").with("id", 5L).with("self", true);
        var family = user.with("friends", List.of(user));
        assertThat(codec.decodeResult("getUsers", new TlReader(codec.encodeResult("getUsers", List.of(family)))))
                .isEqualTo(List.of(family));
        var salts = TlObject.of("mt_salts")
                .with("salts", List.of(TlObject.of("mt_salt").with("salt", 7L)));
        assertThat(codec.encode(salts)).hasSize(16);
        assertThat(codec.decode(codec.encode(salts))).isEqualTo(salts);
    }

    @Test
    void whatIsNoSchemaIsRefusedByName() {
        assertThatThrownBy(() -> TlSchema.read(directory))
                .hasMessage("no TL schema at " + directory.resolve("api-schema.json"));
        assertThatThrownBy(() -> TlSchema.of(1, "user id:long = User"))
                .hasMessage("not a definition in TL: user id:long = User");
        assertThatThrownBy(() -> TlSchema.of(1, "user#1 id = User")).hasMessageStartingWith("not a");
        assertThatThrownBy(() -> TlSchema.of(1, "a#1 = A\nb#1 = A")).hasMessage("defined twice: b#00000001");
    }

    private TlSchema written() throws IOException {
        Files.writeString(directory.resolve("mtp-schema.json"), """
                [{"kind": "class", "name": "mt_salt", "id": 155834844, "type": "Salt", "arguments": [
                    {"name": "salt", "type": "long"}]},
                 {"kind": "class", "name": "mt_salts", "id": 2924480661, "type": "Salts", "arguments": [
                    {"name": "salts", "type": "mt_salt", "typeModifiers":
                      {"isBareVector": true, "isBareType": true, "constructorId": 155834844}}]}]
                """);
        Files.writeString(directory.resolve("api-schema.json"), """
                {"l": 9, "u": {}, "e": [
                  {"kind": "class", "name": "user", "id": 1, "type": "User", "arguments": [
                    {"name": "flags", "type": "#", "comment": "unused"},
                    {"name": "id", "type": "int53"},
                    {"name": "self", "type": "true", "typeModifiers": {"predicate": "flags.10"}},
                    {"name": "friends", "type": "User", "typeModifiers": {"predicate": "flags.2", "isVector": true}}]},
                  {"kind": "method", "name": "getUsers", "id": 2, "type": "User", "typeModifiers": {"isVector": true},
                   "arguments": [{"name": "query", "type": "!X"}]}]}
                """);
        return TlSchema.read(directory);
    }
}
