package dev.tgrow.input;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/// One format of a list of people, read bit by bit.
sealed interface People extends Closeable permits PeopleCsv, PeopleLines, PeopleTree {

    /// The next person, or null at the end.
    @Nullable
    Person next();

    @Override
    void close();
}
