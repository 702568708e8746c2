package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.Account;
import dev.tgrow.world.WorldError;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Login by phone number and code, and of bots by their token.
final class PhoneMethods {
    private static final int HASH = 9;

    private final SignIns signIns;

    /// Accounts by the hash that came with their code.
    private final Map<String, Account> codes = new ConcurrentHashMap<>();

    private PhoneMethods(SignIns signIns) {
        this.signIns = signIns;
    }

    static void register(Methods methods, SignIns signIns) {
        var phone = new PhoneMethods(signIns);
        methods.addOpen("auth.sendCode", phone::sendCode)
                .addOpen("auth.resendCode", phone::resendCode)
                .addOpen("auth.cancelCode", _ -> true)
                .addOpen("auth.signIn", phone::signIn)
                .addOpen("auth.importBotAuthorization", phone::importBot);
    }

    private TlObject sendCode(Request request) {
        var account = account(request);
        return sent(account, "auth.sentCodeTypeApp")
                .with("next_type", TlObject.of("auth.codeTypeSms"))
                .with("timeout", 60);
    }

    private TlObject resendCode(Request request) {
        codes.remove(request.arguments().string("phone_code_hash"));
        return sent(account(request), "auth.sentCodeTypeSms");
    }

    private TlObject sent(Account account, String type) {
        var hash = HexFormat.of().formatHex(SignIns.random(HASH));
        codes.put(hash, account);
        var length = account.login().code().length();
        return TlObject.of("auth.sentCode")
                .with("type", TlObject.of(type).with("length", length))
                .with("phone_code_hash", hash);
    }

    private TlObject signIn(Request request) {
        var hash = request.arguments().string("phone_code_hash");
        var account = codes.get(hash);
        if (account == null || !account.equals(account(request))) throw WorldError.of("PHONE_CODE_EXPIRED");
        var code = request.arguments().optionalString("phone_code").orElse("");
        if (code.isEmpty()) throw WorldError.of("PHONE_CODE_EMPTY");
        if (!code.equals(account.login().code())) throw WorldError.of("PHONE_CODE_INVALID");
        codes.remove(hash);
        return signIns.proved(request, account);
    }

    private TlObject importBot(Request request) {
        var token = request.arguments().string("bot_auth_token");
        var account =
                request.world().accounts().byToken(token).orElseThrow(() -> WorldError.of("ACCESS_TOKEN_INVALID"));
        return signIns.logIn(request, account);
    }

    private static Account account(Request request) {
        return request.world()
                .accounts()
                .byPhone(request.arguments().string("phone_number"))
                .orElseThrow(() -> WorldError.of("PHONE_NUMBER_INVALID"));
    }
}
