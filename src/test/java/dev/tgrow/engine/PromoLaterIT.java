package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Albums, topics, templates, messages that wait for their time, and `tgrow promo undo`, on the real TDLib.
///
/// Each case sends words of its own.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromoLaterIT {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
            chats:
              - {id: 7001, title: Balcony, username: balcony, roles: {alice: member, mira: creator}, members: [], posts: 1}
              - {id: 7002, title: Seeds, username: seed_swap, roles: {alice: member, mira: creator}, members: [], posts: 1}
              - {id: 7003, title: Forum, username: the_forum, forum: true, roles: {alice: member, mira: creator}, members: [], topics: [{id: 5, title: News}, {id: 7, title: Newsroom}]}
            """;
    private static final ChatId BALCONY = ChatId.ofSupergroup(7001);
    private static final ChatId SEEDS = ChatId.ofSupergroup(7002);
    private static final ChatId FORUM = ChatId.ofSupergroup(7003);
    private static final String ALBUM = "messages.sendMultiMedia";
    private static final String SEND = "messages.sendMessage";

    private JobStage stage;
    private JobLine tgrow;
    private String words = "";
    private int number;

    @BeforeAll
    void open(Engine engine, @TempDir Path directory) {
        stage = new JobStage(engine, directory, WORLD);
        tgrow = stage.beginAsStranger();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private void begin() throws Exception {
        words = "The fair is on Sunday, says sign no. " + ++number + ".";
        tgrow = stage.begin();
    }

    private String[] sending(String options) {
        return Stream.concat(
                        Stream.of(("promo send --format json --campaign fair --min-delay 0s --max-delay 0s " + options)
                                .split(" ")),
                        Stream.of("--message", words))
                .toArray(String[]::new);
    }

    private JobLine.Outcome send(String options) throws Exception {
        return JobLine.outcome(tgrow.line().run(sending(options)));
    }

    /// Starts sending, and ends the process hard as soon as the server has done what a call asks for.
    private void killAfter(String method, String options) throws Exception {
        var rule = stage.centre().script().on(method).mute();
        try (var promo = tgrow.line().start(sending(options))) {
            promo.endInput();
            promo.awaitThat("it is there", () -> rule.struck() > 0);
            promo.kill();
        }
    }

    private JobLine.Outcome undo() throws Exception {
        return tgrow.run("promo undo fair --format json --min-delay 0s --max-delay 0s");
    }

    private List<Message> messages(ChatId chat) {
        return stage.centre()
                .world()
                .messages()
                .page(stage.alice(), chat, HistoryQuery.newest(100))
                .messages();
    }

    private List<String> words(ChatId chat) {
        return messages(chat).stream()
                .map(message -> message.content().text().text())
                .filter(words::equals)
                .toList();
    }

    /// Files in the chat, without those of the post that it began with.
    private long files(ChatId chat) {
        return messages(chat).stream()
                .filter(message -> message.content().media().isPresent() && message.id() > 1)
                .count();
    }

    private List<Message> waiting(ChatId chat) {
        return stage.centre().world().scheduled().list(stage.alice(), chat);
    }

    private String album() throws Exception {
        return "--media " + tgrow.write("one.pdf", "one file") + " --media " + tgrow.write("two.pdf", "another");
    }

    @Test
    void anAlbumIsUploadedOnceSentToEachChatAndTakenBack() throws Exception {
        begin();
        var ended = send(album() + " --to @balcony --to @seed_swap");
        assertThat(ended.exit()).describedAs(ended.err()).isZero();
        assertThat(ended.column("outcome")).containsExactly("sent", "sent");
        assertThat(stage.calls("upload.saveFilePart")).hasSize(2);
        assertThat(files(BALCONY)).isEqualTo(2);
        assertThat(files(SEEDS)).isEqualTo(2);
        assertThat(undo().column("outcome")).containsExactly("deleted", "deleted");
        assertThat(files(BALCONY) + files(SEEDS)).isZero();
    }

    @Test
    void anAlbumWhoseAnswerWasCutOffIsFoundAndNotSentAgain() throws Exception {
        begin();
        var options = album() + " --to @balcony";
        killAfter(ALBUM, options);
        var ended = send(options);
        assertThat(ended.exit()).describedAs(ended.err()).isZero();
        assertThat(ended.column("outcome")).containsExactly("already_sent");
        assertThat(files(BALCONY)).isEqualTo(2);
        assertThat(undo().column("outcome")).containsExactly("deleted");
        assertThat(files(BALCONY)).isZero();
    }

    @Test
    void aMessageThatWaitsForItsTimeIsThereOnceAndTakenBack() throws Exception {
        begin();
        var ended = send("--to @balcony --to @seed_swap --schedule 1h");
        assertThat(ended.exit()).describedAs(ended.err()).isZero();
        assertThat(ended.column("outcome")).containsExactly("scheduled", "scheduled");
        assertThat(send("--to @balcony --schedule 1h").column("outcome")).containsExactly("already_sent");
        assertThat(waiting(BALCONY)).hasSize(1);
        assertThat(undo().column("outcome")).containsExactly("taken_back", "taken_back");
        assertThat(waiting(BALCONY)).isEmpty();
        assertThat(waiting(SEEDS)).isEmpty();
    }

    @Test
    void aWaitingMessageWhoseAnswerWasCutOffIsFoundAndNotSentAgain() throws Exception {
        begin();
        killAfter(SEND, "--to @balcony --schedule 1h");
        assertThat(waiting(BALCONY)).hasSize(1);
        assertThat(send("--to @balcony --schedule 2h").column("outcome")).containsExactly("already_sent");
        assertThat(waiting(BALCONY)).hasSize(1);
        assertThat(undo().column("outcome")).containsExactly("taken_back");
        assertThat(waiting(BALCONY)).isEmpty();
    }

    @Test
    void eachTopicGetsItsWordsOnce() throws Exception {
        begin();
        words += " {{title}}";
        var ended = tgrow.run(
                "promo send --format json --campaign fair --min-delay 0s --max-delay 0s --to @the_forum:7 --message",
                words,
                "--to",
                "@the_forum:news");
        assertThat(ended.exit()).describedAs(ended.err()).isZero();
        assertThat(ended.column("chat")).containsExactly("@the_forum:7", "@the_forum:5");
        words = words.replace("{{title}}", "Forum");
        assertThat(words(FORUM)).hasSize(2);
        assertThat(undo().column("outcome")).containsExactly("deleted", "deleted");
        assertThat(words(FORUM)).isEmpty();
    }

    @Test
    void anUndoThatIsCutOffGoesOn() throws Exception {
        begin();
        send("--to @balcony --to @seed_swap");
        var rule = stage.centre().script().on("channels.deleteMessages").mute();
        try (var undo = tgrow.start("promo undo fair --min-delay 0s --max-delay 0s")) {
            undo.awaitThat("one is gone", () -> rule.struck() > 0);
            undo.kill();
        }
        var ended = undo();
        assertThat(ended.exit()).describedAs(ended.err()).isZero();
        assertThat(ended.column("outcome")).containsExactly("gone", "deleted");
        assertThat(words(BALCONY)).isEmpty();
        assertThat(words(SEEDS)).isEmpty();
    }
}
