package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;

/// Telegram's Stars. Everybody has enough of them, and paying takes none away.
final class StarMethods {
    private static final long PLENTY = 10_000;

    private StarMethods() {}

    static void register(Methods methods) {
        methods.add("payments.getStarsTransactions", StarMethods::status)
                .add("payments.getStarsSubscriptions", StarMethods::status);
    }

    private static TlObject status(Request request) {
        return request.complete(TlObject.of("payments.starsStatus")
                .with("balance", TlObject.of("starsAmount").with("amount", PLENTY)));
    }
}
