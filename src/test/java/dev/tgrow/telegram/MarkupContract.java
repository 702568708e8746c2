package dev.tgrow.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Marked-up text.
interface MarkupContract extends ContractStage {
    @Test
    default void parsesMarkdown() throws InterruptedException {
        var source = "Hi *bold _both_* [here](https://a.example/x) ||no|| `code`\\.\n>quote\n**>more||";

        var text = alice().call(new Call.ParseText(source, ParseMode.MARKDOWN)).orThrow();

        assertThat(text.text()).isEqualTo("Hi bold both here no code.\nquote\nmore");
        assertThat(text.entities())
                .containsExactly(
                        new Entity(3, 9, Style.BOLD, ""),
                        new Entity(8, 4, Style.ITALIC, ""),
                        new Entity(13, 4, Style.TEXT_URL, "https://a.example/x"),
                        new Entity(18, 2, Style.SPOILER, ""),
                        new Entity(21, 4, Style.CODE, ""),
                        new Entity(27, 6, Style.BLOCK_QUOTE, ""),
                        new Entity(33, 4, Style.EXPANDABLE_BLOCK_QUOTE, ""));
    }

    @Test
    default void parsesHtml() throws InterruptedException {
        var source =
                "<b>🌱 &lt;b&gt;</b> <a href=\"tg://user?id=42\">you</a><pre><code class=\"language-java\">var</code></pre>"
                        + "<tg-emoji emoji-id=\"7\">🌱</tg-emoji><u>u</u><s>s</s>";

        var text = alice().call(new Call.ParseText(source, ParseMode.HTML)).orThrow();

        assertThat(text.text()).isEqualTo("🌱 <b> youvar🌱us");
        assertThat(text.entities())
                .containsExactly(
                        new Entity(0, 6, Style.BOLD, ""),
                        new Entity(7, 3, Style.MENTION_NAME, "42"),
                        new Entity(10, 3, Style.PRE_CODE, "java"),
                        new Entity(13, 2, Style.CUSTOM_EMOJI, "7"),
                        new Entity(15, 1, Style.UNDERLINE, ""),
                        new Entity(16, 1, Style.STRIKETHROUGH, ""));
    }

    @Test
    default void leavesPlainTextAlone() throws InterruptedException {
        var source = "*not bold* <b>not bold</b> \\ ";

        assertThat(alice().call(new Call.ParseText(source, ParseMode.NONE)).orThrow())
                .isEqualTo(FormattedText.plain(source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MARKDOWN; Hello!; Character '!' is reserved and must be escaped with the preceding '\\'",
                "MARKDOWN; ä *bold; Can't find end of Bold entity at byte offset 3",
                "MARKDOWN; [a](b; Can't find end of a URL at byte offset 4",
                "HTML; ä <b>bold; Can't find end tag corresponding to start tag \"b\"",
                "HTML; ä <x>; Unsupported start tag \"x\" at byte offset 3",
                "HTML; <b>a</i>; Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""
            })
    default void saysWhereMarkupIsWrong(ParseMode mode, String source, String problem) throws InterruptedException {
        assertThat(refusal(new Call.ParseText(source, mode)))
                .isEqualTo(new Refusal.BadRequest("Can't parse entities: " + problem));
    }
}
