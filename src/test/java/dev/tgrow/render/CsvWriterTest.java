package dev.tgrow.render;

import static dev.tgrow.render.Printed.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {
    private static final Columns TEXT = Columns.of("post", "id", "text");

    @Test
    void theHeaderComesOnceAndNullIsEmpty() {
        var printed = new Printed(Format.CSV)
                .run(new End.Complete(), Printed.person(1, "Ann"), item(Printed.PERSON.row(2L, null, null)));
        assertThat(printed.out()).isEqualTo("""
                id,name,seen
                1,Ann,2026-11-01T08:30:00Z
                2,,
                """);
    }

    @Test
    void quotesCommasAndLineBreaksAreQuoted() {
        assertThat(cell("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
        assertThat(cell("a\nb")).isEqualTo("\"a\nb\"");
    }

    @Test
    void controlCharactersGoButTabsAndLineBreaksStay() {
        assertThat(cell("a\u0000\u001bb\tc\u007f")).isEqualTo("ab\tc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "'=1", "＝1", "+1 555"})
    void whatASpreadsheetWouldRunIsGuarded(String text) {
        assertThat(cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+49123", "-1.5", "a=b", "'quoted'", "", "1-2"})
    void plainNumbersAndTextAreNot(String text) {
        assertThat(cell(text)).isEqualTo(text);
    }

    @Test
    void aCellOfSeveralLinesThatIsAFormulaIsGuardedToo() {
        assertThat(cell("=1\n2")).isEqualTo("\"'=1\n2\"");
        assertThat(cell("\n=1")).isEqualTo("\"'\n=1\"");
    }

    @Test
    void listsAndMapsAreJson() {
        var row = TEXT.row(1L, Map.of("links", List.of("https://a", Instant.EPOCH)));
        assertThat(new Printed(Format.CSV).run(new End.Complete(), item(row)).out())
                .endsWith("1,\"{\"\"links\"\":[\"\"https://a\"\",\"\"1970-01-01T00:00:00Z\"\"]}\"\n");
    }

    @Test
    void aRowOfOneEmptyCellIsStillALine() {
        var row = Columns.of("x", "only").row((Object) null);
        assertThat(new Printed(Format.CSV).run(new End.Complete(), item(row)).out())
                .isEqualTo("only\n\"\"\n");
    }

    @Test
    void rowsOfAnotherKindAreLeftOutAndToldOnce() {
        var printed = new Printed(Format.CSV)
                .run(
                        new End.Complete(),
                        Printed.person(1, "Ann"),
                        item(TEXT.row(1L, "x")),
                        item(TEXT.row(2L, "y")),
                        Printed.person(2, "Bob"));
        assertThat(printed.out().lines()).hasSize(3);
        assertThat(printed.err()).isEqualTo("""
                rows of the kind 'post' don't fit this CSV and are left out (see --format jsonl)
                members pull finished: 4 done.
                """);
    }

    @Test
    void aFailureThatComesFirstDoesNotMakeItsColumnsTheHeader() {
        var failed = new RunEvent.Item(Columns.of("chat", "chat").row("@a"), new Outcome.Failed("gone"));
        var printed = new Printed(Format.CSV).run(new End.Complete(), failed, Printed.person(1, "Ann"));
        assertThat(printed.out().lines()).containsExactly("id,name,seen", "1,Ann,2026-11-01T08:30:00Z");
        assertThat(printed.err()).startsWith("rows of the kind 'chat' don't fit this CSV and are left out");
        assertThat(new Printed(Format.CSV).run(new End.Complete(), failed).out())
                .isEqualTo("chat\n'@a\n");
    }

    @Test
    void rowsThatFailedKeepTheirPlaceAmongTheOthers() {
        var failed = new RunEvent.Item(Printed.PERSON.row(1L, "a", null), new Outcome.Failed("gone"));
        var printed = new Printed(Format.CSV).run(new End.Complete(), failed, failed, Printed.person(2, "b"));
        assertThat(printed.out()).isEqualTo("id,name,seen\n1,a,\n1,a,\n2,b,2026-11-01T08:30:00Z\n");
    }

    private static String cell(String text) {
        var out = new Printed(Format.CSV)
                .run(new End.Complete(), item(TEXT.row(1L, text)))
                .out();
        return out.substring("id,text\n1,".length(), out.length() - 1);
    }
}
