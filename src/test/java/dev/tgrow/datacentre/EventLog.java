package dev.tgrow.datacentre;

import dev.tgrow.datacentre.mtproto.ServerEvent;
import dev.tgrow.datacentre.mtproto.ServerEvents;
import java.util.ArrayList;
import java.util.List;

/// What happened below the calls: connections, keys, sessions. Calls themselves are in the [RequestLog]. Safe for use
/// by many threads.
public final class EventLog implements ServerEvents {
    private final List<ServerEvent> events = new ArrayList<>();

    @Override
    public synchronized void on(ServerEvent event) {
        switch (event) {
            case ServerEvent.CallReceived _, ServerEvent.CallAnswered _ -> {
                // The request log has them.
            }
            case ServerEvent other -> events.add(other);
        }
    }

    public synchronized List<ServerEvent> all() {
        return List.copyOf(events);
    }

    /// Events of one kind, in order.
    public <E extends ServerEvent> List<E> all(Class<E> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
