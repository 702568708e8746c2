package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Topics of forums, albums, and chats that charge.
class PromoTopicsTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
            chats:
              - {id: 7001, title: Balcony, username: balcony, roles: {alice: member, mira: creator}, members: []}
              - {id: 7003, title: Forum, username: the_forum, forum: true, roles: {alice: member, mira: creator}, members: [], topics: [{id: 5, title: News}, {id: 7, title: Newsroom}, {id: 9, title: Old, closed: true}, {id: 11, title: Twice}, {id: 12, title: twice}]}
              - {id: 7008, title: Dear, username: dear_garden, stars: 5, roles: {alice: member, mira: creator}, members: []}
              - {id: 7009, title: Dearer, username: dearer_garden, stars: 50, roles: {alice: member, mira: creator}, members: []}
            """;

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    private Result send(String... words) {
        return harness.tgrow("promo send --format json --message Hi", words);
    }

    private List<List<String>> sends() {
        return harness.query("select chat_id, subject_id, message_id from actions where kind = 'send' order by 2, 1");
    }

    @Test
    void aTopicIsNamedByNumberOrTitleAndEachIsAPlaceOfItsOwn() {
        var result = send("--to", "@the_forum:5", "--to", "@the_forum:newsROOM", "--to", "@the_forum");
        assertThat(result.code()).isZero();
        assertThat(result.column("chat")).containsExactly("@the_forum:5", "@the_forum:7", "@the_forum");
        assertThat(sends()).extracting(row -> row.get(1)).containsExactly("0", "5", "7");
        var again = send("--to", "@the_forum:News", "--to", "@the_forum:1");
        assertThat(again.column("outcome")).containsOnly("already_sent");
    }

    @Test
    void oneTopicTwiceIsOnce() {
        var result =
                send("--to", "@the_forum:5", "--to", "@the_forum:news", "--to", "@the_forum:1", "--to", "@the_forum");
        assertThat(result.column("outcome")).containsExactlyInAnyOrder("duplicate", "duplicate", "sent", "sent");
        assertThat(sends()).hasSize(2);
    }

    @Test
    void aTopicThatCantBeWrittenToIsAFailedItem() {
        var result = send(
                "--to",
                "@the_forum:77",
                "--to",
                "@the_forum:Olds",
                "--to",
                "@the_forum:9",
                "--to",
                "@the_forum:Twice",
                "--to",
                "@balcony:5",
                "--to",
                "@the_forum:12");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.column("outcome")).containsExactly("topic", "topic", "topic", "topic", "topic", "sent");
        assertThat(result.column("reason"))
                .containsExactly(
                        "no such topic, or it is closed",
                        "no topic is called 'Olds'",
                        "the topic is closed",
                        "two topics are called 'Twice': name one by its number",
                        "no such topic, or it is closed",
                        "");
        assertThat(result.column("chat").getFirst()).isEqualTo("@the_forum:77");
    }

    @Test
    void aListNamesTopicsToo() {
        var lines = harness.write("targets.txt", "@the_forum:5 # ours\n@the_forum:Newsroom\n");
        assertThat(send("--targets", lines.toString()).column("chat")).containsExactly("@the_forum:5", "@the_forum:7");
    }

    @Test
    void aCommentBehindATitleCouldBePartOfIt() {
        var lines = harness.write("targets.txt", "@balcony # ours\n@the_forum:News #1\n");
        var result = send("--targets", lines.toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.error().get("message").asString())
                .contains(lines + " line 2: '#' behind a topic's title may be part of it");
        assertThat(send("--to", "@the_forum:News #1").column("reason"))
                .containsExactly("no topic is called 'News #1'");
    }

    @Test
    void aMessageOfAnotherTopicIsNotTheOneThatIsLookedFor() {
        send("--to", "@the_forum:5", "--to", "@the_forum:7");
        // As if the first had been cut off and not arrived, and the second arrived and been cut off.
        harness.tgrow("promo undo " + name() + " --min-delay 0 --max-delay 0");
        harness.change("delete from actions where kind = 'delete'");
        send("--campaign", "other", "--to", "@the_forum:7");
        harness.change("update actions set state = 'unknown', message_id = null, reason = 'cut off' where subject_id = 5");
        harness.change("delete from actions where campaign <> 'other' and subject_id = 7");
        harness.change("delete from actions where campaign = 'other'");
        assertThat(send("--to", "@the_forum:5").column("outcome")).containsExactly("unknown");
    }

    private String name() {
        return harness.query("select name from campaigns").getFirst().getFirst();
    }

    @Test
    void severalFilesAreAnAlbum() {
        var one = harness.write("one.jpg", "one").toString();
        var two = harness.write("two.png", "two").toString();
        var result = send("--media", one, "--media", two, "--to", "@balcony", "--to", "@the_forum:5");
        assertThat(result.code()).isZero();
        assertThat(result.column("message_id").getFirst()).isEqualTo("1");
        var posts = harness.tgrow("channels parse --dry-run --format json @balcony");
        assertThat(posts.column("media")).containsExactly("photo", "photo");
        assertThat(posts.column("text")).containsExactly("", "Hi");
        assertThat(harness.query("select message_id from album_parts where chat_id = -1000000007001"))
                .containsExactly(List.of("2"));
    }

    @Test
    void anAlbumThatCantBeOneIsWrongUsage() {
        var photo = harness.write("one.jpg", "one").toString();
        var document = harness.write("two.pdf", "two").toString();
        var mixed = send("--to", "@balcony", "--media", photo, "--media", document);
        assertThat(mixed.code()).isEqualTo(2);
        assertThat(mixed.error().get("message").asString()).contains("photos or other files, not both");
        var many = new java.util.ArrayList<>(List.of("--to", "@balcony"));
        for (int i = 0; i < 11; i++) many.addAll(List.of("--media", photo));
        assertThat(send(many.toArray(String[]::new)).error().get("message").asString())
                .contains("at most 10 files, not 11");
    }

    @Test
    void aChatThatChargesIsLeftOutUnlessThatIsAllowed() {
        var both = List.of("--to", "@dear_garden", "--to", "@dearer_garden", "--to", "@balcony");
        var free = send(both.toArray(String[]::new));
        assertThat(free.code()).isZero();
        assertThat(free.column("outcome")).containsExactly("paid", "paid", "sent");
        assertThat(free.column("reason").getFirst()).isEqualTo("the chat charges 5 Telegram Stars");

        var plan = send("--max-stars", "5", "--dry-run", "--to", "@dear_garden", "--to", "@dearer_garden");
        assertThat(plan.summary().get("stars").asLong()).isEqualTo(5);
        var paid = send("--max-stars", "5", "--to", "@dear_garden", "--to", "@dearer_garden");
        assertThat(paid.column("outcome")).containsExactly("paid", "sent");
        assertThat(paid.column("chat")).containsExactly("@dearer_garden", "@dear_garden");
        assertThat(paid.column("reason").getFirst())
                .isEqualTo("the chat charges 50 Telegram Stars, more than --max-stars");
    }
}
