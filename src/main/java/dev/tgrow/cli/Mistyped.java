package dev.tgrow.cli;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Finds options that no command knows where any word would do.
final class Mistyped {
    private Mistyped() {}

    /// `-100123` is a chat, so unknown options are taken for parameters; `--anything` never is one.
    ///
    /// @throws ParameterException if a parameter looks like an option
    static void refuse(ParseResult parsed) {
        for (var result = parsed; result != null; result = result.subcommand()) {
            for (ArgSpec positional : result.matchedPositionals()) {
                for (String word : positional.originalStringValues()) {
                    if (word.startsWith("--") && word.length() > 2) {
                        throw new ParameterException(
                                result.commandSpec().commandLine(), "Unknown option: '" + word + "'");
                    }
                }
            }
        }
    }
}
