package dev.tgrow.tdlib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.Optional;

/// [TdJson] over the C functions of `libtdjson`. The library stays loaded until the process ends.
@SuppressWarnings("restricted") // The launcher allows native access; it is for this class.
final class NativeTdJson implements TdJson {
    private static final int WARNINGS = 2;
    private static final Linker LINKER = Linker.nativeLinker();

    private final MethodHandle create;
    private final MethodHandle send;
    private final MethodHandle receive;
    private final MethodHandle execute;
    private final MethodHandle setLogCallback;
    private final MemorySegment callback;
    private volatile LogListener listener = (_, _) -> {};

    /// Loads the library and silences it: by default it writes every request to standard error, login codes included.
    ///
    /// @throws IllegalArgumentException if the file is no library, or not TDLib's
    NativeTdJson(Path library) {
        var symbols = SymbolLookup.libraryLookup(library, Arena.global());
        var setVerbosity = function(symbols, "td_set_log_verbosity_level", FunctionDescriptor.ofVoid(JAVA_INT));
        create = function(symbols, "td_create_client_id", FunctionDescriptor.of(JAVA_INT));
        send = function(symbols, "td_send", FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS));
        receive = function(symbols, "td_receive", FunctionDescriptor.of(ADDRESS, JAVA_DOUBLE));
        execute = function(symbols, "td_execute", FunctionDescriptor.of(ADDRESS, ADDRESS));
        setLogCallback = function(symbols, "td_set_log_message_callback", FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS));
        callback = upcall();
        invoke(() -> {
            setVerbosity.invokeExact(0);
        });
        execute(Json.write(Requests.setLogStream()));
        invoke(() -> {
            setVerbosity.invokeExact(WARNINGS);
        });
    }

    @Override
    public int createClientId() {
        return ask(() -> (int) create.invokeExact());
    }

    @Override
    public void send(int client, String request) {
        try (var arena = Arena.ofConfined()) {
            var text = arena.allocateFrom(request);
            invoke(() -> {
                send.invokeExact(client, text);
            });
        }
    }

    @Override
    public Optional<String> receive(double seconds) {
        var text = ask(() -> (MemorySegment) receive.invokeExact(seconds));
        return text.address() == 0 ? Optional.empty() : Optional.of(copy(text));
    }

    @Override
    public String execute(String request) {
        try (var arena = Arena.ofConfined()) {
            var text = arena.allocateFrom(request);
            return copy(ask(() -> (MemorySegment) execute.invokeExact(text)));
        }
    }

    @Override
    public void listenToLog(LogListener listener) {
        this.listener = listener;
        invoke(() -> {
            setLogCallback.invokeExact(WARNINGS, callback);
        });
    }

    @Override
    public void ignoreLog() {
        invoke(() -> {
            setLogCallback.invokeExact(0, MemorySegment.NULL);
        });
        listener = (_, _) -> {};
    }

    /// What the library's threads call. Nothing may leave it: an exception in an upcall ends the process.
    @SuppressWarnings("UnusedMethod") // A method handle finds it by its name.
    private void onLog(int level, MemorySegment text) {
        try {
            listener.line(level, copy(text));
        } catch (Throwable _) {
            // There is nobody to tell: this is the log, and the caller is native code.
        }
    }

    /// The library's buffer lives until the thread's next call, so the text is taken at once.
    private static String copy(MemorySegment text) {
        return text.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private MemorySegment upcall() {
        try {
            var target = MethodHandles.lookup()
                    .findVirtual(
                            NativeTdJson.class,
                            "onLog",
                            MethodType.methodType(void.class, int.class, MemorySegment.class))
                    .bindTo(this);
            return LINKER.upcallStub(target, FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS), Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle function(SymbolLookup symbols, String name, FunctionDescriptor descriptor) {
        var address = symbols.find(name).orElseThrow(() -> new IllegalArgumentException("it has no " + name));
        return LINKER.downcallHandle(address, descriptor);
    }

    @FunctionalInterface
    private interface NativeCall<R> {
        R call() throws Throwable;
    }

    @FunctionalInterface
    private interface NativeAction {
        void call() throws Throwable;
    }

    private static <R> R ask(NativeCall<R> call) {
        try {
            return call.call();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void invoke(NativeAction action) {
        ask(() -> {
            action.call();
            return 0;
        });
    }
}
