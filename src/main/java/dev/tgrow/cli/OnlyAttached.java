package dev.tgrow.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Gives an option its value only if it is attached (`--sandbox=FILE`): `--sandbox @name` leaves the name alone.
final class OnlyAttached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        // For an argument of its own picocli gives the blank that stood before it as the separator.
        if (" ".equals(info.get("separator"))) args.push("");
        return false;
    }
}
