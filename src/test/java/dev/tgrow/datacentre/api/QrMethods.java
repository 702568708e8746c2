package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.WorldError;

/// Login by a QR code that a client shows and another device of the account accepts.
final class QrMethods {
    private final SignIns signIns;

    private QrMethods(SignIns signIns) {
        this.signIns = signIns;
    }

    static void register(Methods methods, SignIns signIns) {
        var qr = new QrMethods(signIns);
        methods.addOpen("auth.exportLoginToken", qr::export)
                .addOpen("auth.importLoginToken", qr::take)
                .add("auth.acceptLoginToken", QrMethods::accept);
    }

    private TlObject export(Request request) {
        return answer(request, request.qrCodes().of(request.caller().key(), request.now()));
    }

    private TlObject take(Request request) {
        var token = request.arguments().bytes("token");
        return answer(request, request.qrCodes().find(token).orElseThrow(() -> WorldError.of("AUTH_TOKEN_INVALID")));
    }

    private TlObject answer(Request request, QrCodes.Code code) {
        var account = code.account();
        if (account == null) {
            return TlObject.of("auth.loginToken")
                    .with("expires", (int) code.expires().getEpochSecond())
                    .with("token", code.bytes());
        }
        request.qrCodes().remove(code);
        return TlObject.of("auth.loginTokenSuccess").with("authorization", signIns.proved(request, account));
    }

    private static TlObject accept(Request request) {
        var code = request.qrCodes()
                .accept(request.arguments().bytes("token"), request.account(), request.now())
                .orElseThrow(() -> WorldError.of("AUTH_TOKEN_EXPIRED"));
        request.audience().tellKey(code.key(), accepted(request.seconds()));
        return TlObject.of("authorization")
                .with("hash", code.key())
                .with("date_created", request.seconds())
                .with("date_active", request.seconds());
    }

    /// Tells the client that shows a code to ask for it again.
    static TlObject accepted(int seconds) {
        return TlObject.of("updateShort")
                .with("update", TlObject.of("updateLoginToken"))
                .with("date", seconds);
    }
}
