package dev.tgrow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.run.Time;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.WorldBusyException;
import dev.tgrow.world.WorldClock;
import dev.tgrow.world.WorldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a world keeps from one command to the next.
class SandboxStateTest {
    private static final String WORLD = """
            accounts: [{name: alice, id: 1, first_name: Alice}]
            people:
              count: 5000
              privacy: 0.1
              special: [{id: 7, first_name: Nobody, username: in_no_chat}]
            chats:
              - {id: 10, title: Source, username: source, members: {first: 0, count: 1000}, roles: {alice: creator}}
              - {id: 11, title: Target, username: target, members: {first: 990, count: 20}, roles: {alice: creator}}
              - {id: 12, title: Slow, username: slow_group, slow_mode: 3600, roles: {alice: member}}
              - {id: 13, title: Public, username: public_group, members: {first: 4000, count: 10}}
            faults:
              - {call: CheckSession, after: 3, error: PEER_FLOOD}
            """;

    @TempDir
    Path directory;

    private Stage open() {
        return new Stage(directory, WORLD);
    }

    private Path journal() throws IOException {
        try (var files = Files.list(directory.resolve("state"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void everythingIsThereInTheNextCommand() throws InterruptedException {
        String link;
        MessageId sent;
        try (var stage = open()) {
            stage.ok(new Call.AddMember(stage.chat("target").id(), stage.user("in_no_chat")));
            stage.chat("public_group");
            sent = stage.ok(stage.text("target", "Grüße 🌱")).id();
            stage.ok(new Call.PinMessage(stage.chat("target").id(), sent, true));
            link = stage.ok(new Call.CreateInviteLink(stage.chat("target").id(), "n", Optional.empty(), 3, false))
                    .url();
            stage.ok(stage.text("slow_group", "first"));
            stage.ok(new Call.CheckSession());
            stage.session().time().sleep(Duration.ofMinutes(10));
        }
        try (var stage = open()) {
            var target = stage.chat("target").id();
            assertThat(stage.session().time().now()).isEqualTo("2026-11-20T09:10:00Z");
            assertThat(stage.ok(new Call.GetMember(target, new UserId(7))).status())
                    .isEqualTo(MemberStatus.MEMBER);
            assertThat(stage.posts(target)).extracting(post -> post.text()).containsExactly("", "Grüße 🌱", "");
            assertThat(stage.ok(new Call.ResolveChat(ChatRef.parse(link))).id()).isEqualTo(target);
            assertThat(stage.refused(stage.text("slow_group", "second")))
                    .isEqualTo(new Refusal.SlowMode(Duration.ofMinutes(50)));
            assertThat(stage.ok(new Call.GetUser(new UserId(7))).username()).hasValue("in_no_chat");
            assertThat(stage.ok(new Call.ResolveChat(new ChatRef.ById(ChatId.ofSupergroup(13))))
                            .title())
                    .isEqualTo("Public");
            stage.ok(new Call.CheckSession());
            stage.ok(new Call.CheckSession());
            assertThat(stage.refused(new Call.CheckSession())).isEqualTo(new Refusal.AccountLimited("PEER_FLOOD"));
        }
    }

    @Test
    void onlyOneSessionAtATimeHasAWorld() {
        try (var _ = open()) {
            var sandbox = Stage.sandbox(directory, WORLD);
            assertThatThrownBy(() -> sandbox.open(directory.resolve("state"), WorldClock.VIRTUAL))
                    .isInstanceOf(WorldBusyException.class)
                    .hasMessageContaining("another run uses this sandbox's state");
            assertThatThrownBy(() -> sandbox.reset(directory.resolve("state"))).isInstanceOf(WorldBusyException.class);
        }
        open().close();
    }

    @Test
    void resettingStartsOver() throws InterruptedException {
        try (var stage = open()) {
            stage.ok(stage.text("target", "hello"));
            stage.session().time().sleep(Duration.ofHours(1));
        }

        Stage.sandbox(directory, WORLD).reset(directory.resolve("state"));

        try (var stage = open()) {
            assertThat(stage.posts(stage.chat("target").id())).isEmpty();
            assertThat(stage.session().time().now()).isEqualTo("2026-11-20T09:00:00Z");
        }
    }

    @Test
    void aChangedFileIsAnotherWorld() throws InterruptedException {
        try (var stage = open()) {
            stage.ok(stage.text("target", "hello"));
        }
        try (var stage = new Stage(directory, WORLD + "# a remark\n")) {
            assertThat(stage.posts(stage.chat("target").id())).isEmpty();
        }
        try (var stage = open()) {
            assertThat(stage.posts(stage.chat("target").id())).hasSize(1);
        }
    }

    @Test
    void aLineThatWasCutShortNeverHappened() throws Exception {
        try (var stage = open()) {
            stage.ok(stage.text("target", "one"));
            stage.ok(stage.text("target", "two"));
        }
        var bytes = Files.readAllBytes(journal());
        for (int cut = 1; cut < 60; cut++) {
            Files.write(journal(), java.util.Arrays.copyOf(bytes, bytes.length - cut));
            try (var stage = open()) {
                assertThat(stage.posts(stage.chat("target").id())).hasSize(1);
                stage.ok(stage.text("target", "two again"));
            }
            try (var stage = open()) {
                assertThat(stage.posts(stage.chat("target").id())).hasSize(2);
            }
        }
    }

    @Test
    void aDamagedStateIsSaidToBe() throws Exception {
        try (var stage = open()) {
            stage.ok(stage.text("target", "one"));
        }
        for (String line : List.of(
                "nonsense\n",
                "{}\n",
                "{\"Joined\":{}}\n",
                "{\"Joined\":{\"chat\":1}}\n",
                "{\"X\":{}}\n",
                "[1]\n",
                "\u0000\n")) {
            var good = Files.readAllBytes(journal());
            Files.writeString(journal(), line, StandardOpenOption.APPEND);
            assertThatThrownBy(this::open)
                    .isInstanceOf(WorldException.class)
                    .hasMessageContaining("line 3, column 1: the sandbox's state is damaged");
            Files.write(journal(), good);
        }
        open().close();
    }

    @Test
    void aStateOfAnotherVersionIsSaidToBe() throws Exception {
        try (var stage = open()) {
            stage.ok(stage.text("target", "one"));
        }
        Files.writeString(journal(), "{\"ClockSeen\":{\"at\":\"2026-11-20T09:00:00Z\"}}\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(WorldException.class)
                .hasMessageContaining("was written by another version of tgrow; reset the sandbox to start over");
        Stage.sandbox(directory, WORLD).reset(directory.resolve("state"));
        open().close();
    }

    @Test
    void aDirectoryThatCanNotBeWrittenIsSaidToBe() throws Exception {
        var file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> Sandbox.builtIn().open(file.resolve("state"), WorldClock.VIRTUAL))
                .isInstanceOf(WorldException.class)
                .hasMessageContaining("the sandbox's state can't be kept in");
    }

    @Test
    void anInterruptedCallerDoesNotLoseTheState() throws InterruptedException {
        try (var stage = open()) {
            stage.ok(stage.text("target", "one"));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> stage.client().call(stage.text("target", "two")))
                    .isInstanceOf(InterruptedException.class);
            Thread.currentThread().interrupt();
            stage.session().close();
            assertThat(Thread.interrupted()).isTrue();
        }
        try (var stage = open()) {
            assertThat(stage.posts(stage.chat("target").id())).hasSize(1);
            stage.ok(stage.text("target", "two"));
        }
    }

    @Test
    void realTimeIsTheMachinesOwn() {
        try (var session = Sandbox.builtIn().open(directory.resolve("state"), WorldClock.REAL)) {
            assertThat(session.time()).isSameAs(Time.SYSTEM);
        }
    }

    @Test
    void anAccountThatIsNotThereIsNamedWithThoseThatAre() {
        try (var stage = open()) {
            assertThat(stage.session().accounts()).containsExactly("alice");
            assertThatThrownBy(() -> stage.session().client(Optional.of("carol"), _ -> {}))
                    .isInstanceOf(WorldException.class)
                    .hasMessage("the sandbox world.yaml has no account 'carol' (it has: alice)");
        }
    }

    @Test
    void whoeverWasAddedIsListedExactlyOnceThroughAllRestarts() throws InterruptedException {
        var random = new Random(11);
        var expected = new HashSet<UserId>();
        try (var stage = open()) {
            expected.addAll(stage.members(stage.chat("target").id()));
            assertThat(expected).hasSize(21);
        }
        for (int command = 0; command < 12; command++) {
            try (var stage = open()) {
                var target = stage.chat("target").id();
                for (int i = 0; i < 60; i++) {
                    var person = new UserId(100_000_000 + random.nextInt(1000));
                    // Telegram passes over those who are there already, without an error.
                    var reply = stage.client().call(new Call.AddMember(target, person));
                    if (reply instanceof dev.tgrow.telegram.Reply.Ok<?>) expected.add(person);
                }
                var listed = stage.members(target);
                assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
                assertThat(stage.page(target, 0).total()).isEqualTo(expected.size());
            }
        }
        assertThat(expected).hasSizeGreaterThan(300);
    }
}
