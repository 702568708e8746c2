package dev.tgrow.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// Brings up the interface `lo`, which a new network namespace has, but down. A program of its own, because a Java that
/// starts while it is down takes the machine for one without IPv6. It asks the kernel itself, so that neither iproute2
/// nor net-tools need be installed.
@SuppressWarnings("restricted") // Tests run with native access.
final class Loopback {
    private static final long GET_FLAGS = 0x8913;
    private static final long SET_FLAGS = 0x8914;
    private static final short UP = 1;
    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM = 2;

    /// A `struct ifreq`: the name at 0, the flags at 16.
    private static final int REQUEST_SIZE = 40;

    private static final int FLAGS_AT = 16;

    private static final MethodHandle SOCKET =
            function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle IOCTL = function(
            "ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private Loopback() {}

    static void main() {
        try (var arena = Arena.ofConfined()) {
            int socket = (int) SOCKET.invokeExact(AF_INET, SOCK_DGRAM, 0);
            check(socket, "make a socket");
            try {
                up(socket, arena.allocate(REQUEST_SIZE));
            } finally {
                check((int) CLOSE.invokeExact(socket), "close the socket");
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void up(int socket, MemorySegment request) throws Throwable {
        MemorySegment.copy(
                MemorySegment.ofArray("lo".getBytes(StandardCharsets.US_ASCII)), 0, request, 0, "lo".length());
        check((int) IOCTL.invokeExact(socket, GET_FLAGS, request), "ask for the state of lo");
        var flags = request.get(JAVA_SHORT, FLAGS_AT);
        if ((flags & UP) != 0) return;
        request.set(JAVA_SHORT, FLAGS_AT, (short) (flags | UP));
        check((int) IOCTL.invokeExact(socket, SET_FLAGS, request), "bring up lo");
    }

    private static void check(int result, String what) {
        if (result < 0) throw new IllegalStateException("this process may not " + what);
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
    }
}
