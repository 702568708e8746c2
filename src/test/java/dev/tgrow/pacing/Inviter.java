package dev.tgrow.pacing;

import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.run.End;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Time;
import dev.tgrow.store.Database;
import dev.tgrow.store.LimitStore;
import dev.tgrow.store.PostgresServer;
import dev.tgrow.store.StoreAddress;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// A process of its own that invites as many people as the account's cap allows, and says how many that were.
final class Inviter {
    private static final ChatId CHAT = new ChatId(-1_000_000_000_001L);

    private Inviter() {}

    /// Invites as soon as it reads a byte.
    ///
    /// @param args the database: a file or an address
    public static void main(String[] args) throws IOException {
        var limits = new Limits(
                Duration.ZERO,
                Duration.ZERO,
                4,
                Duration.ofMinutes(1),
                Map.of(Bucket.INVITE, List.of(new Window(40, Duration.ofDays(1)))));
        var invited = new AtomicInteger();
        try (var database = Database.open(address(args[0]))) {
            System.out.println("ready");
            // Both processes begin when the test says so.
            if (System.in.read() < 0) return;
            var report = RunScope.run(
                    "invite",
                    run -> {
                        var pace = AccountPace.open(new LimitStore(database), "7", limits, run.now());
                        var telegram = new PacedTelegram(adding(invited), pace, run, new Random());
                        for (long user = 1; user <= 60; user++)
                            telegram.call(new Call.AddMember(CHAT, new UserId(user)));
                        return new End.Complete();
                    },
                    _ -> {},
                    Time.SYSTEM,
                    Duration.ofMinutes(2));
            System.out.println(invited + " " + report.end().getClass().getSimpleName());
        }
    }

    private static StoreAddress address(String database) {
        return database.startsWith("jdbc:")
                ? PostgresServer.address(database)
                : new StoreAddress.LocalFile(Path.of(database));
    }

    private static Telegram adding(AtomicInteger invited) {
        return new Telegram() {
            @Override
            public <R> Reply<R> call(Call<R> call) {
                invited.incrementAndGet();
                return new Reply.Ok<>(call.reply().cast(new Call.Added(new UserId(1))));
            }
        };
    }
}
