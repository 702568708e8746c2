package dev.tgrow.tdlib;

import it.tdlight.Init;
import it.tdlight.jni.TdApi;
import it.tdlight.tdnative.NativeClient;
import it.tdlight.util.UnsupportedNativeLibraryException;
import java.util.ArrayDeque;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// [TdJson] over tdlight-java, for builds made with the Maven profile `tdlight`.
///
/// It stands on the native functions beneath tdlight-java's clients, which are the same four as libtdjson's: events
/// keep their order, no other thread reads, and no shutdown hook closes anything. Their event number is our
/// `@extra`.
final class TdlightTdJson extends NativeClient implements TdJson {
    private static final int WARNINGS = 2;
    private static final int EVENTS_AT_ONCE = 100;

    /// The event number of requests whose answer nobody needs; 0 marks updates.
    private static final long NOBODY = Long.MAX_VALUE;

    private final int[] clients = new int[EVENTS_AT_ONCE];
    private final long[] numbers = new long[EVENTS_AT_ONCE];
    private final TdApi.Object[] events = new TdApi.Object[EVENTS_AT_ONCE];
    private final ArrayDeque<String> received = new ArrayDeque<>();

    /// Loads tdlight's natives and silences their log.
    ///
    /// @throws IllegalArgumentException if there are none for this machine
    TdlightTdJson() {
        try {
            Init.init();
        } catch (UnsupportedNativeLibraryException e) {
            throw new IllegalArgumentException("tdlight has no natives for this machine: " + e.getMessage(), e);
        }
        nativeClientSetLogMessageHandler(WARNINGS, (_, _) -> {});
        nativeClientExecute(new TdApi.SetLogVerbosityLevel(WARNINGS));
    }

    @Override
    public int createClientId() {
        return createNativeClient();
    }

    @Override
    public void send(int client, String request) {
        var extra = Json.peekNumber(request, "@extra");
        nativeClientSend(client, extra < 0 ? NOBODY : extra, TdApiJson.function(Json.read(request)));
    }

    /// Touched by the reader thread alone, so what it holds back needs no lock.
    @Override
    public Optional<String> receive(double seconds) {
        if (received.isEmpty()) {
            var count = nativeClientReceive(clients, numbers, events, seconds);
            for (int i = 0; i < count; i++) {
                if (numbers[i] != NOBODY) received.add(text(i));
            }
        }
        return Optional.ofNullable(received.poll());
    }

    private String text(int event) {
        ObjectNode object = TdApiJson.object(events[event]);
        if (numbers[event] != 0) object.put("@extra", numbers[event]);
        return Json.write(object.put("@client_id", clients[event]));
    }

    @Override
    public String execute(String request) {
        return Json.write(TdApiJson.object(nativeClientExecute(TdApiJson.function(Json.read(request)))));
    }

    @Override
    public void listenToLog(LogListener listener) {
        nativeClientSetLogMessageHandler(WARNINGS, (level, text) -> {
            try {
                listener.line(level, text);
            } catch (RuntimeException _) {
                // The caller is native code, and this is the log: there is nobody to tell.
            }
        });
    }

    @Override
    public void ignoreLog() {
        nativeClientSetLogMessageHandler(0, (_, _) -> {});
    }
}
