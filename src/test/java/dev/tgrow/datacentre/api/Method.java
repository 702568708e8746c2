package dev.tgrow.datacentre.api;

/// What one method of the API does.
@FunctionalInterface
public interface Method {
    /// What the schema says that the method returns: an object, a Boolean, or a list of objects or numbers.
    ///
    /// @throws dev.tgrow.world.WorldError what the client is told instead
    Object answer(Request request) throws InterruptedException;
}
