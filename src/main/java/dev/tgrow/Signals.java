package dev.tgrow;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;

/// Turns the first Ctrl-C, SIGTERM or SIGHUP into an interrupt of the main thread, so that the run ends in order; a
/// second one leaves at once.
///
/// Without this the JVM would begin its own shutdown while TDLib still has open clients, which crashes it. The class
/// that the JDK offers for it (`sun.misc.Signal`, module jdk.unsupported) is reached by reflection because the compiler
/// warns of it and can't be told that it is meant. Safe for use by many threads: signals come in threads of their own.
final class Signals {
    private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143, "HUP", 143);

    private final Thread main;
    private volatile int exitCode;

    private Signals(Thread main) {
        this.main = main;
    }

    /// Watches for signals on behalf of the calling thread.
    static Signals watch() {
        var signals = new Signals(Thread.currentThread());
        EXIT_CODES.keySet().forEach(signals::handle);
        return signals;
    }

    /// The code that the process leaves with: the signal's, if the run was interrupted by one.
    int exitCode(int code) {
        return code == 130 && exitCode != 0 ? exitCode : code;
    }

    private void handle(String name) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler receive = (_, method, _) -> {
                if (method.getName().equals("handle")) received(name);
                return null;
            };
            var proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, receive);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java can't watch for SIG" + name, e);
        }
    }

    private void received(String name) {
        if (exitCode != 0) Runtime.getRuntime().halt(exitCode);
        exitCode = EXIT_CODES.getOrDefault(name, 130);
        main.interrupt();
    }
}
