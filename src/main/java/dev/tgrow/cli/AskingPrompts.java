package dev.tgrow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.accounts.LoginPrompts;
import dev.tgrow.accounts.Question;
import dev.tgrow.render.Printable;
import dev.tgrow.render.Streams;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the person at the terminal; without a terminal, standard input has one answer a line. Used by one thread.
final class AskingPrompts implements LoginPrompts {
    private final Streams streams;
    private final boolean noInput;
    private final BufferedReader lines;

    AskingPrompts(Streams streams, boolean noInput) {
        this.streams = streams;
        this.noInput = noInput;
        this.lines = new BufferedReader(new InputStreamReader(streams.in(), UTF_8));
    }

    @Override
    public String ask(Question question, Optional<String> wrong) {
        if (noInput) throw missing(question, "--no-input forbids to ask");
        wrong.ifPresent(text -> say(text, "\n"));
        var answer = streams.inTty() ? asked(question) : read();
        if (answer == null) throw missing(question, "standard input has ended");
        return answer.strip();
    }

    private static RunEnded missing(Question question, String why) {
        return new RunEnded(new End.LoginNeeded(why + "; missing: " + question.text()));
    }

    // The warning holds for Java 22 to 24.
    @SuppressWarnings("SystemConsoleNull")
    private @Nullable String asked(Question question) {
        say(question.text(), ": ");
        if (!question.secret()) return read();
        var console = System.console();
        // Java has a console only if standard output is a terminal too; without one the secret would be seen.
        if (console == null || !console.isTerminal()) {
            say("", "\n");
            throw new RunEnded(new End.Misused(
                    "a secret is typed unseen only where standard output is a terminal too: don't redirect it"));
        }
        var hidden = console.readPassword();
        return hidden == null ? null : new String(hidden);
    }

    private @Nullable String read() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read standard input: " + e.getMessage(), e);
        }
    }

    /// The text may hold Telegram's words, such as the hint of a password.
    private void say(String text, String end) {
        try {
            streams.err().write((Printable.line(text) + end).getBytes(UTF_8));
            streams.err().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("can't write to standard error: " + e.getMessage(), e);
        }
    }
}
