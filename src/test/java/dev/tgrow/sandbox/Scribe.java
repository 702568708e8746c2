package dev.tgrow.sandbox;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.WorldClock;
import java.nio.file.Path;
import java.util.Optional;

/// A process that writes into a world until it is killed, and says what was acknowledged: a message's id a line.
final class Scribe {
    private Scribe() {}

    /// Writes until it is killed.
    ///
    /// @param args the world's file and the directory of its state
    public static void main(String[] args) throws InterruptedException {
        try (var session = Sandbox.of(Path.of(args[0])).open(Path.of(args[1]), WorldClock.VIRTUAL);
                var client = session.client(Optional.empty(), _ -> {})) {
            while (true) {
                Call.SendMessage call = Stage.text(ChatId.ofSupergroup(11), "message");
                System.out.println(client.call(call).orThrow().id());
            }
        }
    }
}
