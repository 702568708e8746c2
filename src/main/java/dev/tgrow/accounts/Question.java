package dev.tgrow.accounts;

/// What a login must know of the person at the keyboard, or of standard input.
public sealed interface Question {
    /// One line for people, without a colon.
    String text();

    /// Whether the answer must not be seen on the screen.
    default boolean secret() {
        return switch (this) {
            case Password _, BotToken _ -> true;
            case PhoneNumber _, Code _, EmailAddress _, EmailCode _ -> false;
        };
    }

    /// In international form.
    record PhoneNumber() implements Question {
        @Override
        public String text() {
            return "Phone number (international, like +49…)";
        }
    }

    /// The login code.
    ///
    /// @param sent how it was sent, in words
    /// @param length how many characters it has; 0 if that is not known
    record Code(String sent, int length) implements Question {
        @Override
        public String text() {
            return "Login code, " + sent + (length > 0 ? " (" + length + " digits)" : "");
        }
    }

    /// The two-step verification password.
    ///
    /// @param hint the owner's own hint, Telegram's text; may be empty
    record Password(String hint) implements Question {
        @Override
        public String text() {
            return "Two-step verification password" + (hint.isEmpty() ? "" : " (hint: " + hint + ")");
        }
    }

    record EmailAddress() implements Question {
        @Override
        public String text() {
            return "E-mail address for login codes";
        }
    }

    /// The code that was sent by e-mail.
    ///
    /// @param pattern the address with most of it hidden
    /// @param length how many characters it has; 0 if that is not known
    record EmailCode(String pattern, int length) implements Question {
        @Override
        public String text() {
            return "Code sent to " + pattern + (length > 0 ? " (" + length + " digits)" : "");
        }
    }

    record BotToken() implements Question {
        @Override
        public String text() {
            return "Bot token (from @BotFather)";
        }
    }
}
