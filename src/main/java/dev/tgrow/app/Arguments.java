package dev.tgrow.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// A command line as it is written down in the ledger.
public final class Arguments {
    /// What stands for a secret.
    public static final String HIDDEN = "***";

    private static final String PROXY = "--proxy";

    private Arguments() {}

    /// Reads what [#written] wrote.
    public static List<String> read(String written) {
        return List.of(new JsonMapper().readValue(written, String[].class));
    }

    /// The same, to go on where that run was: a pull that began with the first page doesn't begin with it once more.
    /// What was to be parsed afresh may not have been forgotten yet, so that is still said.
    public static List<String> again(String written) {
        var arguments = read(written);
        var pull = Collections.indexOfSubList(arguments, List.of("members", "pull")) >= 0;
        return arguments.stream()
                .filter(argument -> !(pull && argument.equals("--fresh")))
                .toList();
    }

    /// A JSON array. A proxy may hold a password, so it is left out.
    static String written(Work work) {
        var written = new ArrayList<String>();
        var hide = false;
        for (String argument : work.arguments()) {
            if (hide) written.add(HIDDEN);
            else if (argument.startsWith(PROXY + "=")) written.add(PROXY + "=" + HIDDEN);
            else written.add(argument);
            hide = !hide && argument.equals(PROXY);
        }
        return new JsonMapper().writeValueAsString(written);
    }
}
