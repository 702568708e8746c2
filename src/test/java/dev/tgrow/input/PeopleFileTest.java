package dev.tgrow.input;

import static dev.tgrow.input.TextFileTest.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleFileTest {
    private static final String CSV = """
            id,username,first_name,is_bot,is_deleted,status,last_seen
            1,Alice_1,"A, ""x""
            y",false,false,offline,2026-11-01T08:30:00Z
            2,,,true,False,recently,

            3,'@carl_c,'=1+1,0,yes,hidden,
            """;
    private static final String JSONL = """
            {"type":"member","id":1,"username":"Alice_1","is_bot":false,"last_seen":"2026-11-01T08:30:00Z"}
            {"type":"chat","chat":"@b","outcome":"skip_chat","reason":"no such chat"}
            {"type":"member","id":2,"username":null,"is_bot":true,"status":"recently","last_seen":null,"more":{"a":[1]}}
            {"type":"member","id":"3","username":"@carl_c","is_deleted":true}
            {"type":"result","task":"members pull","exit":0}
            """;
    private static final String JSON = """
            {"made":{"by":"tgrow"},
            "rows":[
            {"type":"member","id":1,"username":"Alice_1","is_bot":false,"last_seen":"2026-11-01T08:30:00Z"},
            {"type":"member","id":2,"username":null,"is_bot":true,"status":"recently","last_seen":null},
            {"type":"member","id":3,"username":"carl_c","is_deleted":true}
            ],
            "summaries":[{"type":"summary","total":3}],
            "result":{"type":"result"}}
            """;
    private static final String YAML = """
            rows:
            - type: "member"
              id: 1
              username: "Alice_1"
              last_seen: "2026-11-01T08:30:00Z"
            - id: 2
              username: null
              is_bot: true
              status: "recently"
            - {id: 3, username: carl_c, is_deleted: true}
            summaries: []
            result:
              exit: 0
            """;

    @ParameterizedTest
    @ValueSource(strings = {CSV, JSONL, JSON, YAML})
    void readsWhatAPullWrote(String text) {
        var people = read("-", bytes(text));
        assertThat(people).hasSize(3);
        var first = people.getFirst();
        assertThat(first.id()).contains(new UserId(1));
        assertThat(first.username()).contains("Alice_1");
        assertThat(first.bot()).isFalse();
        assertThat(first.lastSeen()).isEqualTo(new LastSeen.At(Instant.parse("2026-11-01T08:30:00Z")));
        assertThat(people.get(1).username()).isEmpty();
        assertThat(people.get(1).bot()).isTrue();
        assertThat(people.get(1).lastSeen()).isEqualTo(new LastSeen.Recently());
        assertThat(people.get(2).username()).contains("carl_c");
        assertThat(people.get(2).deleted()).isTrue();
        assertThat(people.get(2).lastSeen()).isEqualTo(new LastSeen.Unknown());
    }

    @Test
    void placesAreKept() {
        assertThat(read("-", bytes(CSV)))
                .extracting(Person::where)
                .containsExactly("standard input line 2", "standard input line 4", "standard input line 6");
        assertThat(read("-", bytes(JSONL)))
                .extracting(Person::where)
                .containsExactly(
                        "standard input line 1, column 1",
                        "standard input line 3, column 1",
                        "standard input line 4, column 1");
    }

    @Test
    void readsAPlainList() {
        var people = read("-", bytes("\ufeff# people\r\n123\r\n@alice # first\r\n\r\ncarl_c"));
        assertThat(people)
                .extracting(Person::id)
                .containsExactly(Optional.of(new UserId(123)), Optional.empty(), Optional.empty());
        assertThat(people)
                .extracting(Person::username)
                .containsExactly(Optional.empty(), Optional.of("alice"), Optional.of("carl_c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1, \"@alice\"]",
                "- 1\n- \"@alice\"\n",
                "1\n@alice\n",
                "id;username\n1;\n;alice\n",
                "username\tid\n\t1\nalice\t"
            })
    void otherFormsAreGuessedFromTheFirstLine(String text) {
        assertThat(read("-", bytes(text)))
                .extracting(Person::username)
                .containsExactly(Optional.empty(), Optional.of("alice"));
    }

    @Test
    void theEndingSaysTheFormat(@TempDir Path directory) throws IOException {
        for (var form : List.of(
                List.of("a.csv", CSV), List.of("b.JSON", JSON), List.of("c.ndjson", JSONL), List.of("d.yml", YAML))) {
            var file = Files.writeString(directory.resolve(form.getFirst()), form.getLast());
            assertThat(read(file.toString(), bytes(""))).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id,username\\n1,a b           | line 2, column 3: 'a b' is not a username
            id,username\\n1,\\n-5,x         | line 3, column 1: '-5' is not the id of a person
            name,id,is_bot\\n,1,maybe      | line 2, column 4: 'maybe' is neither true nor false
            id,username\\n1,"abc           | line 2, column 7: Missing closing quote for value
            12\\nfoo bar                   | line 2: 'foo bar' is not a username
            0                             | line 1: '0' is not the id of a person
            {"id":1}\\n{"name":"x"}        | line 2, column 1: has neither an id nor a username
            [1,[2]]                       | line 1, column 4: a person is expected, not a list
            {"id":99999999999999999999}   | line 1, column 7: '99999999999999999999' is not the id of a person
            """)
    void whatIsWrongIsNamedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read("-", bytes(text.replace("\\n", "\n"))))
                .isInstanceOf(InputException.class)
                .hasMessage("standard input " + message);
    }

    @Test
    void aHeaderWithoutPeopleIsAnError(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("x.csv"), "name,city\n").toString();
        assertThatThrownBy(() -> read(file, bytes("")))
                .isInstanceOf(InputException.class)
                .hasMessage(file + " line 1: the header names neither 'id' nor 'username'");
    }

    @Test
    void aListThatIsCutOffIsAnErrorAfterItsLastPerson() {
        try (var people = PeopleFile.open("-", bytes("{\"rows\":[{\"id\":1},{\"id\":2},"))) {
            assertThat(people.next()).isPresent();
            assertThat(people.next()).isPresent();
            assertThatThrownBy(people::next).isInstanceOf(InputException.class).hasMessageContaining("nexpected end");
        }
    }

    @Test
    void aListLargerThanMemoryIsReadBitByBit() {
        var block = "1234567\n".repeat(1000).getBytes(UTF_8);
        var blocks = IntStream.range(0, 1000)
                .mapToObj(_ -> new ByteArrayInputStream(block))
                .toList();
        var lines = new SequenceInputStream(Collections.enumeration(blocks));
        try (var people = PeopleFile.open("-", lines)) {
            var count = 0;
            while (people.next().isPresent()) count++;
            assertThat(count).isEqualTo(1_000_000);
        }
    }

    static List<Person> read(String file, InputStream stdin) {
        var list = new ArrayList<Person>();
        try (var people = PeopleFile.open(file, stdin)) {
            for (var next = people.next(); next.isPresent(); next = people.next()) list.add(next.get());
        }
        return list;
    }
}
