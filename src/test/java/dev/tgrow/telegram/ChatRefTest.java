package dev.tgrow.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRefTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Garden_Club",
                "garden_club",
                "t.me/garden_club",
                "https://t.me/garden_club",
                "http://www.t.me/Garden_Club/",
                "https://telegram.me/garden_club",
                "telegram.dog/garden_club",
                "https://t.me/s/garden_club",
                "https://t.me/garden_club/42",
                "https://t.me/garden_club?boost=1",
                "https://t.me/garden_club#top",
                "tg://resolve?domain=garden_club",
                "tg:resolve?domain=garden_club&post=5",
                "  @garden_club \n"
            })
    void aPublicChatCanBeNamedInManyWays(String text) {
        assertThat(ChatRef.parse(text)).isEqualTo(new ChatRef.ByUsername("garden_club"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://t.me/+AbC_d-9",
                "t.me/joinchat/AbC_d-9",
                "https://telegram.me/+AbC_d-9",
                "tg://join?invite=AbC_d-9",
                "tg:join?invite=AbC_d-9&x=1"
            })
    void anInviteLinkKeepsItsCase(String text) {
        assertThat(ChatRef.parse(text)).isEqualTo(new ChatRef.ByInvite("AbC_d-9"));
    }

    @ParameterizedTest
    @CsvSource({
        "-1000000005001, -1000000005001",
        "777000, 777000",
        "-42, -42",
        "https://t.me/c/5001/17, -1000000005001",
        "t.me/c/5001, -1000000005001"
    })
    void aChatCanBeNamedByItsNumber(String text, long id) {
        assertThat(ChatRef.parse(text)).isEqualTo(new ChatRef.ById(new ChatId(id)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "@abc",
                "@1abc",
                "@a-b-c-d",
                "@this_name_is_far_too_long_to_be_a_username",
                "0",
                "99999999999999999999",
                "https://t.me/",
                "https://t.me/+49123456",
                "https://example.org/garden_club",
                "https://t.me/c/99999999999999999999/1",
                "two words",
                "@garden_club\u0000"
            })
    void whatNamesNoChatIsQuotedAndExplained(String text) {
        assertThatThrownBy(() -> ChatRef.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not a chat: ")
                .hasMessageContaining("use @name, t.me/name, an invite link or an id");
    }

    @Test
    void aReferenceReadsAsPeopleWriteIt() {
        assertThat(ChatRef.parse("t.me/garden_club")).hasToString("@garden_club");
        assertThat(ChatRef.parse("tg:join?invite=AbC")).hasToString("https://t.me/+AbC");
        assertThat(ChatRef.parse("t.me/c/5001/1")).hasToString("-1000000005001");
    }

    @Test
    void whatAReferenceReadsAsCanBeReadAgain() {
        for (String text : new String[] {"@garden_club", "https://t.me/+AbC", "-1000000005001"}) {
            assertThat(ChatRef.parse(ChatRef.parse(text).toString())).isEqualTo(ChatRef.parse(text));
        }
    }
}
