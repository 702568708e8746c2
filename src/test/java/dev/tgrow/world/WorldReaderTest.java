package dev.tgrow.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.telegram.UserId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorldReaderTest {
    private static final String ACCOUNT = "accounts: [{name: a, id: 1, first_name: A}]\n";

    private static Arguments wrong(String yaml, String message) {
        return Arguments.of(yaml, message);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                wrong("", "w.yaml: the file is empty"),
                wrong("just text", "line 1, column 1: a world is written as keys and values (seed, now,"),
                wrong("seed: 1", "line 1, column 1: a world needs 'accounts', at least one"),
                wrong("accounts: []", "line 1, column 1: a world needs 'accounts', at least one"),
                wrong(ACCOUNT + "colour: red", "line 2, column 1: 'colour' is no key of a world (seed, now,"),
                wrong(ACCOUNT + "seed: x", "line 2, column 7: 'seed' of a world is a whole number from"),
                wrong(ACCOUNT + "now: yesterday", "line 2, column 6: 'now' of a world is a time like 2026-11-20T09"),
                wrong(ACCOUNT + "seed: 1\nseed: 2", "line 3, column 1: 'seed' is here twice"),
                wrong(ACCOUNT + "chats: 5", "line 2, column 8: 'chats' of a world is a list"),
                wrong("a: [1, 2", "this is not YAML: expected ',' or ']', but got <stream end>"),
                wrong("a: 1\n b: 2", "line 2, column 3: this is not YAML: mapping values are not allowed here"),
                wrong("a: \u0007", "this is not YAML"),
                wrong("a: *b", "line 1, column 4: aliases (*name) can't be used here"),
                wrong(ACCOUNT + "---\nx: 1", "there is a second YAML document"),
                wrong("accounts: [{id: 1, first_name: A}]", "line 1, column 12: an account needs 'name'"),
                wrong("accounts: [{name: a b, id: 1, first_name: A}]", "column 19: the account name 'a b' is taken or"),
                wrong("accounts: [{name: a, id: 0, first_name: A}]", "column 26: 'id' of an account is a whole number"),
                wrong(
                        "accounts: [{name: a, id: 1, first_name: A, bot: maybe}]",
                        "'bot' of an account is true or false"),
                wrong("accounts: [{name: a, id: 1, first_name: A, username: x}]", "'x' is no username (4 to 32"),
                wrong("accounts: [{name: a, id: 1, first_name: A, contacts: [b]}]", "nobody is called 'b'"),
                wrong("accounts: [{name: a, id: 1, first_name: A, code: 12}]", "'code' of an account is four to eight"),
                wrong(
                        ACCOUNT + "chats: [{id: 1, title: T, kind: basic, slow_mode: 30}]",
                        "a basic group has no 'slow_mode'"),
                wrong(ACCOUNT + "chats: [{id: 1, title: T, topics: [{id: 5, title: X}]}]", "only a forum has topics"),
                wrong(ACCOUNT + "chats: [{id: 1, title: T, kind: channel, forum: true}]", "a channel is no forum"),
                wrong(
                        ACCOUNT + "chats: [{id: 1, title: T, forum: true, topics: [{id: 1, title: X}]}]",
                        "'id' of a topic is a whole number from 2 to"),
                wrong(
                        ACCOUNT + "chats: [{id: 1, title: T, posts: {written: [{text: x, topic: 5}]}}]",
                        "there is no topic 5 here"),
                wrong(ACCOUNT + "chats: [{id: 1, title: T, requests: [b]}]", "nobody is called 'b'"),
                wrong(ACCOUNT + "chats: [{id: 1, title: T, requests: [a, a]}]", "'a' waits here already"),
                wrong(ACCOUNT + "faults: [{call: AddMember, limit: 5}]", "a fault needs 'window'"),
                wrong(ACCOUNT + "faults: [{call: any, limit: 5, window: 9, after: 2}]", "a limit has no 'after'"),
                wrong(ACCOUNT + "faults: [{call: any, limit: 5, error: X}]", "a fault has one of: error, delay_ms,"),
                wrong(ACCOUNT + "people: {count: -1}", "'count' of people is a whole number from 0 to 100000000"),
                wrong(
                        ACCOUNT + "people: {privacy: 2}",
                        "line 2, column 19: 'privacy' of people is a number from 0 to 1"),
                wrong(ACCOUNT + "people: {special: [{id: 1, first_name: B}]}", "the id 1 is taken already in line 2"),
                wrong(
                        ACCOUNT + "people: {count: 9, first_id: 5, special: [{id: 6, first_name: B}]}",
                        "the id 6 belongs to the generated people"),
                wrong(
                        ACCOUNT + "people: {special: [{id: 6, first_name: B, invite: never}]}",
                        "'invite' is ok, privacy, premium or an error of Telegram's, like USER_NOT_MUTUAL_CONTACT"),
                wrong(
                        ACCOUNT + "people: {special: [{id: 6, first_name: B, last_seen: soon}]}",
                        "'last_seen' of a special person is one of: online, recently, unknown, within_month, within_week"),
                wrong(ACCOUNT + "chats: [{title: T}]", "line 2, column 9: a chat needs 'id'"),
                wrong(ACCOUNT + "chats: [{id: 1}]", "a chat needs 'title'"),
                wrong(
                        ACCOUNT + "chats:\n  - {id: 1, title: T}\n  - {id: 1, title: U}",
                        "the chat id 1 is taken already in line 3"),
                wrong(
                        ACCOUNT + "chats: [{id: 1, title: T, kind: party}]",
                        "'kind' of a chat is one of: basic, channel, group"),
                wrong(
                        ACCOUNT + "chats: [{id: 1, title: T, kind: basic, username: abcd}]",
                        "a basic group has no username"),
                wrong(ACCOUNT + "chats: [{id: 1, title: T, invite: 123}]", "'invite' is the hash of an invite link"),
                wrong(ACCOUNT + "chats: [{id: 1, title: T, slow_mode: 7}]", "'slow_mode' is 0, 5, 10, 30, 60, 300"),
                wrong(ACCOUNT + "chats: [{id: 1, title: T, members: [zed]}]", "nobody is called 'zed'"),
                wrong(
                        ACCOUNT + "chats: [{id: 1, title: T, members: {first: 0, count: 5}}]",
                        "'count' of a run of members"),
                wrong(
                        ACCOUNT
                                + "people: {count: 9}\nchats: [{id: 1, title: T, members: [{count: 5}, {first: 4, count: 2}]}]",
                        "line 3, column 49: these members are in another run already"),
                wrong(
                        ACCOUNT + "chats: [{id: 1, title: T, roles: {a: boss}}]",
                        "'roles' of a chat is one of: admin, banned"),
                wrong(
                        ACCOUNT + "chats: [{id: 1, title: T, roles: {a: {role: admin, rights: [fly]}}}]",
                        "'rights' of a role is one of"),
                wrong(ACCOUNT + "chats: [{id: 1, title: T, roles: {a: {rights: []}}}]", "a role needs 'role'"),
                wrong(ACCOUNT + "chats: [{id: 1, title: T, posts: many}]", "'posts' of a chat is a whole number"),
                wrong(
                        ACCOUNT
                                + "chats: [{id: 1, title: T, posts: {written: [{date: 2026-11-02}, {date: 2026-11-01}]}}]",
                        "posts are written oldest first"),
                wrong(
                        ACCOUNT + "chats: [{id: 1, title: T, posts: {written: [{date: 2027-01-01}]}}]",
                        "a post can't be younger than the world's 'now'"),
                wrong(ACCOUNT + "limits: {list_cap: none}", "'list_cap' of limits is a whole number"),
                wrong(ACCOUNT + "latency_ms: {Send: 1}", "'Send' is no key of latency_ms (default, AddMember,"),
                wrong(ACCOUNT + "faults: [{error: X}]", "a fault needs 'call'"),
                wrong(
                        ACCOUNT + "faults: [{call: Send, error: X}]",
                        "'call' of a fault is one of: AddMember, CheckSession"),
                wrong(
                        ACCOUNT + "faults: [{call: GetMe, error: X}]",
                        "'call' of a fault is one of: AddMember, CheckSession"),
                wrong(ACCOUNT + "faults: [{call: any}]", "a fault has one of: error, delay_ms, lose, hang"),
                wrong(
                        ACCOUNT + "faults: [{call: any, error: X, hang: true}]",
                        "a fault has one of: error, delay_ms, lose"),
                wrong(ACCOUNT + "faults: [{call: any, hang: false}]", "'hang' of a fault is true or left out"),
                wrong(
                        ACCOUNT + "faults: [{call: any, lose: hope}]",
                        "'lose' of a fault is one of: answer, connection, request"),
                wrong(ACCOUNT + "faults: [{call: any, chat: nowhere, error: X}]", "no chat is called 'nowhere'"),
                wrong(
                        ACCOUNT + "faults: [{call: any, every: 0, error: X}]",
                        "'every' of a fault is a whole number from 1"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldWithItsPlace(String yaml, String message) {
        assertThatThrownBy(() -> WorldReader.read("w.yaml", yaml))
                .isInstanceOf(WorldException.class)
                .hasMessageStartingWith("w.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void aFileThatCanNotBeReadIsNamed(@TempDir Path directory) throws Exception {
        var missing = directory.resolve("missing.yaml");
        assertThatThrownBy(() -> WorldFile.of(missing))
                .isInstanceOf(WorldException.class)
                .hasMessage("there is no sandbox world " + missing);
        assertThatThrownBy(() -> WorldFile.of(directory))
                .isInstanceOf(WorldException.class)
                .hasMessageContaining("can't be read");
        var binary = Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(() -> WorldFile.of(binary))
                .isInstanceOf(WorldException.class)
                .hasMessage("binary.yaml: the file is not UTF-8 text");
    }

    @Test
    void writtenPostsKeepWhatTheFileSays() {
        var world = WorldReader.read("w.yaml", ACCOUNT + """
                        now: 2026-05-01
                        chats:
                          - id: 1
                            title: T
                            kind: channel
                            posts:
                              written:
                                - {date: 2026-04-01, text: "see https://a.example/x.", links: [https://b.example], views: 9, album: 4}
                                - {media: photo, reactions: {"👍": 3}, replies: 2, forwards: 1, edited: 2026-04-30T23:59:00Z, author: Ann, forwarded_from: "@c", from: a}
                        """);
        var posts = world.chats().getFirst().posts().written();

        var first = posts.getFirst();
        assertThat(first.date()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(first.content().text().text()).isEqualTo("see https://a.example/x.");
        assertThat(first.content().buttons()).containsExactly("https://b.example");
        assertThat(first.counters().views()).hasValue(9);
        assertThat(first.content().album()).hasValue(4);
        var second = posts.getLast();
        assertThat(second.date()).isEqualTo("2026-04-30T23:00:00Z");
        assertThat(second.edited().orElseThrow()).isEqualTo("2026-04-30T23:59:00Z");
        assertThat(second.counters().reactions())
                .singleElement()
                .satisfies(reaction -> assertThat(reaction.count()).isEqualTo(3));
        assertThat(second.content().media().orElseThrow().kind()).isEqualTo("photo");
        assertThat(second.signature()).hasValue("Ann");
        assertThat(second.content().origin().orElseThrow().name()).isEqualTo("@c");
        assertThat(second.counters().views()).isEmpty();
        assertThat(posts.getLast().from()).hasValue(1);
    }

    @Test
    void accountsSayHowToLogIntoThem() {
        var world = WorldReader.read("w.yaml", """
                accounts:
                  - {name: a, id: 1, first_name: A, phone: "+49 1", code: 54321, password: secret, peer_flood: true}
                  - {name: b, id: 2, first_name: B, bot: true, token: "2:AAA"}
                  - {name: c, id: 3, first_name: C, bot: true}
                """);
        var accounts = new Accounts(world.accounts());

        assertThat(accounts.byPhone("49-1").orElseThrow().login())
                .isEqualTo(new Login("54321", Optional.of("secret"), Optional.empty()));
        assertThat(accounts.byName("a").orElseThrow().peerFlood()).isTrue();
        assertThat(accounts.byToken("2:AAA").orElseThrow().id()).isEqualTo(2);
        assertThat(accounts.byId(new UserId(2)).orElseThrow().login().code()).isEqualTo("12345");
        assertThat(accounts.byToken("3:token-of-c").orElseThrow().name()).isEqualTo("c");
        assertThat(accounts.byToken("")).isEmpty();
    }

    @Test
    void whateverIsInTheFileItIsAWorldOrAMistake() throws Exception {
        var good = Files.readString(Path.of("examples/sandbox/garden.yaml"));
        var random = new Random(5);
        var worlds = 0;
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder(good);
            for (int change = random.nextInt(3); change >= 0; change--) mutate(text, random);
            try {
                new WorldState(WorldReader.read("w.yaml", text.toString()));
                worlds++;
            } catch (WorldException e) {
                assertThat(e.getMessage()).startsWith("w.yaml").doesNotContain("\n");
            }
        }
        assertThat(worlds).isBetween(20, 480);
    }

    private static void mutate(StringBuilder text, Random random) {
        var from = random.nextInt(text.length());
        var to = Math.min(text.length(), from + 1 + random.nextInt(12));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, text.substring(from, to));
            case 2 -> text.setCharAt(from, ":{}[],-#&*!|>'\"%@`\n\t 0a\u0000é".charAt(random.nextInt(25)));
            default -> {
                var other = random.nextInt(text.length());
                text.insert(other, text.substring(from, to));
            }
        }
    }
}
