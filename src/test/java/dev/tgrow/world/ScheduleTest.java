package dev.tgrow.world;

import static dev.tgrow.world.Play.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {
    private static final String YAML = """
            accounts: [{name: ann, id: 1, first_name: Ann}, {name: ben, id: 2, first_name: Ben}]
            chats: [{id: 10, title: Channel, kind: channel, roles: {ann: creator, ben: member}, posts: 3}]
            """;
    private static final ChatId CHANNEL = ChatId.ofSupergroup(10);

    @TempDir
    Path directory;

    private Play play;
    private Account ann;

    @BeforeEach
    void open() {
        play = new Play(directory, YAML);
        ann = play.account("ann");
    }

    @AfterEach
    void close() {
        play.close();
    }

    private ScheduledMessages scheduled() {
        return play.world().scheduled();
    }

    private Message add(String text, Duration in) {
        return scheduled()
                .add(ann, CHANNEL, List.of(Draft.of(text)), play.now().plus(in))
                .getFirst();
    }

    private List<String> texts() {
        return play.messages(ann, CHANNEL).stream().limit(2).map(Play::text).toList();
    }

    @Test
    void messagesAreSentWhenTheirTimeHasCome() {
        var later = add("later", Duration.ofHours(2));
        var sooner = add("sooner", Duration.ofHours(1));

        assertThat(sooner.date()).isEqualTo(play.now().plus(Duration.ofHours(1)));
        assertThat(scheduled().list(ann, CHANNEL)).extracting(Play::text).containsExactly("sooner", "later");
        assertThat(play.world().nextDue()).hasValue(sooner.date());
        play.pass(Duration.ofHours(1));
        assertThat(texts()).startsWith("sooner");
        assertThat(scheduled().list(ann, CHANNEL)).extracting(Play::text).containsExactly("later");
        play.reopen();
        play.pass(Duration.ofHours(5));
        assertThat(texts()).containsExactly("later", "sooner");
        assertThat(play.newest(ann, CHANNEL).date()).isEqualTo(later.date());
        assertThat(play.world().nextDue()).isEmpty();
    }

    @Test
    void theyCanBeTakenBackOrSentAtOnce() {
        var one = add("one", Duration.ofHours(1)).id();
        var two = add("two", Duration.ofHours(2)).id();

        assertThat(scheduled().delete(ann, CHANNEL, List.of(one, 77L))).containsExactly(one);
        var sent = scheduled().sendNow(ann, CHANNEL, List.of(two)).getFirst();

        assertThat(sent.id()).isEqualTo(4);
        assertThat(texts()).startsWith("two");
        refused(() -> scheduled().sendNow(ann, CHANNEL, List.of(two)), "MESSAGE_ID_INVALID");
        assertThat(add("three", Duration.ofHours(1)).id()).isGreaterThan(two);
    }

    @Test
    void albumsStayTogetherAndRandomNumbersCount() {
        var photo = Optional.of(new Attachment(Attachment.PHOTO, 5, "a.jpg", 1, "image/jpeg"));
        var first = new Draft(
                FormattedText.plain("a"), photo, OptionalLong.empty(), OptionalLong.empty(), false, OptionalLong.of(9));
        var second = Draft.of(FormattedText.plain(""), photo);
        scheduled().add(ann, CHANNEL, List.of(first, second), play.now().plusSeconds(60));

        play.pass(Duration.ofSeconds(60));

        var page = play.messages(ann, CHANNEL).subList(0, 2);
        assertThat(page.getFirst().content().album())
                .isPresent()
                .isEqualTo(page.getLast().content().album());
        assertThat(play.world().messages().sent(ann, 9).orElseThrow().id()).isEqualTo(4);
    }

    @Test
    void notEverythingCanWait() {
        var ben = play.account("ben");
        var drafts = List.of(Draft.of("x"));
        var soon = play.now().plusSeconds(60);

        refused(() -> scheduled().add(ben, CHANNEL, drafts, soon), 403, "CHAT_SEND_PLAIN_FORBIDDEN");
        refused(() -> scheduled().add(ann, CHANNEL, drafts, play.now()), "SCHEDULE_DATE_INVALID");
        refused(
                () -> scheduled().add(ann, CHANNEL, drafts, play.now().plus(Duration.ofDays(400))),
                "SCHEDULE_DATE_TOO_LATE");
        for (int i = 0; i < 100; i++) scheduled().add(ann, CHANNEL, drafts, soon);
        refused(() -> scheduled().add(ann, CHANNEL, drafts, soon), "SCHEDULE_TOO_MUCH");
        assertThat(scheduled().list(ben, CHANNEL)).isEmpty();
        play.pass(Duration.ofMinutes(1));
        assertThat(play.messages(ann, CHANNEL)).hasSize(103);
    }
}
