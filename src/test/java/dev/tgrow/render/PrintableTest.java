package dev.tgrow.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @Test
    void ordinaryTextOfAnyScriptStaysAsItIs() {
        var text = "Ünïcödé Привет 你好 שלום مرحبا 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301 می‌خواهم";
        assertThat(Printable.line(text)).isEqualTo(text);
    }

    @Test
    void wholeEscapeSequencesGo() {
        assertThat(Printable.line("\u001b[31mred\u001b[0m")).isEqualTo("red");
        assertThat(Printable.line("\u009b2Jred")).isEqualTo("red");
        assertThat(Printable.line("a\u001b]0;title\u0007b")).isEqualTo("ab");
        assertThat(Printable.line("a\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\b"))
                .isEqualTo("alinkb");
        assertThat(Printable.line("a\u001bPq#0\u001b\\b")).isEqualTo("ab");
        assertThat(Printable.line("a\u001b(0b\u001bcd")).isEqualTo("abd");
    }

    @Test
    void anOpenSequenceTakesNoTextWithIt() {
        assertThat(Printable.line("a\u001b]0;hidden rest")).isEqualTo("a]0;hidden rest");
        assertThat(Printable.line("a\u001b")).isEqualTo("a");
    }

    @Test
    void lineBreaksAreShownAndTabsAreBlanks() {
        assertThat(Printable.line("a\r\nb\nc\rd\te\u2028f\u0085g")).isEqualTo("a⏎b⏎c⏎d e⏎f⏎g");
    }

    @Test
    void directionMarksAndInvisiblesGo() {
        assertThat(Printable.line("a\u202eb\u2066c\u200bd\ufeffe\u200ff")).isEqualTo("abcdef");
    }

    @Test
    void halvesOfCharactersAreReplaced() {
        assertThat(Printable.line("a\ud83db")).isEqualTo("a\ufffdb");
    }

    @Test
    void noTextGetsAControlCharacterThrough() {
        var random = new Random(7);
        for (int run = 0; run < 20_000; run++) {
            var text = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0xa0)));
                if (random.nextInt(4) == 0) text.append('\u001b').append("[]PX(c\\".charAt(random.nextInt(7)));
            }
            assertThat(Printable.line(text.toString()).codePoints())
                    .noneMatch(c -> Printable.isControl(c) || Printable.isInvisible(c) || (c >= 0xd800 && c <= 0xdfff));
        }
    }

    @ParameterizedTest
    @CsvSource({"abc,3", "你好,4", "e\u0301,1", "👍🏽,2", "👩‍👩‍👧,2", "❤️,2", "🇩🇪,2", "ｆ,2", "한국,4", "a👍b,4", "'',0"
    })
    void widthCountsCells(String text, int width) {
        assertThat(Cells.width(text)).isEqualTo(width);
    }

    @Test
    void cuttingKeepsCharactersWhole() {
        assertThat(Cells.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(Cells.cut("你好吗", 4)).isEqualTo("你…");
        assertThat(Cells.cut("a👩‍👩‍👧bc", 4)).isEqualTo("a👩‍👩‍👧…");
        assertThat(Cells.cut("abcd", 4)).isEqualTo("abcd");
    }
}
