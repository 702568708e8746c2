package dev.tgrow.telegram;

import static dev.tgrow.telegram.ContractCalls.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Histories, and what is sent into them.
interface MessageContract extends ContractStage {
    @Test
    default void sendsAMessageThatIsThenInTheHistory() throws InterruptedException {
        var target = chat("target_group").id();
        var sent = alice().call(text(target, "  Grüße 🌱 https://garden.example/a \n"))
                .orThrow();
        var newest = alice().call(new Call.GetHistory(target, Optional.empty(), 1))
                .orThrow()
                .posts()
                .getFirst();

        assertThat(newest.id()).isEqualTo(sent.id());
        assertThat(newest.text()).isEqualTo("Grüße 🌱 https://garden.example/a");
        assertThat(newest.outgoing()).isTrue();
        assertThat(newest.media()).isEqualTo("text");
        assertThat(newest.links()).containsExactly("https://garden.example/a");
        assertThat(newest.date()).isEqualTo(sent.date());
        assertThat(alice().call(text(target, "again")).orThrow().id()).isGreaterThan(sent.id());
    }

    @Test
    default void sendsNothingWhereWeMayOnlyRead() throws InterruptedException {
        assertThat(place(text(chat("readonly_group").id(), "hello"))).isEqualTo(Refusal.Place.MAY_NOT_WRITE);
        assertThat(place(text(chat("news_channel").id(), "hello"))).isEqualTo(Refusal.Place.MAY_NOT_WRITE);
        assertThat(person(text(new ChatId(user("block_user").id().value()), "hello")))
                .isEqualTo(Refusal.Person.BLOCKED);
    }

    @Test
    default void sendsNothingEmptyOrTooLong() throws InterruptedException {
        var target = chat("target_group").id();
        var limit = alice().call(new Call.GetMessageLimits()).orThrow().text();
        assertThat(limit).isEqualTo(4096);

        assertThat(refusal(text(target, " \n "))).isInstanceOf(Refusal.BadRequest.class);
        assertThat(refusal(text(target, "🌱".repeat(limit + 1)))).isInstanceOf(Refusal.BadRequest.class);
        assertThat(alice().call(text(target, "🌱".repeat(limit))).orThrow().id().value())
                .isPositive();
    }

    @Test
    default void saysHowSlowAGroupIs() throws InterruptedException {
        var details =
                alice().call(new Call.GetChatDetails(chat("slow_group").id())).orThrow();

        assertThat(details.slowModeDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(details.slowModeLeft()).isBetween(Duration.ZERO, Duration.ofSeconds(5));
    }

    @Test
    default void readsAHistoryToItsEnd() throws InterruptedException {
        var posts = history(chat("news_channel").id());

        assertThat(posts).hasSize(300);
        assertThat(posts).extracting(post -> post.id().value()).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(posts).extracting(Post::id).doesNotHaveDuplicates();
        assertThat(posts).extracting(Post::date).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(posts).allMatch(post -> post.views().isPresent() && !post.outgoing());
    }

    @Test
    default void tellsHowOftenPostsWereReactedTo() throws InterruptedException {
        var posts = history(chat("news_channel").id());

        // The newest one, which a client may know before it knows the chat, is no exception.
        assertThat(posts.stream().limit(20))
                .anyMatch(post -> !post.reactions().isEmpty())
                .allMatch(post -> post.reactions().stream().allMatch(reaction -> reaction.count() > 0));
        assertThat(posts.stream().filter(post -> post.reactions().isEmpty())).hasSizeLessThan(150);
    }

    @Test
    default void readsOnlyWhatIsOlder() throws InterruptedException {
        var channel = chat("news_channel").id();
        var all = history(channel);
        var middle = all.get(all.size() / 2).id();

        var page = alice().call(new Call.GetHistory(channel, Optional.of(middle), 10))
                .orThrow();

        assertThat(page.posts()).isNotEmpty().allMatch(post -> post.id().compareTo(middle) < 0);
        assertThat(page.posts().getFirst().id())
                .isEqualTo(all.get(all.size() / 2 + 1).id());
        var oldest = all.getLast().id();
        assertThat(alice().call(new Call.GetHistory(channel, Optional.of(oldest), 10))
                        .orThrow()
                        .posts())
                .isEmpty();
    }

    @Test
    default void pinsWhereWeMay() throws InterruptedException {
        var group = chat("source_group").id();
        assertThat(place(new Call.PinMessage(group, new MessageId(1), true))).isEqualTo(Refusal.Place.NO_RIGHT);
        var target = chat("target_group").id();
        var sent = alice().call(text(target, "pin me")).orThrow().id();

        assertThat(alice().call(new Call.PinMessage(target, sent, true))
                        .orThrow()
                        .message())
                .isEqualTo(sent);
    }

    /// An administrator's right to pin is the same in channels, though Telegram has another name for it there.
    @Test
    default void pinsInChannelsWhereAnAdministratorMay() throws InterruptedException {
        var pinning = chat("pinning_channel");
        assertThat(pinning.rights()).containsExactly(Right.PIN_MESSAGES);
        var newest = history(pinning.id()).getFirst().id();
        assertThat(alice().call(new Call.PinMessage(pinning.id(), newest, true))
                        .orThrow()
                        .message())
                .isEqualTo(newest);

        assertThat(chat("whole_channel").rights())
                .contains(Right.SEND_TEXT, Right.PIN_MESSAGES, Right.MANAGE_INVITE_LINKS);

        var posting = chat("posting_channel");
        assertThat(posting.may(Right.SEND_TEXT)).isTrue();
        assertThat(posting.may(Right.PIN_MESSAGES)).isFalse();
        var post = history(posting.id()).getFirst().id();
        assertThat(place(new Call.PinMessage(posting.id(), post, true))).isEqualTo(Refusal.Place.NO_RIGHT);
    }

    @Test
    default void keepsTheFormattingOfAText() throws InterruptedException {
        var target = chat("target_group").id();
        var text = new FormattedText("read this now", List.of(new Entity(5, 4, Style.TEXT_URL, "https://a.example/x")));

        alice().call(new Call.SendMessage(target, new OutgoingMessage(text, Optional.empty(), true, false)))
                .orThrow();

        var newest = newest(target);
        assertThat(newest.text()).isEqualTo("read this now");
        assertThat(newest.links()).containsExactly("https://a.example/x");
    }

    @Test
    default void sendsFilesAndSendsThemAgainWithoutUploading() throws Exception {
        var target = chat("target_group").id();

        for (Media.Kind kind : Media.Kind.values()) {
            var first = alice().call(file(target, new Media.Local(kind, picture()), "a caption"))
                    .orThrow();
            assertThat(newest(target).media()).isEqualTo(kind == Media.Kind.PHOTO ? "photo" : "document");
            assertThat(newest(target).text()).isEqualTo("a caption");

            var second = alice().call(file(target, first.media().orElseThrow(), "again"))
                    .orThrow();
            assertThat(second.id()).isGreaterThan(first.id());
            assertThat(newest(target).text()).isEqualTo("again");
        }
    }

    @Test
    default void refusesFilesThatCantBeSent() throws Exception {
        var target = chat("target_group").id();
        var photo = new Media.Local(Media.Kind.PHOTO, picture());

        assertThat(refusal(file(target, new Media.Local(Media.Kind.PHOTO, Path.of("/no/such/file.png")), "")))
                .isInstanceOf(Refusal.BadRequest.class);
        assertThat(refusal(file(target, new Media.Remote(Media.Kind.PHOTO, "no-such-file"), "")))
                .isInstanceOf(Refusal.BadRequest.class);
        assertThat(refusal(file(target, photo, "x".repeat(1025)))).isInstanceOf(Refusal.BadRequest.class);
        assertThat(place(file(chat("words_group").id(), photo, ""))).isEqualTo(Refusal.Place.MEDIA_FORBIDDEN);
    }

    @Test
    default void sendsToPeopleChannelsAndBasicGroups() throws InterruptedException {
        var small = new ChatId(-7001);
        alice().call(new Call.ResolveChat(new ChatRef.ById(small))).orThrow();

        for (ChatId chat : List.of(chat("friend_user").id(), chat("our_channel").id(), small)) {
            var sent = alice().call(text(chat, "hello there")).orThrow();
            assertThat(newest(chat).id()).isEqualTo(sent.id());
            assertThat(newest(chat).text()).isEqualTo("hello there");
        }
    }

    @Test
    default void waitsOutAShortSlowModeAndTellsALongOne() throws InterruptedException {
        var slow = chat("slow_group").id();
        var verySlow = chat("very_slow_group").id();

        var first = alice().call(text(slow, "one")).orThrow();
        assertThat(alice().call(text(slow, "two")).orThrow().id()).isGreaterThan(first.id());
        alice().call(text(verySlow, "one")).orThrow();
        assertThat(refusal(text(verySlow, "two")))
                .isInstanceOfSatisfying(
                        Refusal.SlowMode.class,
                        slowMode -> assertThat(slowMode.retryAfter())
                                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5)));
        assertThat(alice().call(new Call.GetChatDetails(verySlow)).orThrow().slowModeLeft())
                .isPositive();
    }

    @Test
    default void asksForNoStars() throws InterruptedException {
        var paid = chat("paid_group");

        assertThat(paid.starsPerMessage()).isEqualTo(5);
        assertThat(place(text(paid.id(), "hello"))).isEqualTo(Refusal.Place.PAID);
    }

    @Test
    default void sendsOnceThoughTheConnectionIsLost() throws InterruptedException {
        var group = chat("shaky_group").id();

        var sent = alice().call(text(group, "through the storm")).orThrow();

        assertThat(history(group).stream().filter(post -> post.text().equals("through the storm")))
                .singleElement()
                .extracting(Post::id)
                .isEqualTo(sent.id());
    }

    @Test
    default void letsBotsSendButNotRead() throws InterruptedException {
        var robot = as("robot");
        var group = robot.call(new Call.ResolveChat(ChatRef.parse("@source_group")))
                .orThrow()
                .id();

        assertThat(robot.call(text(group, "beep")).orThrow().id().value()).isPositive();
        assertThat(robot.call(new Call.GetHistory(group, Optional.empty(), 10)))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.reason()).isInstanceOf(Refusal.AccountUnable.class));
    }

    @Test
    default void pinsNothingThatIsNotThere() throws InterruptedException {
        var target = chat("target_group").id();

        assertThat(place(new Call.PinMessage(target, new MessageId(900_000), true)))
                .isEqualTo(Refusal.Place.MESSAGE_GONE);
    }

    private static Call.SendMessage file(ChatId chat, Media media, String caption) {
        return new Call.SendMessage(
                chat, new OutgoingMessage(FormattedText.plain(caption), Optional.of(media), true, false));
    }

    private Post newest(ChatId chat) throws InterruptedException {
        return alice().call(new Call.GetHistory(chat, Optional.empty(), 1))
                .orThrow()
                .posts()
                .getFirst();
    }
}
