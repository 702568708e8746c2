package dev.tgrow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.ParseMode;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.world.WorldError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
    private static final List<String> PIECES =
            List.of(("* _ __ ~ || ` ``` [ ] ( ) ![ > **> \\ \\_ \\n a 🏟 ➡️ é . ! | # = ](http://a.b) ](tg://user?id=5)"
                            + " ](tg://emoji?id=5) <b> </b> <i> </i> <a> </a> <pre> </pre> <code> </code> </> < > & &lt;"
                            + " &#128512; &#xD83D; <blockquote> </blockquote> <tg-spoiler> </tg-spoiler> \" ' <b")
                    .split(" "));

    /// `text | STYLE offset+length argument, …`, with ⏎ for a new line.
    private static String shown(FormattedText text) {
        return text.text().replace("\n", "⏎") + " | "
                + text.entities().stream().map(MarkupTest::shown).collect(Collectors.joining(", "));
    }

    private static String shown(Entity entity) {
        return (entity.style() + " " + entity.offset() + "+" + entity.length() + " " + entity.argument()).strip();
    }

    /// The text, or the error as `! problem`.
    private static String outcome(String source, ParseMode mode) {
        try {
            return shown(Markup.parse(source.replace("⏎", "\n"), mode));
        } catch (WorldError e) {
            assertThat(e.refusal()).isInstanceOf(Refusal.BadRequest.class);
            return e.text().replace("Can't parse entities: ", "! ");
        }
    }

    private static Stream<String> lines(String cases) {
        return cases.lines();
    }

    static Stream<String> markdown() {
        return lines("""
                plain text => plain text |
                *b* _i_ __u__ ~s~ ||p|| => b i u s p | BOLD 0+1, ITALIC 2+1, UNDERLINE 4+1, STRIKETHROUGH 6+1, SPOILER 8+1
                *b _bi __biu__ bi_ b* => b bi biu bi b | BOLD 0+13, ITALIC 2+9, UNDERLINE 5+3
                🏟_🏟 __🏟___ => 🏟🏟 🏟 | ITALIC 2+5, UNDERLINE 5+2
                \\*a\\* \\\\ \\q => *a* \\ q |
                \\➡️ => \\➡️ |
                `*not _bold` => *not _bold | CODE 0+10
                `a\\`b` => a`b | CODE 0+3
                ```x``` => x | PRE 0+1
                ```java⏎var x``` => var x | PRE_CODE 0+5 java
                ```java var x``` =>  var x | PRE_CODE 0+6 java
                [a](http://b.c/d) => a | TEXT_URL 0+1 http://b.c/d
                [a](B.C) => a | TEXT_URL 0+1 http://b.c/
                [b\\.c] => b.c | TEXT_URL 0+3 http://b.c/
                [a](nothing) => a |
                [a](javascript:alert) => a |
                [a](ftp://b.c) => a |
                [a](http://b.c:99999) => a |
                [a](http://[::1]:80/x y) => a | TEXT_URL 0+1 http://[::1]:80/x%20y
                [a](http://b.c/\\)x) => a | TEXT_URL 0+1 http://b.c/)x
                [a](tg://user?id=7) => a | MENTION_NAME 0+1 7
                [a](TG:USER?ID=7) => a | MENTION_NAME 0+1 7
                [a](tg://user?id=x) => a | TEXT_URL 0+1 tg://user?id=x
                [a](tg://resolve?domain=b) => a | TEXT_URL 0+1 tg://resolve?domain=b
                ![🌱](tg://emoji?id=5) => 🌱 | CUSTOM_EMOJI 0+2 5
                ![today](tg://time?unix=5&format=dT) => today |
                **a____ => a |
                >a => a | BLOCK_QUOTE 0+1
                x⏎>a⏎>b⏎y => x⏎a⏎b⏎y | BLOCK_QUOTE 2+4
                >a⏎>b||⏎c => a⏎b⏎c | EXPANDABLE_BLOCK_QUOTE 0+4
                >a⏎**>b|| => a⏎b | BLOCK_QUOTE 0+2, EXPANDABLE_BLOCK_QUOTE 2+1
                >*a* b => a b | BLOCK_QUOTE 0+3, BOLD 0+1
                *a⏎>b⏎c* => a⏎b⏎c | BOLD 0+5, BLOCK_QUOTE 2+2
                a!b => ! Character '!' is reserved and must be escaped with the preceding '\\'
                a>b => ! Character '>' is reserved and must be escaped with the preceding '\\'
                a|b => ! Character '|' is reserved and must be escaped with the preceding '\\'
                🏟 *a => ! Can't find end of Bold entity at byte offset 5
                é ```x => ! Can't find end of Pre entity at byte offset 3
                é ```x y => ! Can't find end of PreCode entity at byte offset 3
                _a *b_ => ! Can't find end of Italic entity at byte offset 5
                >*a⏎b => ! Can't find end of Bold entity at byte offset 1
                ![a] => ! The entity must contain a tg://emoji or tg://time URL
                ![a](tg://emoji?id=07) => ! Invalid tg://emoji or tg://time URL specified
                ![a](tg://time?unix=5&format=q) => ! Invalid date format used
                [é](a => ! Can't find end of a URL at byte offset 5
                """);
    }

    static Stream<String> html() {
        return lines("""
                <b>b</b> <em>i</em> <ins>u</ins> <del>s</del> <tg-spoiler>p</tg-spoiler> => b i u s p | BOLD 0+1, ITALIC 2+1, UNDERLINE 4+1, STRIKETHROUGH 6+1, SPOILER 8+1
                <B >a</b > => a | BOLD 0+1
                <i>a</> => a | ITALIC 0+1
                &lt;&gt;&amp;&quot;&nbsp; => <>&"&nbsp; |
                &#65;&#x1F600;&#0;&#99999999; => A😀&#0;&#99999999; |
                &lta => &lta |
                &lt a => < a |
                <span class="tg-spoiler">a</span> => a | SPOILER 0+1
                <pre>a</pre> => a | PRE 0+1
                <pre><code class="language-go">a</code></pre> => a | PRE_CODE 0+1 go
                <code class="language-go"><pre>a</pre></code> => a | PRE_CODE 0+1 go
                <code class="language-go">a</code> => a | CODE 0+1
                <pre> <code class="language-go">a</code></pre> =>  a | PRE 0+2, CODE 1+1
                <a href="http://b.c/?x=&lt;">a</a> => a | TEXT_URL 0+1 http://b.c/?x=<
                <a href=B.c>a</a> => a | TEXT_URL 0+1 http://b.c/
                <a>b.c</a> => b.c | TEXT_URL 0+3 http://b.c/
                <a href='tg://user?id=7'>a</a> => a | MENTION_NAME 0+1 7
                <tg-emoji emoji-id="7">🌱</tg-emoji> => 🌱 | CUSTOM_EMOJI 0+2 7
                <tg-time unix="7" format="d">a</tg-time> => a |
                <blockquote>a</blockquote><blockquote expandable>b</blockquote> => ab | BLOCK_QUOTE 0+1, EXPANDABLE_BLOCK_QUOTE 1+1
                <b></b>a => a |
                é<x> => ! Unsupported start tag "x" at byte offset 2
                é<b => ! Unclosed start tag at byte offset 2
                é<b a => ! Unclosed start tag "b" at byte offset 2
                é<b a=" => ! Unclosed start tag at byte offset 2
                <b =x> => ! Empty attribute name in the tag "b" at byte offset 0
                <b a=x/> => ! Unexpected end of name token at byte offset 5
                <span>a</span> => ! Tag "span" must have class "tg-spoiler" at byte offset 0
                <b>a => ! Can't find end tag corresponding to start tag "b"
                <b>a</i> => ! Unmatched end tag at byte offset 4, expected "</b>", found "</i>"
                a</b> => ! Unexpected end tag at byte offset 1
                <b>a</b => ! Unclosed end tag at byte offset 4
                <tg-emoji>a</tg-emoji> => ! Invalid custom emoji identifier specified
                &#xD83D; => ! Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units
                """);
    }

    @ParameterizedTest
    @MethodSource("markdown")
    void readsMarkdown(String line) {
        var parts = line.split(" => ", 2);
        assertThat(outcome(parts[0], ParseMode.MARKDOWN).stripTrailing()).isEqualTo(parts[1]);
    }

    @ParameterizedTest
    @MethodSource("html")
    void readsHtml(String line) {
        var parts = line.split(" => ", 2);
        assertThat(outcome(parts[0], ParseMode.HTML).stripTrailing()).isEqualTo(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"]", "(", ")", "#", "+", "-", "=", "{", "}", ".", "!", "|"})
    void reservedCharactersMustBeEscaped(String character) {
        assertThat(outcome("a" + character, ParseMode.MARKDOWN))
                .isEqualTo("! Character '" + character + "' is reserved and must be escaped with the preceding '\\'");
        assertThat(outcome("a\\" + character, ParseMode.MARKDOWN)).isEqualTo("a" + character + " | ");
    }

    @Test
    void refusesTextBeyondAllMeasure() {
        var limit = "🌱".repeat(65_536);
        assertThat(Markup.parse(limit, ParseMode.HTML).codePoints()).isEqualTo(65_536);
        assertThat(outcome(limit + "a", ParseMode.HTML)).isEqualTo("! Text is too long");
        assertThat(outcome("\uD83C", ParseMode.NONE)).isEqualTo("Strings must be encoded in UTF-8");
    }

    @Test
    void whateverComesInIsReadOrRefused() {
        var random = new Random(42);
        var read = 0;
        for (int i = 0; i < 60_000; i++) {
            var source = new StringBuilder();
            for (int piece = random.nextInt(14); piece >= 0; piece--) {
                source.append(PIECES.get(random.nextInt(PIECES.size())).replace("\\n", "\n"));
            }
            var mode = i % 2 == 0 ? ParseMode.MARKDOWN : ParseMode.HTML;
            var text = parsed(source.toString(), mode);
            text.ifPresent(MarkupTest::checkNesting);
            if (text.isPresent()) read++;
        }
        assertThat(read).isBetween(1_000, 59_000);
    }

    private static Optional<FormattedText> parsed(String source, ParseMode mode) {
        try {
            return Optional.of(Markup.parse(source, mode));
        } catch (WorldError e) {
            assertThat(e.text()).as(source).startsWith("Can't parse entities: ");
            return Optional.empty();
        }
    }

    private static void checkNesting(FormattedText text) {
        for (Entity one : text.entities()) {
            assertThat(one.length()).isPositive();
            assertThat(one.offset()).isNotNegative();
            assertThat(one.offset() + one.length())
                    .isLessThanOrEqualTo(text.text().length());
            for (Entity other : text.entities()) {
                var apart = one.offset() + one.length() <= other.offset()
                        || other.offset() + other.length() <= one.offset();
                assertThat(apart || holds(one, other) || holds(other, one))
                        .as(shown(text))
                        .isTrue();
            }
        }
        assertThat(text.entities())
                .isSortedAccordingTo(Comparator.comparingInt(Entity::offset)
                        .thenComparing(Comparator.comparingInt(Entity::length).reversed()));
    }

    private static boolean holds(Entity outer, Entity inner) {
        return outer.offset() <= inner.offset() && inner.offset() + inner.length() <= outer.offset() + outer.length();
    }
}
