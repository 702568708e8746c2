package dev.tgrow.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What whoever shows the world to clients is told of it.
class FeedTest {
    private static final String YAML = """
            accounts: [{name: ann, id: 1, first_name: Ann}, {name: ben, id: 2, first_name: Ben}]
            people: {count: 10}
            chats: [{id: 10, title: Channel, kind: channel, roles: {ann: creator, ben: member}}]
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

    @Test
    void aListenerIsToldWhatWasAndWhatIs() {
        play.send(ann, CHANNEL, "before");
        play.reopen();
        var told = new ArrayList<Change>();

        play.world().listen(told::add);
        assertThat(told).singleElement().isInstanceOf(Change.Posted.class);
        play.world().outside().joins(new UserId(100_000_003), CHANNEL);
        play.world().messages().delete(ann, CHANNEL, List.of(1L));
        play.world().strike(new Fault.Occasion("GetMe", 1, OptionalLong.empty(), OptionalLong.empty()));

        assertThat(told)
                .extracting(Change::getClass)
                .containsExactly(Change.Posted.class, Change.Joined.class, Change.Deleted.class);
    }

    @Test
    void aListenerMayAskTheWorldForWhatItIsToldOf() {
        var texts = new ArrayList<String>();
        play.world().listen(change -> {
            if (!(change instanceof Change.Posted posted)) return;
            var message = play.world()
                    .messages()
                    .find(play.account("ben"), new ChatId(posted.chat()), posted.message())
                    .orElseThrow();
            texts.add(message.id() + " " + Play.text(message));
        });
        var world = play.world();
        world.scheduled().add(ann, CHANNEL, List.of(Draft.of("one")), play.now().plusSeconds(10));
        world.scheduled().add(ann, CHANNEL, List.of(Draft.of("two")), play.now().plusSeconds(20));

        play.pass(Duration.ofSeconds(30));
        play.send(ann, CHANNEL, "three");

        assertThat(texts).containsExactly("1 one", "2 two", "3 three");
        assertThat(play.messages(ann, CHANNEL)).hasSize(3);
    }

    @Test
    void whatIsDueHappensAtATick() {
        var told = new ArrayList<Change>();
        play.world()
                .scheduled()
                .add(ann, CHANNEL, List.of(Draft.of("due")), play.now().plusSeconds(10));
        play.world().listen(told::add);
        play.pass(Duration.ofSeconds(9));
        play.world().tick();
        assertThat(told).hasSize(1);

        play.pass(Duration.ofSeconds(1));
        play.world().tick();

        assertThat(told).hasSize(3);
        assertThat(told.get(1)).isInstanceOf(Change.Posted.class);
        assertThat(told.get(2)).isInstanceOf(Change.Unscheduled.class);
    }

    @Test
    void aPlayCanNotMentionWhatIsNotThere() {
        var outside = play.world().outside();
        var somebody = new UserId(100_000_003);

        for (ThrowingCallable wrong : List.<ThrowingCallable>of(
                () -> outside.posts(new UserId(77), CHANNEL, Draft.of("x")),
                () -> outside.posts(somebody, ChatId.ofSupergroup(99), Draft.of("x")),
                () -> outside.posts(somebody, new ChatId(77), Draft.of("x")),
                () -> outside.joins(new UserId(1), CHANNEL),
                () -> outside.views(CHANNEL, 99, 5))) {
            assertThatThrownBy(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
