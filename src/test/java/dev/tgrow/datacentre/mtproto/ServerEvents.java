package dev.tgrow.datacentre.mtproto;

/// Hears what happens at a server.
///
/// Called by many threads at once, while they do the server's work: it must be quick and must not call the server.
@FunctionalInterface
public interface ServerEvents {
    void on(ServerEvent event);
}
