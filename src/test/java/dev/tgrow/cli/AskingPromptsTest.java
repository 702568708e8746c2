package dev.tgrow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tgrow.accounts.Question;
import dev.tgrow.render.Streams;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskingPromptsTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /// @param terminal whether standard input is one; standard output is none
    private AskingPrompts prompts(String input, boolean terminal, boolean noInput) {
        var in = new ByteArrayInputStream(input.getBytes(UTF_8));
        return new AskingPrompts(
                new Streams(in, OutputStream.nullOutputStream(), err, terminal, false, true, Map.of()), noInput);
    }

    private static End endOf(AskingPrompts prompts, Question question) {
        return catchThrowableOfType(RunEnded.class, () -> prompts.ask(question, Optional.empty()))
                .end();
    }

    @Test
    void withoutATerminalEachLineIsAnAnswer() {
        var prompts = prompts("+999 66 0001\r\n 12345 \nsecret word\n", false, false);
        assertThat(prompts.ask(new Question.PhoneNumber(), Optional.empty())).isEqualTo("+999 66 0001");
        assertThat(prompts.ask(new Question.Code("by SMS", 5), Optional.empty()))
                .isEqualTo("12345");
        assertThat(prompts.ask(new Question.Password("cat"), Optional.empty())).isEqualTo("secret word");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void whatIsMissingIsNamedWhereTheLinesEnd() {
        var prompts = prompts("+999660001\n", false, false);
        prompts.ask(new Question.PhoneNumber(), Optional.empty());
        assertThat(endOf(prompts, new Question.Code("by SMS", 5)))
                .isEqualTo(new End.LoginNeeded("standard input has ended; missing: Login code, by SMS (5 digits)"));
    }

    @Test
    void whatIsMissingIsNamedWhereNobodyMayBeAsked() {
        assertThat(endOf(prompts("+999660001\n", false, true), new Question.PhoneNumber()))
                .isEqualTo(new End.LoginNeeded(
                        "--no-input forbids to ask; missing: Phone number (international, like +49…)"));
    }

    @Test
    void aWrongAnswerIsToldBeforeTheQuestionIsAskedAgain() {
        var prompts = prompts("+999660001\n", true, false);
        assertThat(prompts.ask(new Question.PhoneNumber(), Optional.of("no such number")))
                .isEqualTo("+999660001");
        assertThat(err.toString(UTF_8)).isEqualTo("no such number\nPhone number (international, like +49…): ");
    }

    @Test
    void aSecretIsNotAskedForWhereItWouldBeSeen() {
        assertThat(endOf(prompts("secret word\n", true, false), new Question.Password("")))
                .isEqualTo(new End.Misused(
                        "a secret is typed unseen only where standard output is a terminal too: don't redirect it"));
    }

    @Test
    void theHintOfAPasswordCantSteerTheTerminal() {
        var prompts = prompts("\n", true, false);
        endOf(prompts, new Question.Password("\u001b[2Jcat\nx\u202e"));
        assertThat(err.toString(UTF_8)).isEqualTo("Two-step verification password (hint: cat⏎x): \n");
    }
}
