package dev.tgrow.tdlib;

import java.util.Optional;

/// TDLib's JSON interface: text in, text out. Safe for use by many threads, except for [#receive].
public interface TdJson {
    /// A number for a new client, which comes to life with the first request sent to it.
    int createClientId();

    void send(int client, String request);

    /// The next answer or update of any client. One thread of the process may call this; a second one at the same
    /// time aborts the process.
    ///
    /// @param seconds how long to wait at most; empty may come earlier and means nothing
    Optional<String> receive(double seconds);

    /// Asks one of the few things that need no client.
    String execute(String request);

    /// Sends the library's log to `listener`, warnings and worse, until [#ignoreLog].
    void listenToLog(LogListener listener);

    /// Ends the effect of [#listenToLog]. A process must not end while the library could still call back.
    void ignoreLog();

    /// Called by threads of the library, in the middle of its work: may neither throw, nor wait, nor call the
    /// library.
    @FunctionalInterface
    interface LogListener {
        /// One message of the log.
        ///
        /// @param level 0 for the last words before an abort, 1 for errors, 2 for warnings
        void line(int level, String text);
    }
}
