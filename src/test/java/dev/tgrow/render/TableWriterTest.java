package dev.tgrow.render;

import static dev.tgrow.render.Printed.item;
import static dev.tgrow.render.Printed.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunEvent.Why;
import dev.tgrow.run.Time;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableWriterTest {
    @Test
    void columnsAreAlignedAndNumbersStandRight() {
        var printed = new Printed().run(new End.Complete(), person(7, "Ann"), person(1234, "你好"), person(12, "😀 Bo"));
        assertThat(printed.out()).isEqualTo("""
                  id  name   seen
                   7  Ann    2026-11-01T08:30:00Z
                1234  你好   2026-11-01T08:30:00Z
                  12  😀 Bo  2026-11-01T08:30:00Z
                """);
    }

    @Test
    void untrustedTextCanNotBreakTheTable() {
        var printed = new Printed().run(new End.Complete(), person(1, "a\nb\u001b[2J\u202ec"));
        assertThat(printed.out()).contains("1  a⏎bc  2026");
    }

    @Test
    void aLongerCellWidensItsColumnAfterTheFirstRows() {
        var events = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> person(i, i == 55 ? "much longer" : "short"))
                .toArray(RunEvent[]::new);
        var lines = new Printed().run(new End.Complete(), events).out().lines().toList();
        assertThat(lines).hasSize(61);
        assertThat(lines.get(54)).isEqualTo("54  short  2026-11-01T08:30:00Z");
        assertThat(lines.get(55)).isEqualTo("55  much longer  2026-11-01T08:30:00Z");
        assertThat(lines.get(56)).isEqualTo("56  short        2026-11-01T08:30:00Z");
    }

    @Test
    void onlyATerminalGetsLongCellsCut() {
        var text = "x".repeat(100);
        var terminal = new Printed();
        terminal.outTty = true;
        assertThat(terminal.run(new End.Complete(), person(1, text)).out()).contains("x".repeat(47) + "…  2026");
        assertThat(new Printed().run(new End.Complete(), person(1, text)).out()).contains(text);
    }

    @Test
    void noMoreThanFiftyRowsAreHeldBack() {
        var printed = new Printed();
        printed.outTty = true;
        try (var output = printed.open()) {
            for (int i = 1; i < 50; i++) output.accept(person(i, "a"));
            assertThat(printed.out()).isEmpty();
            output.accept(person(50, "a"));
            assertThat(printed.out().lines()).hasSize(51);
        }
    }

    @Test
    void heldRowsComeOutBeforeALongWaitUnlessTimeIsVirtual() {
        var wait = new RunEvent.Waiting("send:chat", Why.DELAY, Duration.ofSeconds(50), Printed.START.plusSeconds(50));
        var virtual = new Printed();
        var real = new Printed();
        real.time = Time.SYSTEM;
        try (var first = virtual.open();
                var second = real.open()) {
            for (var output : new Output[] {first, second}) {
                output.accept(item(Printed.PERSON.row(1L, "a", null)));
                output.accept(wait);
            }
            assertThat(virtual.out()).isEmpty();
            assertThat(real.out()).isEqualTo("id  name  seen\n 1  a\n");
        }
    }
}
