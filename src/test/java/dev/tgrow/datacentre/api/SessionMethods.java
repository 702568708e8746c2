package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.mtproto.Caller.ClientInfo;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.WorldError;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Logins that exist: their list, their end, and how one spreads to other data centres.
final class SessionMethods {
    private static final ClientInfo UNKNOWN = new ClientInfo(0, "unknown", "", "en");

    /// Accounts by what was handed out to take their login to another data centre.
    private final Map<String, Long> exported = new ConcurrentHashMap<>();

    private SessionMethods() {}

    static void register(Methods methods) {
        var sessions = new SessionMethods();
        methods.addOpen("auth.logOut", SessionMethods::logOut)
                .add("auth.exportAuthorization", sessions::export)
                .addOpen("auth.importAuthorization", sessions::take)
                .add("auth.resetAuthorizations", SessionMethods::resetOthers)
                .add("account.getAuthorizations", SessionMethods::list)
                .add("account.resetAuthorization", SessionMethods::reset);
    }

    private static TlObject logOut(Request request) {
        request.logins().end(request.caller());
        return TlObject.of("auth.loggedOut");
    }

    private TlObject export(Request request) {
        var bytes = SignIns.random(16);
        exported.put(HexFormat.of().formatHex(bytes), request.account().id());
        return TlObject.of("auth.exportedAuthorization")
                .with("id", request.account().id())
                .with("bytes", bytes);
    }

    private TlObject take(Request request) {
        var account =
                exported.remove(HexFormat.of().formatHex(request.arguments().bytes("bytes")));
        if (account == null || account != request.arguments().number("id")) throw WorldError.of("AUTH_BYTES_INVALID");
        request.logins().spread(request.caller(), account);
        return SignIns.authorization(request, request.account());
    }

    private static TlObject list(Request request) {
        var logins = request.logins().of(request.account().id());
        return TlObject.of("account.authorizations")
                .with("authorization_ttl_days", 180)
                .with(
                        "authorizations",
                        logins.stream()
                                .map(login -> authorization(request, login))
                                .toList());
    }

    /// An `Authorization`.
    static TlObject authorization(Request request, Logins.Login login) {
        var client = login.client().orElse(UNKNOWN);
        var current = login.key() == request.caller().key();
        return TlObject.of("authorization")
                .with("current", current)
                .with("hash", current ? 0 : login.key())
                .with("device_model", client.device())
                .with("api_id", client.apiId())
                .with("app_version", client.version())
                .with("date_created", (int) login.since().getEpochSecond())
                .with("date_active", request.seconds())
                .with("ip", "127.0.0.1");
    }

    private static boolean reset(Request request) {
        var hash = request.arguments().number("hash");
        end(
                request,
                others(request).stream().filter(login -> login.key() == hash).toList());
        return true;
    }

    private static boolean resetOthers(Request request) {
        end(request, others(request));
        return true;
    }

    private static List<Logins.Login> others(Request request) {
        return request.logins().of(request.account().id()).stream()
                .filter(login -> login.key() != request.caller().key())
                .toList();
    }

    private static void end(Request request, List<Logins.Login> logins) {
        if (logins.isEmpty()) throw WorldError.of("HASH_INVALID");
        logins.forEach(login -> request.logins().revoke(login.key()));
    }
}
