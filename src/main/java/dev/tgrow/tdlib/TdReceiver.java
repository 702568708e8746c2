package dev.tgrow.tdlib;

import dev.tgrow.telegram.Notice;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Owns the one thread that reads from a [TdJson], for all its clients; a second reader would abort the process.
///
/// A platform thread, because `td_receive` blocks in native code. It starts with the first client and ends with the
/// last. Its own monitor guards its life; safe for use by many threads.
public final class TdReceiver {
    /// How long one read waits. The library's log is looked at between reads, so this bounds how late it is seen.
    private static final double READ_SECONDS = 0.1;

    private static final Logger LOG = LoggerFactory.getLogger("tdlib");

    private final TdJson json;
    private final TdLog log = new TdLog();
    private final ConcurrentHashMap<Integer, TdClient> clients = new ConcurrentHashMap<>();
    private @Nullable Thread reader;
    private @Nullable Thread last;

    public TdReceiver(TdJson json) {
        this.json = json;
    }

    TdJson json() {
        return json;
    }

    TdLog log() {
        return log;
    }

    /// A new client; it is in the caller's hands to close it.
    synchronized TdClient open(Duration deadline, Consumer<Notice> notices) {
        var client = new TdClient(this, json, deadline, notices);
        clients.put(client.id(), client);
        if (reader == null) {
            json.listenToLog(log);
            reader = Thread.ofPlatform().name("tdlib reader").daemon().unstarted(this::read);
            last = reader;
            reader.start();
        }
        return client;
    }

    private void read() {
        do {
            json.receive(READ_SECONDS).ifPresent(this::dispatch);
            drain();
        } while (!ended());
        drain();
    }

    private void drain() {
        try {
            log.drain(this::tellAll);
        } catch (RuntimeException e) {
            LOG.error("could not handle TDLib's log", e);
        }
    }

    /// The log does not say which client a wait is of, so all are told; those with one listener tell it once.
    private void tellAll(Notice notice) {
        clients.values().stream().map(TdClient::notices).distinct().forEach(listener -> listener.accept(notice));
    }

    private boolean ended() {
        if (!clients.isEmpty()) return false;
        synchronized (this) {
            if (!clients.isEmpty()) return false;
            json.ignoreLog();
            reader = null;
            return true;
        }
    }

    private void dispatch(String text) {
        var client = clients.get((int) Json.peekNumber(text, "@client_id"));
        if (client == null) return;
        try {
            client.take(text);
        } catch (RuntimeException e) {
            // Without the reader every open call would wait until its deadline. The text may hold anything, so only its
            // type is told.
            LOG.error("could not read {}", Json.peekType(text), e);
        }
        if (client.state().isClosed()) clients.remove(client.id());
    }

    /// Waits until the reader has let go of a closed client, and has ended itself if that was the last one.
    void leave(int client) {
        Thread thread;
        synchronized (this) {
            thread = last;
        }
        var interrupted = false;
        while (thread != null && thread.isAlive() && (clients.isEmpty() || clients.containsKey(client))) {
            try {
                thread.join(Duration.ofMillis(20));
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
