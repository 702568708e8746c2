package dev.tgrow.render;

import static dev.tgrow.render.Printed.item;
import static dev.tgrow.render.Printed.person;
import static dev.tgrow.render.Printed.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.run.End;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunEvent.Why;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ProgramFormatsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Columns TEXT = Columns.of("post", "text", "more");

    @Test
    void jsonLinesHaveRowsSummariesAndTheResultLast() {
        var printed = new Printed(Format.JSONL)
                .run(new End.Complete(), person(1, "Ann"), summary("1 of 2"), item(TEXT.row("x", List.of(1L, true))));
        assertThat(printed.out()).isEqualTo("""
                {"type":"member","id":1,"name":"Ann","seen":"2026-11-01T08:30:00Z"}
                {"type":"summary","chat":"@a","total":2}
                {"type":"post","text":"x","more":[1,true]}
                {"type":"result","task":"members pull","exit":0,"end":"complete","done":2,"skipped":0,"failed":0,\
                "outcomes":{"listed":2},"started":"2026-11-21T10:00:00Z","finished":"2026-11-21T10:00:12Z","retry_at":null}
                """);
    }

    @Test
    void jsonIsOneDocumentWithARowALine() {
        var printed = new Printed(Format.JSON)
                .run(new End.TimeUp(), person(1, "Ann"), summary("1 of 2"), item(TEXT.row(null, List.of(1L, 2L))));
        assertThat(printed.out()).isEqualTo("""
                {
                "rows":[
                {"type":"member","id":1,"name":"Ann","seen":"2026-11-01T08:30:00Z"},
                {"type":"post","text":null,"more":[1,2]}
                ],
                "summaries":[
                {"type":"summary","chat":"@a","total":2}
                ],
                "result":{"type":"result","task":"members pull","exit":10,"end":"time_up","done":2,"skipped":0,"failed":0,\
                "outcomes":{"listed":2},"started":"2026-11-21T10:00:00Z","finished":"2026-11-21T10:00:12Z","retry_at":null
                }
                }
                """);
    }

    @Test
    void yamlIsTheSameDocument() {
        var printed = new Printed(Format.YAML).run(new End.Complete(), person(1, "Ann"), summary("1 of 2"));
        assertThat(printed.out()).startsWith("""
                rows:
                - type: "member"
                  id: 1
                  name: "Ann"
                  seen: "2026-11-01T08:30:00Z"
                summaries:
                - type: "summary"
                """);
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "YAML"})
    void aRunWithoutRowsIsAWholeDocumentToo(Format format) {
        var document = read(format, new Printed(format).run(new End.NotFound("no such chat")));
        assertThat(document.path("rows").isArray()).isTrue();
        assertThat(document.path("rows")).isEmpty();
        assertThat(document.path("result").path("end").asString()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "JSONL", "YAML"})
    void anyTextIsReadBackAsItWas(Format format) {
        var random = new Random(3);
        for (int run = 0; run < 300; run++) {
            var text = text(random);
            var row = TEXT.row(text, Map.of("k", List.of(text)));
            var printed = new Printed(format).run(new End.Complete(), item(row));
            var read = format == Format.JSONL
                    ? JSON.readTree(printed.out().lines().findFirst().orElseThrow())
                    : read(format, printed).path("rows").path(0);
            assertThat(read.path("text").asString()).isEqualTo(text);
            assertThat(read.path("more").path("k").path(0).asString()).isEqualTo(text);
            assertThat(printed.out().codePoints())
                    .noneMatch(c -> c != '\n' && Printable.isControl(c))
                    .noneMatch(Printable::isInvisible);
        }
    }

    private static String text(Random random) {
        var samples =
                List.of("no", "1e3", "~", "null", "2026-01-01", "- a", "a: b", "# c", "", " x ", "\"q\"", "'", "\\");
        if (random.nextInt(5) == 0) return samples.get(random.nextInt(samples.size()));
        return random.ints(random.nextInt(60), 0, 0x20000)
                .map(c -> random.nextInt(3) == 0 ? c % 0xa0 : random.nextInt(5) == 0 ? 0x2000 + c % 0x80 : c)
                // Halves of a character and what Unicode sets apart for no character can't be written as UTF-8 or YAML.
                .filter(c -> (c < 0xd800 || c > 0xdfff) && (c & 0xfffe) != 0xfffe)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void rowsThatArriveGoOutAtOnceAsJsonLines() {
        var printed = new Printed(Format.JSONL);
        try (var output = printed.open()) {
            output.accept(person(1, "Ann"));
            assertThat(printed.out()).endsWith("\n");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "JSONL", "YAML"})
    void theErrorOfAFailedRunIsJsonOnStandardError(Format format) {
        var end = new End.RetryLater("Telegram asks for a pause of 120 s", Printed.START.plusSeconds(120));
        var error =
                JSON.readTree(new Printed(format).run(end, new RunEvent.Item[0]).err());
        assertThat(error).isEqualTo(JSON.readTree("""
                {"type":"error","code":"retry_later","exit":75,"retry_at":"2026-11-21T10:02:00Z","message":"members \
                pull stopped for now: Telegram asks for a pause of 120 s. Run the same command again after 10:02:00."}
                """));
    }

    @Test
    void anErrorSaysWhetherAFloodWaitIsWhatTheRunStoppedFor() {
        var until = Printed.START.plusSeconds(120);
        var end = new End.RetryLater("Telegram asked for a pause", until);
        var wait = new RunEvent.Waiting("invite", Why.FLOOD, Duration.ofMinutes(2), until);
        assertThat(code(end, wait)).isEqualTo("flood_wait");
        var over = new RunEvent.Waiting("invite", Why.FLOOD, Duration.ofSeconds(3), Printed.START.plusSeconds(3));
        assertThat(code(end, over)).isEqualTo("retry_later");
        assertThat(code(new End.Broken(new UncheckedIOException("full", new IOException()))))
                .isEqualTo("failed");
        assertThat(code(new End.Broken(new IllegalStateException()))).isEqualTo("broken");
    }

    private static String code(End end, RunEvent... events) {
        var lines = new Printed(Format.JSONL).run(end, events).err().lines().toList();
        return JSON.readTree(lines.getLast()).path("code").asString();
    }

    private static JsonNode read(Format format, Printed printed) {
        ObjectMapper mapper = format == Format.YAML ? YAML : JSON;
        return mapper.readTree(printed.out());
    }
}
