package dev.tgrow.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.pacing.Pace.Decision;
import dev.tgrow.run.RunEvent.Why;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final ChatId CHAT = new ChatId(-1_000_000_000_001L);
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    private final Limits limits = new Limits(
            Duration.ofSeconds(45), Duration.ofSeconds(75), 4, Duration.ofMinutes(1), Limits.DEFAULT_WINDOWS);

    static Call<?> send(ChatId chat) {
        var message = new OutgoingMessage(FormattedText.plain("hello"), Optional.empty(), false, true);
        return new Call.SendMessage(chat, message);
    }

    @Test
    void theFirstWriteGoesOutAtOnce() {
        assertThat(Pace.FRESH.decide(send(CHAT), START, limits)).isEqualTo(new Decision.Go());
    }

    @Test
    void thePauseCountsFromTheEndOfTheWriteBefore() {
        var sent = Pace.FRESH.started(send(CHAT), START, limits);
        var ended = START.plusSeconds(20);

        var pace = sent.answered(send(CHAT), ended, limits, 0.5);

        assertThat(pace.decide(new Call.AddMember(CHAT, new UserId(1)), ended, limits))
                .isEqualTo(new Decision.WaitUntil(ended.plusSeconds(60), "invite", Why.DELAY));
        assertThat(pace.decide(new Call.GetMe(), ended, limits)).isEqualTo(new Decision.Go());
    }

    @Test
    void pausesLieInTheRangeAndUseBothEnds() {
        var shortest = Pace.FRESH.answered(send(CHAT), START, limits, 0).nextWrite();
        var longest = Pace.FRESH
                .answered(send(CHAT), START, limits, Math.nextDown(1.0))
                .nextWrite();

        assertThat(Duration.between(START, shortest)).isEqualTo(Duration.ofSeconds(45));
        assertThat(Duration.between(START, longest)).isBetween(Duration.ofMillis(74_999), Duration.ofSeconds(75));
    }

    @Test
    void aFloodWaitClosesItsBucketAndNoOther() {
        var pace = Pace.FRESH.flooded(
                new Call.GetMembers(CHAT, dev.tgrow.telegram.MemberList.RECENT, 0, 200), START, Duration.ofSeconds(30));

        assertThat(pace.decide(
                        new Call.GetMembers(CHAT, dev.tgrow.telegram.MemberList.RECENT, 200, 200), START, limits))
                .isEqualTo(new Decision.WaitUntil(START.plusSeconds(30), "members", Why.FLOOD));
        assertThat(pace.decide(new Call.GetHistory(CHAT, Optional.empty(), 100), START, limits))
                .isEqualTo(new Decision.Go());
    }

    @Test
    void noWindowIsEverExceededInRandomTraffic() {
        var random = new Random(7);
        var windows = Map.of(
                Bucket.SEND_TO_CHAT, List.of(new Window(3, Duration.ofSeconds(60))),
                Bucket.SEND, List.of(new Window(5, Duration.ofSeconds(90)), new Window(20, Duration.ofHours(1))));
        var quick = new Limits(Duration.ZERO, Duration.ZERO, 4, Duration.ofDays(1), windows);
        var pace = Pace.FRESH;
        var now = START;
        var times = new ArrayList<Instant>();

        for (int i = 0; i < 20_000; i++) {
            var call = send(new ChatId(-1_000_000_000_001L - random.nextInt(3)));
            while (pace.decide(call, now, quick) instanceof Decision.WaitUntil(var time, var _, var _)) {
                assertThat(time).isAfter(now);
                now = time;
            }
            pace = pace.started(call, now, quick).answered(call, now, quick, random.nextDouble());
            times.add(now);
            if (random.nextInt(50) == 0) pace = pace.flooded(call, now, Duration.ofSeconds(random.nextInt(90)));
            now = now.plusMillis(random.nextInt(20_000));
        }

        assertThat(mostWithin(times, Duration.ofSeconds(90))).isEqualTo(5);
        assertThat(mostWithin(times, Duration.ofHours(1))).isEqualTo(20);
    }

    /// The largest number of calls in any half-open stretch of this length.
    private static int mostWithin(List<Instant> times, Duration span) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            while (!times.get(last).isBefore(times.get(first).plus(span))) first++;
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @Test
    void anIntervalDoublesAtAFloodAndShrinksWithSuccess() {
        var call = new Call.GetHistory(CHAT, Optional.empty(), 100);
        var once = Pace.FRESH.flooded(call, START, Duration.ofSeconds(5));
        var twice = once.flooded(call, START, Duration.ofSeconds(5));
        var calm = twice;
        for (int i = 0; i < 1000; i++) calm = calm.answered(call, START, limits, 0);

        assertThat(once.usage().get("history")).extracting(Usage::interval).isEqualTo(Duration.ofSeconds(1));
        assertThat(twice.usage().get("history")).extracting(Usage::interval).isEqualTo(Duration.ofSeconds(2));
        assertThat(calm.usage().get("history"))
                .isNotNull()
                .extracting(Usage::interval)
                .isEqualTo(Duration.ZERO);
    }
}
