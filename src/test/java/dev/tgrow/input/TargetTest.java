package dev.tgrow.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @Garden                     | @garden
            https://t.me/garden         | @garden
            @garden:5                   | @garden:5
            garden: News and more       | @garden:News and more
            https://t.me/garden:News: a | @garden:News: a
            tg://resolve?domain=garden:7 | @garden:7
            -1001234567890:12           | -1001234567890:12
            """)
    void aColonPartsTheTopicFromTheChat(String written, String name) {
        assertThat(Target.parse(written, Map.of(), "--to").name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@garden:", "@garden: ", "@garden:0", "@garden:2147483648"})
    void whatIsNoTopicIsQuoted(String written) {
        assertThatThrownBy(() -> Target.parse(written, Map.of(), "--to"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {":5", "a b:5"})
    void whatIsNoChatIsQuoted(String written) {
        assertThatThrownBy(() -> Target.parse(written, Map.of(), "--to"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a chat");
    }
}
