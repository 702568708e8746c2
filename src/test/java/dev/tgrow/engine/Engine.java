package dev.tgrow.engine;

import dev.tgrow.datacentre.DataCentre;
import dev.tgrow.datacentre.mtproto.ServerKey;
import dev.tgrow.datacentre.tl.TlCodec;
import dev.tgrow.datacentre.tl.TlSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The real TDLib, ready to be loaded, and what belongs to it.
///
/// @param library `libtdjson`, which trusts the server key and nobody else
/// @param schemas a directory with Telegram's schemas, `api-schema.json` and `mtp-schema.json`, of the layer that this
///     TDLib speaks, and with the schema of TDLib itself as TypeScript, `tdlib-types.d.ts`
/// @param serverKey the private key for the data centre: PKCS#8, DER
public record Engine(Path library, Path schemas, Path serverKey) {
    /// What [Prepare] left. Maven starts tests in the project's directory.
    static final Path HOME = Path.of("target/engine").toAbsolutePath();

    /// What a data centre needs for this TDLib to talk to it.
    public DataCentre.Equipment equipment() {
        try {
            return new DataCentre.Equipment(new TlCodec(TlSchema.read(schemas)), ServerKey.read(serverKey));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Proves that this process is alone in its network namespace, and only then tells where the library is.
    ///
    /// @throws IllegalStateException if it is not, or if nothing was prepared
    public static Engine enter() {
        return switch (Prepared.read(HOME)) {
            case Prepared.Ready(var engine) -> {
                Solitude.prove();
                yield engine;
            }
            case Prepared.Skipped(var why) -> throw new IllegalStateException(why);
        };
    }
}
