package dev.tgrow.accounts;

import java.util.Optional;

/// Who answers a login's questions: a terminal, or the lines of standard input.
@FunctionalInterface
public interface LoginPrompts {
    /// Asks one question.
    ///
    /// @param wrong what was wrong with the last answer to the same question, if there was one
    /// @return the answer; blanks around it do not count
    /// @throws dev.tgrow.run.RunEnded with `LoginNeeded`, naming what is missing, if there is nobody to answer
    String ask(Question question, Optional<String> wrong) throws InterruptedException;
}
