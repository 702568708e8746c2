package dev.tgrow.cli;

import picocli.CommandLine.Model.CommandSpec;

/// Scripts that complete our command lines in a shell, generated from the command tree.
///
/// The same tree gives the same text, whoever makes it and whenever.
public final class Completions {
    private Completions() {}

    /// The script for bash, to be sourced.
    public static String bash(CommandSpec root) {
        return new CompletionsBash(root).script();
    }

    /// The script for zsh, to be sourced or to lie as `_tgrow` in a directory of `fpath`.
    public static String zsh(CommandSpec root) {
        return new CompletionsZsh(root).script();
    }
}
