package dev.tgrow.pacing;

import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Limits, calls and answers, all by chance.
final class RandomCalls {
    private static final int CHATS = 4;

    private final SplittableRandom random;

    RandomCalls(SplittableRandom random) {
        this.random = random;
    }

    /// Some buckets have no window, some several, and about every third window is a cap.
    Limits limits() {
        var windows = new EnumMap<Bucket, List<Window>>(Bucket.class);
        for (Bucket bucket : Bucket.values()) {
            var some = new ArrayList<Window>();
            for (int i = random.nextInt(3); i > 0; i--) some.add(window());
            windows.put(bucket, some);
        }
        var shortest = random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(random.nextInt(60_000));
        var longest = shortest.plusMillis(random.nextBoolean() ? 0 : random.nextInt(60_000));
        return new Limits(shortest, longest, 4, Duration.ofMinutes(1), windows);
    }

    private Window window() {
        var cap = random.nextInt(3) == 0;
        var span = cap ? Duration.ofDays(random.nextInt(1, 4)) : Duration.ofMillis(random.nextInt(1, 3_600_000));
        return new Window(random.nextInt(1, cap ? 60 : 25), span);
    }

    /// Mostly little, so that calls meet their limits.
    Duration idle() {
        return random.nextInt(100) == 0
                ? Duration.ofMinutes(random.nextInt(3_000))
                : Duration.ofMillis(random.nextInt(8) == 0 ? random.nextInt(60_000) : 0);
    }

    Duration latency() {
        return Duration.ofMillis(random.nextInt(3) == 0 ? random.nextInt(2_000) : 0);
    }

    Call<?> next() {
        var chat = new ChatId(-1_000_000_000_001L - random.nextInt(CHATS));
        return switch (random.nextInt(9)) {
            case 0 -> new Call.ResolveChat(new ChatRef.ByUsername("garden_club"));
            case 1 -> new Call.GetHistory(chat, Optional.empty(), 100);
            case 2 -> new Call.GetMembers(chat, MemberList.RECENT, 0, 200);
            case 3 -> new Call.AddMember(chat, new UserId(1));
            case 4 -> new Call.GetChatDetails(chat);
            case 5 -> new Call.PinMessage(chat, new MessageId(1), true);
            case 6 -> new Call.GetMember(chat, new UserId(1));
            default -> message(chat);
        };
    }

    private static Call<?> message(ChatId chat) {
        return new Call.SendMessage(
                chat, new OutgoingMessage(FormattedText.plain("hello"), Optional.empty(), false, true));
    }

    /// Nobody looks into answers that are good, except for what they say of slow mode.
    Reply<?> reply(Call<?> call) {
        var wait = Duration.ofSeconds(random.nextInt(1, 200));
        var chance = random.nextInt(60);
        if (chance == 0) return new Reply.Refused<>(new Refusal.FloodWait(wait));
        if (chance == 1 && call instanceof Call.SendMessage) return new Reply.Refused<>(new Refusal.SlowMode(wait));
        if (chance == 2) return new Reply.Refused<>(new Refusal.ServerTrouble("down"));
        if (call instanceof Call.GetChatDetails) {
            var left = chance < 6 ? wait : Duration.ZERO;
            return new Reply.Ok<>(new ChatDetails(10, true, false, left, left));
        }
        return new Reply.Ok<>(call);
    }
}
