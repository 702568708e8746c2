package dev.tgrow.input;

import static dev.tgrow.input.TextFileTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.input.TargetFile.Targets;
import dev.tgrow.telegram.ChatRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetFileTest {
    @Test
    void readsOneTargetALineWithComments() {
        var targets = read("\ufeff# the groups\r\n\r\n@One_Group  # first\r\nt.me/two_group\n-1001234567890\n");
        assertThat(targets.targets())
                .extracting(Target::where)
                .containsExactly("standard input line 3", "standard input line 4", "standard input line 5");
        assertThat(targets.targets())
                .extracting(target -> target.chat().toString())
                .containsExactly("@one_group", "@two_group", "-1001234567890");
        assertThat(targets.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@name#1", "foo bar"})
    void aLineThatNamesNoChatIsQuoted(String line) {
        assertThatThrownBy(() -> read("@fine\n" + line))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("standard input line 2: '" + line + "' is not a chat: ");
    }

    @Test
    void readsYamlOfNamesAndMaps() {
        var targets = read("""
                # for November
                - "@one_group"
                - {chat: t.me/two_group, name: Two, since: 2020}
                - -1001234567890
                - chat: -1009876543210
                  name:
                """);
        assertThat(targets.targets()).hasSize(4);
        assertThat(targets.targets().get(1).columns()).isEqualTo(Map.of("name", "Two", "since", "2020"));
        assertThat(targets.targets().get(1).where()).isEqualTo("standard input line 3, column 3");
        assertThat(targets.targets().get(3).columns()).isEqualTo(Map.of("name", ""));
    }

    @Test
    void aChatThatIsThereAgainKeepsItsPlaceAndGetsTheMissingColumns() {
        var targets = read("""
                - {chat: one_group, name: First}
                - "@two_group"
                - {chat: https://t.me/One_Group, name: Second, city: Bonn}
                """);
        assertThat(targets.targets())
                .extracting(Target::chat)
                .containsExactly(new ChatRef.ByUsername("one_group"), new ChatRef.ByUsername("two_group"));
        assertThat(targets.targets().getFirst().columns()).isEqualTo(Map.of("name", "First", "city", "Bonn"));
        assertThat(targets.notes())
                .containsExactly(
                        "standard input line 3, column 3: @one_group is already named at standard input line 1,"
                                + " column 3 and counts once");
    }

    @Test
    void allBadLinesAreToldAtOnceUpToTen() {
        assertThatThrownBy(() -> read("?\n".repeat(13)))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.problems()).hasSize(11).last().isEqualTo("and 3 more"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n\n", "[]", "---\n"})
    void aListOfNothingIsAnError(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InputException.class)
                .hasMessage("standard input names no chat");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - a_b_c\\n- @b             | line 2, column 3: a name that begins with @ must be quoted: "@name"
            - {name: x}               | line 1, column 3: an entry needs a 'chat'
            - {chat: abcd, x: [1]}    | line 1, column 19: 'x' must be text, not a list
            - [abcd]                  | line 1, column 3: a chat is expected, not a list
            - chat: abcd\\n  chat: b   | line 2, column 3: 'chat' is there twice, first in line 1
            - &a abcd\\n- *a           | line 2, column 3: aliases (*name) are not supported
            - abcd\\n---\\n- efgh       | line 3, column 1: only one document is expected
            - [abcd                   | line 2, column 1: expected ',' or ']', but got <stream end>
            """)
    void brokenYamlNamesItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n") + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("standard input " + message);
    }

    @Test
    void theEndingSaysYamlToo(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("targets.yaml"), "chat: abcd\n")
                .toString();
        assertThatThrownBy(() -> TargetFile.read(file, bytes("")))
                .hasMessage(file + " line 1, column 1: a list of chats is expected, not a map");
    }

    private static Targets read(String text) {
        return TargetFile.read("-", bytes(text));
    }
}
