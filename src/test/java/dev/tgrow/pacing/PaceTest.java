package dev.tgrow.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.pacing.Pace.Decision;
import dev.tgrow.run.RunEvent.Why;
import dev.tgrow.store.CoolDown;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
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

    /// Any answer that is no refusal.
    private static final Reply<?> DONE = new Reply.Ok<>("done");

    private static Reply<?> flood(long seconds) {
        return new Reply.Refused<>(new Refusal.FloodWait(Duration.ofSeconds(seconds)));
    }

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

        var pace = sent.answered(send(CHAT), DONE, ended, limits, 0.5);

        assertThat(pace.decide(new Call.AddMember(CHAT, new UserId(1)), ended, limits))
                .isEqualTo(new Decision.WaitUntil(ended.plusSeconds(60), "invite", Why.DELAY));
        assertThat(pace.decide(new Call.GetMe(), ended, limits)).isEqualTo(new Decision.Go());
    }

    @Test
    void pausesLieInTheRangeAndUseBothEnds() {
        var shortest = Pace.FRESH.answered(send(CHAT), DONE, START, limits, 0).nextWrite();
        var longest = Pace.FRESH
                .answered(send(CHAT), DONE, START, limits, Math.nextDown(1.0))
                .nextWrite();

        assertThat(Duration.between(START, shortest)).isEqualTo(Duration.ofSeconds(45));
        assertThat(Duration.between(START, longest)).isBetween(Duration.ofMillis(74_999), Duration.ofSeconds(75));
    }

    @Test
    void aFloodWaitClosesItsBucketAndNoOther() {
        var page = new Call.GetMembers(CHAT, MemberList.RECENT, 0, 200);
        var pace = Pace.FRESH.answered(page, flood(30), START, limits, 0);

        assertThat(pace.decide(new Call.GetMembers(CHAT, MemberList.RECENT, 200, 200), START, limits))
                .isEqualTo(new Decision.WaitUntil(START.plusSeconds(30), "members", Why.FLOOD));
        assertThat(pace.decide(new Call.GetHistory(CHAT, Optional.empty(), 100), START, limits))
                .isEqualTo(new Decision.Go());
    }

    @Test
    void noWindowIsEverExceededInRandomTraffic() {
        var random = new Random(7);
        var windows = Map.of(
                Bucket.SEND_TO_CHAT, List.of(new Window(3, Duration.ofSeconds(60))),
                Bucket.SEND, List.of(new Window(5, Duration.ofSeconds(90)), new Window(300, Duration.ofDays(1))));
        var quick = new Limits(Duration.ZERO, Duration.ZERO, 4, Duration.ofDays(1), windows);
        var pace = Pace.FRESH;
        var now = START;
        var times = new ArrayList<Instant>();

        for (int i = 0; i < 20_000; i++) {
            var call = send(new ChatId(-1_000_000_000_001L - random.nextInt(3)));
            for (var time = opens(pace.decide(call, now, quick)); time.isPresent(); ) {
                assertThat(time.get()).isAfter(now);
                now = time.get();
                time = opens(pace.decide(call, now, quick));
            }
            pace = pace.started(call, now, quick).answered(call, DONE, now, quick, random.nextDouble());
            times.add(now);
            if (random.nextInt(50) == 0) pace = pace.answered(call, flood(random.nextInt(90)), now, quick, 0);
            now = now.plusMillis(random.nextInt(20_000));
        }

        assertThat(mostWithin(times, Duration.ofSeconds(90))).isEqualTo(5);
        assertThat(mostWithin(times, Duration.ofDays(1))).isEqualTo(300);
    }

    /// When a call that is held back may go out.
    private static Optional<Instant> opens(Decision decision) {
        return switch (decision) {
            case Decision.Go _ -> Optional.empty();
            case Decision.WaitUntil(var time, var _, var _) -> Optional.of(time);
            case Decision.Capped(var _, var _, var opens) -> Optional.of(opens);
            case Decision.Resting(var rest) -> Optional.of(rest.until());
        };
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

    private Pace sent(int times) {
        var pace = Pace.FRESH;
        for (int i = 0; i < times; i++) {
            var chat = new ChatId(CHAT.value() - i);
            pace = pace.started(send(chat), START, limits).answered(send(chat), DONE, START, limits, 0);
        }
        return pace;
    }

    @Test
    void aCapIsNeverWaitedFor() {
        var opens = START.plus(Duration.ofDays(1));
        var capped = new Decision.Capped("send:account", new Window(200, Duration.ofDays(1)), opens);

        assertThat(sent(200).decide(send(CHAT), START, limits)).isEqualTo(capped);
        assertThat(sent(200).decide(send(CHAT), opens.minusSeconds(60), limits)).isEqualTo(capped);
        assertThat(sent(200).decide(send(CHAT), opens, limits)).isEqualTo(new Decision.Go());
    }

    @Test
    void aCapThatOpensBeforeThePauseEndsStopsNothing() {
        var pace = sent(200);
        var almost = START.plus(Duration.ofDays(1)).minusSeconds(5);
        var paused = new Pace(pace.usage(), almost.plusSeconds(45), CoolDown.NONE);

        assertThat(paused.decide(send(CHAT), almost, limits))
                .isEqualTo(new Decision.WaitUntil(almost.plusSeconds(45), "send:account", Why.DELAY));
    }

    @Test
    void anAccountThatRestsReadsButDoesNotWrite() {
        var rest = new CoolDown("PEER_FLOOD", 1, START.plusSeconds(60));
        var pace = Pace.FRESH.with(Map.of(), rest);

        assertThat(pace.decide(send(CHAT), START, limits)).isEqualTo(new Decision.Resting(rest));
        assertThat(pace.decide(new Call.CreateInviteLink(CHAT, "x", Optional.empty(), 0, false), START, limits))
                .isEqualTo(new Decision.Resting(rest));
        assertThat(pace.decide(new Call.GetHistory(CHAT, Optional.empty(), 100), START, limits))
                .isEqualTo(new Decision.Go());
        assertThat(pace.decide(send(CHAT), START.plusSeconds(60), limits)).isEqualTo(new Decision.Go());
    }

    @Test
    void anIntervalDoublesAtAFloodAndShrinksWithSuccess() {
        var call = new Call.GetHistory(CHAT, Optional.empty(), 100);
        var once = Pace.FRESH.answered(call, flood(5), START, limits, 0);
        var twice = once.answered(call, flood(5), START, limits, 0);
        var calm = twice;
        for (int i = 0; i < 1000; i++) calm = calm.answered(call, DONE, START, limits, 0);

        assertThat(interval(once, "history")).isEqualTo(Duration.ofSeconds(1));
        assertThat(interval(twice, "history")).isEqualTo(Duration.ofSeconds(2));
        assertThat(interval(calm, "history")).isEqualTo(Duration.ZERO);
    }

    @Test
    void theIntervalOfWritesBeginsAtTheConfiguredLeastOneAndEndsThere() {
        var pace = Pace.FRESH.started(send(CHAT), START, limits).answered(send(CHAT), flood(5), START, limits, 0);
        var calm = pace;
        for (int i = 0; i < 100; i++) calm = calm.answered(send(CHAT), DONE, START, limits, 0);
        for (int i = 0; i < 10; i++) pace = pace.answered(send(CHAT), flood(5), START, limits, 0);

        assertThat(interval(pace, "send:account")).isEqualTo(Duration.ofMinutes(6));
        assertThat(interval(calm, "send:account")).isEqualTo(Duration.ZERO);
    }

    @Test
    void aLearnedIntervalIsWaitedAndEndsNoRun() {
        var pace = Pace.FRESH.started(send(CHAT), START, limits).answered(send(CHAT), flood(5), START, limits, 0);

        assertThat(pace.decide(send(CHAT), START.plusSeconds(6), limits))
                .isEqualTo(new Decision.WaitUntil(START.plusSeconds(90), "send:account", Why.DELAY));
    }

    private static Duration interval(Pace pace, String bucket) {
        return pace.usage().getOrDefault(bucket, Usage.NONE).interval();
    }
}
