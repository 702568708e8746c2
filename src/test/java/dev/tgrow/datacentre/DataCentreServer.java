package dev.tgrow.datacentre;

import dev.tgrow.datacentre.mtproto.MtServer;
import dev.tgrow.datacentre.mtproto.ServerKey;
import dev.tgrow.datacentre.tl.TlCodec;
import dev.tgrow.datacentre.tl.TlSchema;
import dev.tgrow.world.WorldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A data centre as a program, for people and for other processes:
///
///     java … dev.tgrow.datacentre.DataCentreServer WORLD.yaml KEY STATE [PROXY-PORT DIRECT-PORT]
///
/// `KEY` is a server's key as [ServerKey#write] writes it, `STATE` a directory for what happens in the world; the
/// schema is where the system property [TlSchema#DIRECTORY] says. Prints `proxy PORT` and `direct PORT`, then each call
/// with its outcome once it is over, and ends when its standard input does. Authorisation keys don't outlive it.
public final class DataCentreServer {
    private DataCentreServer() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        if (arguments.length != 3 && arguments.length != 5) {
            System.err.println("arguments: WORLD.yaml KEY STATE [PROXY-PORT DIRECT-PORT]");
            System.exit(2);
        }
        var schema = TlSchema.installed().orElseThrow(() -> new IOException("no schema in " + TlSchema.DIRECTORY));
        var equipment = new DataCentre.Equipment(new TlCodec(schema), ServerKey.read(Path.of(arguments[1])));
        var ports = arguments.length == 3
                ? MtServer.Ports.ANY
                : new MtServer.Ports(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        var state = Files.createDirectories(Path.of(arguments[2]));
        try (var centre = DataCentre.open(WorldFile.of(Path.of(arguments[0])), state, equipment, ports)) {
            System.out.println("proxy " + centre.proxyPort());
            System.out.println("direct " + centre.directPort());
            var printer = Thread.ofVirtual().start(() -> print(centre));
            while (System.in.read() >= 0) {
                // Until it ends.
            }
            printer.interrupt();
            printer.join();
        }
    }

    private static void print(DataCentre centre) {
        var log = centre.log();
        try {
            for (int number = 1; ; number++) System.out.println(log.over(number));
        } catch (InterruptedException _) {
            // The end.
        }
    }
}
