package dev.tgrow.cli;

import dev.tgrow.input.PeopleFile;
import dev.tgrow.input.Person;
import dev.tgrow.render.Streams;
import java.util.ArrayList;
import java.util.List;

/// The list of people that `--input` names.
final class PeopleList {
    private PeopleList() {}

    /// Reads the whole list, so that a wrong line is found before anything is done about the first person.
    static List<Person> read(String file, Streams streams) {
        var all = new ArrayList<Person>();
        try (var people = PeopleFile.open(file, streams.in())) {
            for (var next = people.next(); next.isPresent(); next = people.next()) all.add(next.get());
        }
        if (all.isEmpty()) throw new IllegalArgumentException("--input: %s names nobody".formatted(file));
        return all;
    }
}
