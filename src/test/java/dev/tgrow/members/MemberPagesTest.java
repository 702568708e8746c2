package dev.tgrow.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.run.End;
import dev.tgrow.run.Report;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.VirtualTime;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberPagesTest {
    private static final ChatId CHAT = new ChatId(-1_000_000_000_001L);

    /// A member list whose pages are told by their offset; counts how often it was asked.
    private record Listing(IntFunction<MemberPage> pages, AtomicInteger asked) implements Telegram {
        Listing(IntFunction<MemberPage> pages) {
            this(pages, new AtomicInteger());
        }

        @Override
        public <R> Reply<R> call(Call<R> call) {
            asked.incrementAndGet();
            if (!(call instanceof Call.GetMembers page)) throw new AssertionError(call);
            return new Reply.Ok<>(call.reply().cast(pages.apply(page.offset())));
        }
    }

    private static Member member(long id) {
        var user = new User(
                new UserId(id),
                User.Kind.PERSON,
                Optional.empty(),
                "Ann",
                "",
                false,
                new LastSeen.Recently(),
                Optional.empty());
        return new Member(user, MemberStatus.MEMBER, Optional.empty());
    }

    private static List<Member> members(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(MemberPagesTest::member)
                .toList();
    }

    /// A list of `count` people in whole pages.
    private static Listing whole(int count) {
        return new Listing(offset -> new MemberPage(count, members(offset + 1L, Math.clamp(count - offset, 0, 200))));
    }

    private static List<Long> walk(MemberPages pages, int width, int most) {
        var ids = new ArrayList<Long>();
        Report report = RunScope.run(
                "test",
                run -> {
                    pages.each(run, width, member -> {
                        ids.add(member.user().id().value());
                        return ids.size() < most;
                    });
                    return new End.Complete();
                },
                _ -> {},
                new VirtualTime(Instant.EPOCH),
                Duration.ofMinutes(1));
        assertThat(report.end()).isEqualTo(new End.Complete());
        return ids;
    }

    private static List<Long> ids(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void everyMemberComesOnceInTelegramsOrder(int width) {
        var pages = new MemberPages(whole(1_002), CHAT, MemberList.RECENT);
        assertThat(walk(pages, width, Integer.MAX_VALUE)).isEqualTo(ids(1_002));
        assertThat(pages.total()).isEqualTo(1_002);
        assertThat(pages.distinct()).isEqualTo(1_002);
        assertThat(pages.received()).isEqualTo(1_002);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void nothingIsAskedForPastTheTotal(int width) {
        var list = whole(1_000);
        walk(new MemberPages(list, CHAT, MemberList.RECENT), width, Integer.MAX_VALUE);
        assertThat(list.asked()).hasValue(5);
    }

    @Test
    void aListThatEndsBeforeItsTotalEndsAtItsEmptyPage() {
        var list = new Listing(offset -> new MemberPage(5_000, offset < 400 ? members(offset + 1L, 200) : List.of()));
        var pages = new MemberPages(list, CHAT, MemberList.RECENT);
        assertThat(walk(pages, 1, Integer.MAX_VALUE)).isEqualTo(ids(400));
        assertThat(list.asked()).hasValue(3);
        assertThat(pages.received()).isEqualTo(400);
    }

    @Test
    void anEmptyListIsAskedForOnce() {
        var list = whole(0);
        assertThat(walk(new MemberPages(list, CHAT, MemberList.BOTS), 4, Integer.MAX_VALUE))
                .isEmpty();
        assertThat(list.asked()).hasValue(1);
    }

    @Test
    void whoComesTwiceBecauseTheListShiftedIsPassedOnOnce() {
        var list = new Listing(offset ->
                new MemberPage(600, members(offset == 0 ? 1 : offset - 2, Math.clamp(600L - offset, 0, 200))));
        var pages = new MemberPages(list, CHAT, MemberList.RECENT);
        assertThat(walk(pages, 4, Integer.MAX_VALUE)).doesNotHaveDuplicates().hasSize((int) pages.distinct());
        assertThat(pages.received()).isEqualTo(600);
        assertThat(pages.distinct()).isEqualTo(597);
    }

    @Test
    void whoHasEnoughIsGivenNoMore() {
        var list = whole(10_000);
        assertThat(walk(new MemberPages(list, CHAT, MemberList.RECENT), 2, 250)).isEqualTo(ids(250));
        assertThat(list.asked().get()).isLessThan(6);
    }

    private static String why(
            MemberFilter filter, ChatDetails details, MemberStatus self, MemberPages pages, int pulled) {
        var chat = new Chat(CHAT, Chat.Kind.SUPERGROUP, "Garden", Optional.of("garden"), self, Set.of(), false, 0);
        return Completeness.of(chat, details, filter, pages, pulled).summary().text();
    }

    private static ChatDetails details(int count, boolean hidden) {
        return new ChatDetails(count, true, hidden, Duration.ZERO, Duration.ZERO);
    }

    private static MemberPages walked(Listing list) {
        var pages = new MemberPages(list, CHAT, MemberList.RECENT);
        walk(pages, 1, Integer.MAX_VALUE);
        return pages;
    }

    @Test
    void aWholeListNeedsNoReason() {
        assertThat(why(MemberFilter.ALL, details(300, false), MemberStatus.MEMBER, walked(whole(300)), 300))
                .isEqualTo("@garden: 300 of 300 members");
    }

    @Test
    void everyReasonForAnIncompleteListIsTold() {
        var ended = walked(new Listing(
                offset -> new MemberPage(900, offset < 400 ? members(offset + 1L, 200) : List.of())));
        assertThat(why(MemberFilter.ALL, details(900, false), MemberStatus.MEMBER, ended, 400))
                .isEqualTo("@garden: 400 of 900 members (Telegram's list ended at 400 of 900)");
        assertThat(why(MemberFilter.ALL, details(310, false), MemberStatus.MEMBER, walked(whole(300)), 300))
                .isEqualTo("@garden: 300 of 310 members (Telegram counts members that it does not list)");
        assertThat(why(MemberFilter.ALL, details(310, true), MemberStatus.MEMBER, walked(whole(3)), 3))
                .isEqualTo("@garden: 3 of 310 members (members are hidden: only administrators and bots are listed)");
        assertThat(why(MemberFilter.ALL, details(300, true), MemberStatus.ADMINISTRATOR, walked(whole(300)), 300))
                .isEqualTo("@garden: 300 of 300 members");
        var noBots = new MemberFilter(MemberList.RECENT, Optional.empty(), false, true);
        assertThat(why(noBots, details(1_300, false), MemberStatus.MEMBER, walked(whole(1_300)), 100))
                .isEqualTo("@garden: 100 of 1,300 members (the filter left out 1,200)");
        var shifted = walked(new Listing(offset ->
                new MemberPage(400, offset < 400 ? members(offset == 0 ? 1 : 200, 200) : List.of())));
        assertThat(why(MemberFilter.ALL, details(400, false), MemberStatus.MEMBER, shifted, 399))
                .isEqualTo("@garden: 399 of 400 members (the list shifted while it was read: 1 came twice)");
    }

    @Test
    void aListOfTelegramsOwnIsMeasuredByItsOwnLength() {
        var bots = new MemberFilter(MemberList.BOTS, Optional.empty(), false, false);
        assertThat(why(bots, details(5_000, false), MemberStatus.MEMBER, walked(whole(3)), 3))
                .isEqualTo("@garden: 3 of 3 members");
    }

    @Test
    void aCapOfTelegramsIsCalledOne() {
        var capped = walked(new Listing(
                offset -> new MemberPage(25_000, offset < 10_000 ? members(offset + 1L, 200) : List.of())));
        assertThat(why(MemberFilter.ALL, details(25_000, false), MemberStatus.MEMBER, capped, 10_000))
                .isEqualTo("@garden: 10,000 of 25,000 members (Telegram lists at most about 10,000 members)");
    }

    @Test
    void lastSeenCountsByTheLongestTimeThatItCanMean() {
        var now = Instant.parse("2026-11-20T09:00:00Z");
        var seen = List.of(
                new LastSeen.Online(),
                new LastSeen.At(now.minus(Duration.ofDays(2))),
                new LastSeen.Recently(),
                new LastSeen.WithinWeek(),
                new LastSeen.WithinMonth(),
                new LastSeen.Unknown());
        var accepted = IntStream.of(0, 1, 2, 3, 7, 30)
                .mapToObj(days -> new MemberFilter(MemberList.RECENT, Optional.of(Duration.ofDays(days)), false, false))
                .map(filter -> seen.stream()
                        .filter(one -> filter.accepts(seenLast(one), now))
                        .count())
                .toList();
        assertThat(accepted).containsExactly(1L, 1L, 2L, 3L, 4L, 5L);
    }

    private static Member seenLast(LastSeen seen) {
        var user =
                new User(new UserId(1), User.Kind.PERSON, Optional.empty(), "Ann", "", false, seen, Optional.empty());
        return new Member(user, MemberStatus.MEMBER, Optional.empty());
    }
}
