package dev.tgrow.input;

import java.util.List;

/// What an operator handed in can't be used. Each problem is one sentence that names its place.
public final class InputException extends RuntimeException {
    private final transient List<String> problems;

    public InputException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    static InputException at(Place place, String problem) {
        return new InputException(List.of(place + ": " + problem));
    }

    /// The problems one by one, for a line each.
    public List<String> problems() {
        return problems;
    }
}
