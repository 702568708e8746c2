package dev.tgrow.cli;

import dev.tgrow.app.Distance;
import dev.tgrow.app.Faults;
import dev.tgrow.input.InputException;
import dev.tgrow.render.Color;
import dev.tgrow.render.Format;
import dev.tgrow.render.Problem;
import dev.tgrow.render.Streams;
import dev.tgrow.run.RunEnded;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What becomes of an error that ends a command before, or instead of, a run: one clear line and an exit code.
///
/// @param args the command line, to know in which form errors are wanted
record Errors(Streams streams, List<String> args) {

    /// What the parser did not understand.
    int wrongUsage(ParameterException e) {
        var command = e.getCommandLine().getCommandSpec();
        var text = unknownCommand(e).or(() -> unknownOption(command)).orElseGet(() -> notUnderstood(e));
        return say("usage", ExitStatus.USAGE, text + " (see " + command.qualifiedName() + " --help)");
    }

    private static String notUnderstood(ParameterException e) {
        return e.getMessage() + (e instanceof UnmatchedArgumentException unmatched ? suggested(unmatched) : "");
    }

    private static String suggested(UnmatchedArgumentException unmatched) {
        var near = unmatched.getSuggestions();
        return near.isEmpty() ? "" : "; did you mean: " + String.join(", ", near);
    }

    /// A mistyped command. The parser blames whatever stands behind it.
    private static Optional<String> unknownCommand(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || e.getCommandLine().getSubcommands().isEmpty()) return Optional.empty();
        return unmatched.getUnmatched().stream()
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .map(word -> "'%s' is no command%s".formatted(word, suggested(unmatched)));
    }

    /// A mistyped option. The parser may stumble first over the word behind it, which would hide the mistake.
    private Optional<String> unknownOption(CommandSpec command) {
        // Behind a mistyped command no option is known.
        if (!command.subcommands().isEmpty()) return Optional.empty();
        return args.stream()
                .takeWhile(argument -> !argument.equals("--"))
                .filter(argument -> argument.startsWith("--"))
                .map(argument -> argument.split("=", 2)[0])
                .filter(name -> command.findOption(name) == null)
                .findFirst()
                .map(name -> "Unknown option: '%s'%s".formatted(name, near(command, name)));
    }

    private static String near(CommandSpec command, String name) {
        return command.optionsMap().keySet().stream()
                .filter(known -> known.startsWith("--") && Distance.between(known, name) <= 2)
                .findFirst()
                .map("; did you mean: %s"::formatted)
                .orElse("");
    }

    /// What a command threw.
    int failed(Exception e) {
        return switch (e) {
            case ParameterException wrong -> wrongUsage(wrong);
            case IllegalArgumentException wrong ->
                say("configuration", ExitStatus.USAGE, String.valueOf(wrong.getMessage()));
            case InputException wrong -> say("input", ExitStatus.USAGE, String.valueOf(wrong.getMessage()));
            case RunEnded ended -> {
                var status = ExitStatus.of(ended.end());
                yield say(
                        status.name().toLowerCase(Locale.ROOT),
                        status,
                        ended.end().why());
            }
            case java.io.UncheckedIOException io -> say("failed", ExitStatus.FAILED, String.valueOf(io.getMessage()));
            case InterruptedException _ -> ExitStatus.INTERRUPTED.code();
            default -> {
                Faults.log("the command", e);
                yield say("broken", ExitStatus.FAILED, "failed by a fault of its own: " + e);
            }
        };
    }

    private int say(String code, ExitStatus status, String text) {
        new Problem(code, status.code(), "tgrow: " + text, Optional.empty()).print(format(), streams, Color.AUTO);
        return status.code();
    }

    /// The format that the command line asks for, as far as it can be read.
    private Format format() {
        for (int i = 0; i < args.size(); i++) {
            var argument = args.get(i);
            var named = argument.startsWith("--format=")
                    ? argument.substring("--format=".length())
                    : argument.equals("--format") && i + 1 < args.size() ? args.get(i + 1) : "";
            for (Format format : Format.values()) {
                if (format.name().equalsIgnoreCase(named)) return format;
            }
        }
        return Format.TABLE;
    }
}
