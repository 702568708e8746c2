package dev.tgrow.app;

import dev.tgrow.accounts.LoginPrompts;
import dev.tgrow.accounts.Question;
import java.util.Optional;

/// Answers the question for a bot token from the settings, if they have one; everything else is asked.
record ConfiguredToken(Settings settings, LoginPrompts prompts) implements LoginPrompts {
    @Override
    public String ask(Question question, Optional<String> wrong) throws InterruptedException {
        if (question instanceof Question.BotToken && wrong.isEmpty()) {
            var token = Secrets.fetch(settings, Key.BOT_TOKEN, Key.BOT_TOKEN_FILE, Key.BOT_TOKEN_COMMAND);
            if (token.isPresent()) return token.get();
        }
        return prompts.ask(question, wrong);
    }
}
