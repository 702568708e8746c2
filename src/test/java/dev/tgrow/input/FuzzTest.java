package dev.tgrow.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the bytes are, reading gives a value or an [InputException] with one line per problem.
class FuzzTest {
    private static final int RUNS = 600;
    private static final List<String> SEEDS = List.of(
            "- \"@one_group\"\n- {chat: t.me/two, name: x}\n- chat: -100123\n  a: |\n   text\n",
            "rows:\n- type: \"member\"\n  id: 1\n  username: \"alice\"\nsummaries: []\n",
            "{\"rows\":[{\"id\":1,\"username\":\"a\\u0041bc\"}],\"result\":{\"x\":[1,2.5e3,null,true]}}",
            "{\"type\":\"member\",\"id\":1}\n{\"type\":\"result\"}\n",
            "id,username,is_bot\n1,\"a\"\"b\",true\n'=2,x,\r\n",
            "@one\n# c\n-100123\nt.me/+abc #x\n12345\n",
            "a: &x [1, *x]\n? {b: c}\n: !!binary aGk=\n%TAG ! x\n--- >-\n folded\n...\n'q': \"\\x41\\u12\"\n");

    @TempDir
    private Path directory;

    private interface Reading {
        void read(String file, InputStream stdin);
    }

    @Test
    void targets() {
        fuzz("-", TargetFile::read);
    }

    @Test
    void messages() {
        fuzz("-", MessageFile::read);
    }

    @Test
    void yaml() {
        fuzz("-", YamlFile::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "p.csv", "p.json", "p.yaml", "p.jsonl"})
    void people(String file) {
        fuzz(file, PeopleFileTest::read);
    }

    private void fuzz(String file, Reading reading) {
        var random = new Random(file.hashCode());
        for (int run = 0; run < RUNS; run++) {
            var bytes = bytes(random);
            try {
                reading.read(stored(file, bytes), new ByteArrayInputStream(bytes));
            } catch (InputException e) {
                assertThat(e.problems())
                        .isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem).isNotBlank());
            } catch (RuntimeException | Error e) {
                throw new AssertionError(HexFormat.of().formatHex(bytes) + " = " + new String(bytes, UTF_8), e);
            }
        }
    }

    private String stored(String file, byte[] bytes) {
        if (file.equals("-")) return file;
        try {
            return Files.write(directory.resolve(file), bytes).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Random random) {
        if (random.nextInt(10) == 0) {
            var bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            return bytes;
        }
        var bytes = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(UTF_8);
        for (int change = random.nextInt(6); change >= 0 && bytes.length > 0; change--) bytes = changed(bytes, random);
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        var at = random.nextInt(bytes.length);
        var marks = "-:[]{}\"',|>&*!%@`#?\n\r\t \\0~=<.";
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] = (byte) random.nextInt();
            case 1 -> bytes[at] = (byte) marks.charAt(random.nextInt(marks.length()));
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 3 -> {
                var twice = Arrays.copyOf(bytes, bytes.length + at);
                System.arraycopy(bytes, 0, twice, bytes.length, at);
                return twice;
            }
            default -> {
                var shorter = new byte[bytes.length - 1];
                System.arraycopy(bytes, 0, shorter, 0, at);
                System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
                return shorter;
            }
        }
        return bytes;
    }
}
