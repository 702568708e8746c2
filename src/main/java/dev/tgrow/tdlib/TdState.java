package dev.tgrow.tdlib;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Where a client stands: its authorization and its connection. Written by the reader thread, waited for by others;
/// its own monitor guards it.
final class TdState {
    private static final String CONNECTED = "connectionStateReady";

    private JsonNode authorization = MissingNode.getInstance();
    private String connection = "";
    private int changes;

    synchronized void authorization(JsonNode state) {
        authorization = state;
        changes++;
        notifyAll();
    }

    synchronized void connection(String state) {
        connection = state;
        notifyAll();
    }

    synchronized JsonNode authorization() {
        return authorization;
    }

    /// How many authorization states there were, the present one counted.
    synchronized int changes() {
        return changes;
    }

    synchronized boolean isClosed() {
        return Json.is(authorization, "authorizationStateClosed");
    }

    /// Whether the session is being ended, by us or by the server.
    synchronized boolean isEnding() {
        return switch (Json.type(authorization)) {
            case "authorizationStateLoggingOut", "authorizationStateClosing", "authorizationStateClosed" -> true;
            default -> false;
        };
    }

    /// Whether Telegram is reached, even if not everything that was missed is fetched yet.
    synchronized boolean isReached() {
        return connection.equals(CONNECTED) || connection.equals("connectionStateUpdating");
    }

    /// Waits until the authorization state's type is as wanted; empty if it isn't in time.
    synchronized Optional<JsonNode> await(Predicate<String> wanted, Duration limit) throws InterruptedException {
        return until(() -> wanted.test(Json.type(authorization)), limit)
                ? Optional.of(authorization)
                : Optional.empty();
    }

    /// Waits for an authorization state later than the first `seen` ones, in which somebody must do something.
    synchronized Optional<JsonNode> awaitNext(int seen, Duration limit) throws InterruptedException {
        return until(() -> changes > seen && !isBeginning(), limit) ? Optional.of(authorization) : Optional.empty();
    }

    /// Whether TDLib has not yet said if the account is logged in.
    synchronized boolean isBeginning() {
        return authorization.isMissingNode() || Json.is(authorization, "authorizationStateWaitTdlibParameters");
    }

    /// Waits for the first connection, or for the end of the session; false if neither comes in time.
    synchronized boolean awaitConnection(Duration limit) throws InterruptedException {
        return until(() -> connection.equals(CONNECTED) || isEnding(), limit);
    }

    private synchronized boolean until(BooleanSupplier reached, Duration limit) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            var left = deadline - System.nanoTime();
            if (left <= 0) return false;
            wait(left / 1_000_000 + 1);
        }
        return true;
    }
}
