package dev.tgrow.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/// Standard error: whole lines, and at most one status line below them that is drawn over again and again.
final class Screen {
    private static final String ERASE = "\r\u001b[K";

    private final OutputStream err;
    private final boolean coloured;
    private final int columns;
    private boolean status;
    private boolean gone;

    Screen(OutputStream err, boolean coloured, int columns) {
        this.err = err;
        this.coloured = coloured;
        this.columns = columns;
    }

    static Screen of(Streams streams, Color color) {
        return new Screen(streams.err(), color.on(streams.errTty(), streams.env()), streams.columns());
    }

    void line(Style style, String text) {
        clear();
        write(style.when(coloured).of(Printable.line(text)) + "\n");
    }

    /// Draws the status line anew. Only for terminals.
    void status(String text) {
        // A full last column would make some terminals begin another line.
        write(ERASE + Style.FAINT.when(coloured).of(Cells.cut(text, columns - 1)));
        status = true;
    }

    /// Takes the status line away, so that other text can be written in its place.
    void clear() {
        if (status) write(ERASE);
        status = false;
    }

    private void write(String text) {
        if (gone) return;
        try {
            err.write(text.getBytes(UTF_8));
            err.flush();
        } catch (IOException _) {
            // Nobody listens any more, and there is no other place to say so; the work goes on.
            gone = true;
        }
    }
}
