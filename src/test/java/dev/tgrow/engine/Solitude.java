package dev.tgrow.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Proof that this process can reach nothing but itself and its children.
final class Solitude {
    static final String LOOPBACK = "lo";

    /// Addresses for documentation, which lie in networks like any other.
    static final List<String> OUTSIDE =
            List.of("192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff:abcd::1");

    private static final Path PROC = Path.of("/proc/self/net");

    private Solitude() {}

    /// Tells by its exit code whether a Java that is started so is alone.
    static void main() {
        try {
            prove();
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// Looks without sending anything, so it may be asked anywhere.
    ///
    /// @throws IllegalStateException if there is a way out; its message names each
    static void prove() {
        try {
            var ways = waysOut();
            if (!ways.isEmpty()) {
                throw new IllegalStateException("this process is not alone, so TDLib may not be loaded here: "
                        + String.join("; ", ways)
                        + ". Tests of the engine run by target/engine/bin/java");
            }
        } catch (IOException e) {
            throw new IllegalStateException("can't see whether this process is alone", e);
        }
    }

    private static List<String> waysOut() throws IOException {
        var ways = new ArrayList<String>();
        for (String name : interfaces()) {
            if (!name.equals(LOOPBACK)) ways.add("there is the interface " + name);
        }
        for (String name : routedInterfaces()) {
            if (!name.equals(LOOPBACK)) ways.add("there is a route by " + name);
        }
        for (String address : OUTSIDE) {
            if (hasRoute(address)) ways.add(address + " is reachable");
        }
        var names = NameService.current();
        if (!names.staysInside()) ways.add("names are looked up by other processes: " + names);
        return ways;
    }

    /// The namespace's network interfaces.
    static List<String> interfaces() throws IOException {
        return Files.readAllLines(PROC.resolve("dev")).stream()
                .skip(2)
                .map(line -> line.substring(0, line.indexOf(':')).strip())
                .toList();
    }

    /// The interface of each route, of both families.
    static List<String> routedInterfaces() throws IOException {
        var found = new ArrayList<String>();
        for (String line :
                Files.readAllLines(PROC.resolve("route")).stream().skip(1).toList()) {
            found.add(line.split("\\s+", 2)[0]);
        }
        var six = PROC.resolve("ipv6_route");
        if (Files.exists(six)) {
            for (String line : Files.readAllLines(six)) found.add(line.substring(line.lastIndexOf(' ') + 1));
        }
        return found;
    }

    /// Connecting a datagram socket asks the kernel for a route and sends nothing.
    private static boolean hasRoute(String address) throws IOException {
        try (var channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(address, 443));
            return true;
        } catch (SocketException | UnsupportedAddressTypeException _) {
            return false;
        }
    }
}
