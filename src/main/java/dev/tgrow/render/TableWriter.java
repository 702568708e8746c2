package dev.tgrow.render;

import dev.tgrow.run.Report;
import dev.tgrow.run.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Aligned columns for people.
///
/// The first rows are held back to learn the widths; later a longer cell widens its column from there on. A terminal
/// gets long cells cut, a pipe never.
final class TableWriter implements RowWriter {
    private static final int HELD = 50;
    private static final int WIDEST = 48;
    private static final String GAP = "  ";

    private final Writer out;
    private final int widest;
    private final Style header;
    private final List<Row> held = new ArrayList<>();
    private int[] widths = {};
    private boolean[] right = {};

    /// @param terminal whether long cells are cut
    TableWriter(Writer out, boolean terminal, Style header) {
        this.out = out;
        this.widest = terminal ? WIDEST : Integer.MAX_VALUE;
        this.header = header;
    }

    @Override
    public void row(Row row) throws IOException {
        if (widths.length > 0) {
            line(cells(row), Style.PLAIN);
        } else {
            held.add(row);
            if (held.size() == HELD) release();
        }
    }

    private void release() throws IOException {
        if (held.isEmpty()) return;
        var names = held.getFirst().columns().names();
        var lines = held.stream().map(this::cells).toList();
        widths = names.stream().mapToInt(Cells::width).toArray();
        lines.forEach(this::widen);
        right = new boolean[widths.length];
        for (int i = 0; i < right.length; i++) right[i] = isNumeric(i);
        line(names, header);
        for (var cells : lines) line(cells, Style.PLAIN);
        held.clear();
    }

    private boolean isNumeric(int column) {
        var values = held.stream()
                .map(row -> row.values().get(column))
                .filter(value -> value != null)
                .toList();
        return !values.isEmpty() && values.stream().allMatch(Number.class::isInstance);
    }

    private List<String> cells(Row row) {
        return row.values().stream()
                .map(value -> Cells.cut(Printable.line(Values.text(value)), widest))
                .toList();
    }

    private void widen(List<String> cells) {
        for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], Cells.width(cells.get(i)));
    }

    private void line(List<String> cells, Style style) throws IOException {
        widen(cells);
        var padded = IntStream.range(0, widths.length)
                .mapToObj(i -> padded(cells.get(i), i))
                .toList();
        out.append(style.of(String.join(GAP, padded).stripTrailing())).append('\n');
    }

    private String padded(String cell, int column) {
        var blanks = " ".repeat(widths[column] - Cells.width(cell));
        return right[column] ? blanks + cell : cell + blanks;
    }

    @Override
    public void summary(Row facts) {}

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void pause() throws IOException {
        release();
        out.flush();
    }

    @Override
    public void finish(Report report, int exit) throws IOException {
        pause();
    }
}
