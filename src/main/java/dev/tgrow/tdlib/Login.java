package dev.tgrow.tdlib;

import dev.tgrow.accounts.AccountName;
import dev.tgrow.accounts.LoginKind;
import dev.tgrow.accounts.LoginPrompts;
import dev.tgrow.accounts.Question;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// TDLib's authorization states, answered one after the other until the account is logged in.
///
/// A wrong answer comes back as an error and leaves the state as it was; a right one is followed by the next state.
final class Login {
    /// How often one question may be answered wrongly.
    private static final int TRIES = 3;

    private static final Duration NEXT_STATE = Duration.ofSeconds(100);

    private final TdClient client;
    private final AccountName account;
    private final LoginKind kind;
    private final LoginPrompts prompts;
    private final Redaction redaction;

    Login(TdClient client, AccountName account, LoginKind kind, LoginPrompts prompts, Redaction redaction) {
        this.client = client;
        this.account = account;
        this.kind = kind;
        this.prompts = prompts;
        this.redaction = redaction;
    }

    /// Whether somebody had to log in; false if the account was logged in already.
    boolean run() throws InterruptedException {
        var asked = false;
        var state = next(0);
        while (!Json.is(state, "authorizationStateReady")) {
            var seen = client.state().changes();
            asked = true;
            answer(state);
            state = next(seen);
        }
        return asked;
    }

    private JsonNode next(int seen) throws InterruptedException {
        return client.state()
                .awaitNext(seen, NEXT_STATE)
                .orElseThrow(() -> new RunEnded(new End.Failed("the login of '" + account + "' got stuck")));
    }

    private void answer(JsonNode state) throws InterruptedException {
        var type = Json.type(state);
        if (kind == LoginKind.BOT && ofPeople(type)) throw new RunEnded(new End.LoginNeeded(halfWay()));
        switch (type) {
            case "authorizationStateWaitPhoneNumber" -> {
                switch (kind) {
                    case USER -> ask(new Question.PhoneNumber(), Requests::setAuthenticationPhoneNumber);
                    case BOT -> ask(new Question.BotToken(), Requests::checkAuthenticationBotToken);
                }
            }
            case "authorizationStateWaitCode" -> ask(code(state), Requests::checkAuthenticationCode);
            case "authorizationStateWaitPassword" ->
                ask(new Question.Password(Json.text(state, "password_hint")), Requests::checkAuthenticationPassword);
            case "authorizationStateWaitEmailAddress" ->
                ask(new Question.EmailAddress(), Requests::setAuthenticationEmailAddress);
            case "authorizationStateWaitEmailCode" -> ask(emailCode(state), Requests::checkAuthenticationEmailCode);
            default -> throw new RunEnded(new End.LoginNeeded(impossible(type)));
        }
    }

    /// Whether the state is one on the way of a login by phone number.
    private static boolean ofPeople(String type) {
        return switch (type) {
            case "authorizationStateWaitCode",
                    "authorizationStateWaitPassword",
                    "authorizationStateWaitEmailAddress",
                    "authorizationStateWaitEmailCode" -> true;
            default -> false;
        };
    }

    private String halfWay() {
        return "the account '%s' is half-way through a login by phone number: run tgrow account logout %s to start over"
                .formatted(account, account);
    }

    /// Asks until the answer is right, at most [#TRIES] times.
    private void ask(Question question, Function<String, ObjectNode> request) throws InterruptedException {
        var wrong = Optional.<String>empty();
        for (int tries = 0; tries < TRIES; tries++) {
            var given = prompts.ask(question, wrong).strip();
            redaction.add(given);
            switch (client.ask(request.apply(given))) {
                case Answer.Good _ -> {
                    return;
                }
                case Answer.Failed(int _, var message)
                when message.equals("PHONE_CODE_EXPIRED") -> {
                    // Telegram wants the number again, and sends another code; the next state asks for that one.
                    ask(new Question.PhoneNumber(), Requests::setAuthenticationPhoneNumber);
                    return;
                }
                case Answer.Failed(int code, var message) -> wrong = Optional.of(wrong(code, message));
                case Answer.Late _ ->
                    throw new RefusedException(new Refusal.ServerTrouble("Telegram did not answer the login in time"));
            }
        }
        throw new RunEnded(new End.LoginNeeded(
                "the login of '%s' failed after %d tries: %s".formatted(account, TRIES, wrong.orElse("wrong answer"))));
    }

    /// What was wrong with an answer, if answering again can help.
    ///
    /// @throws RefusedException if it can't
    private static String wrong(int code, String message) {
        return switch (message) {
            case "PHONE_NUMBER_INVALID", "Phone number must be non-empty" ->
                "this is not a phone number Telegram knows";
            case "PHONE_CODE_INVALID", "PHONE_CODE_EMPTY" -> "the code is wrong";
            case "PASSWORD_HASH_INVALID" -> "the password is wrong";
            case "EMAIL_INVALID", "EMAIL_NOT_ALLOWED" -> "this e-mail address can't be used";
            case "EMAIL_VERIFY_CODE_INVALID", "CODE_INVALID", "EMAIL_CODE_INVALID" -> "the code is wrong";
            case "ACCESS_TOKEN_INVALID", "ACCESS_TOKEN_EXPIRED" -> "Telegram does not know this bot token";
            default -> throw new RefusedException("the login failed", Refusal.of(code, message));
        };
    }

    private static Question code(JsonNode state) {
        var type = state.path("code_info").path("type");
        return new Question.Code(sent(type), Json.integer(type, "length"));
    }

    private static Question emailCode(JsonNode state) {
        var info = state.path("code_info");
        return new Question.EmailCode(Json.text(info, "email_address_pattern"), Json.integer(info, "length"));
    }

    private static String sent(JsonNode type) {
        return switch (Json.type(type)) {
            case "authenticationCodeTypeTelegramMessage" -> "sent to Telegram on your other devices";
            case "authenticationCodeTypeSms" -> "sent by SMS";
            case "authenticationCodeTypeSmsWord" ->
                "a word sent by SMS, beginning with " + Json.text(type, "first_letter");
            case "authenticationCodeTypeSmsPhrase" ->
                "words sent by SMS, beginning with " + Json.text(type, "first_word");
            case "authenticationCodeTypeCall" -> "told by a call";
            case "authenticationCodeTypeFlashCall" -> "the number that calls you";
            case "authenticationCodeTypeMissedCall" ->
                "the last digits of the number that calls you (+" + Json.text(type, "phone_number_prefix") + "…)";
            case "authenticationCodeTypeFragment" -> "sent to fragment.com";
            default -> "sent by Telegram";
        };
    }

    private String impossible(String type) {
        var why = switch (type) {
            case "authorizationStateWaitRegistration" ->
                "this phone number has no Telegram account; make one with an official app first";
            case "authorizationStateWaitPremiumPurchase" ->
                "Telegram wants to be paid for this login; log in with an official app first";
            case "authorizationStateWaitOtherDeviceConfirmation" ->
                "another device must confirm this login; run tgrow account logout " + account + " to start over";
            case "authorizationStateLoggingOut", "authorizationStateClosing", "authorizationStateClosed" ->
                "Telegram ended the session; log in again";
            default -> "Telegram asks for something this program does not know (" + type + ")";
        };
        return "the account '" + account + "' can't log in: " + why;
    }
}
