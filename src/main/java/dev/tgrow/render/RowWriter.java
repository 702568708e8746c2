package dev.tgrow.render;

import dev.tgrow.run.Report;
import dev.tgrow.run.Row;
import java.io.IOException;

/// Writes the data of one run in one format. Holds no more than a bounded number of rows.
interface RowWriter {
    void row(Row row) throws IOException;

    /// What came out for one chat or step; formats for people leave it to standard error.
    void summary(Row facts) throws IOException;

    /// Brings what is written to the reader.
    void flush() throws IOException;

    /// The same before a long wait: rows that were held back for the looks are written too.
    default void pause() throws IOException {
        flush();
    }

    /// Makes the text complete, however the run ended.
    void finish(Report report, int exit) throws IOException;
}
