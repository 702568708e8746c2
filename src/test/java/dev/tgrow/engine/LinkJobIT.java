package dev.tgrow.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.engine.Started.Signal;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Link;
import dev.tgrow.world.WorldError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Invite links of transfers, and those who come by them, on the real TDLib.
///
/// Each case has a chat of its own.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkJobIT {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
              - {name: ben, id: 1002, first_name: Ben, username: ben_member, phone: "+999 66 0002"}
              - {name: cleo, id: 1003, first_name: Cleo, phone: "+999 66 0003"}
            people:
              special:
                - {id: 2001, first_name: Anna, username: anna_anis}
            chats:
              - {id: 7001, title: Old garden, username: old_garden, members: [anna_anis], roles: {alice: creator}}
            """;
    private static final int TARGETS = 20;
    private static final int FIRST_TARGET = 8000;
    private static final String TARGET =
            "  - {id: %d, title: New garden, username: new_garden_%d, members: [], roles: {alice: creator}}\n";
    private static final String MAKE = "messages.exportChatInvite";
    private static final String COUNT = "messages.getExportedChatInvite";
    private static final String DECIDE = "messages.hideChatJoinRequest";
    private static final String QUICKLY = " --format json --min-delay 0s --max-delay 0s ";

    private JobStage stage;
    private int number;

    @BeforeAll
    void open(Engine engine, @TempDir Path directory) {
        var targets = IntStream.rangeClosed(1, TARGETS)
                .mapToObj(target -> TARGET.formatted(FIRST_TARGET + target, target))
                .collect(joining());
        stage = new JobStage(engine, directory, WORLD + targets);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private JobLine begin() throws Exception {
        number++;
        return stage.begin();
    }

    private String target() {
        return "@new_garden_" + number;
    }

    private ChatId chat() {
        return ChatId.ofSupergroup(FIRST_TARGET + number);
    }

    private String words(String options) {
        return ("members transfer" + QUICKLY + "--route link --campaign spring --from @old_garden --to " + target()
                        + " " + options)
                .strip();
    }

    private static String url(JobLine.Outcome moved) {
        assertThat(moved.exit()).isZero();
        return moved.summary().path("link").asString();
    }

    /// The named links of this case's chat, the newest first.
    private List<Link> links() {
        return stage.centre().world().links().list(stage.alice(), chat(), new UserId(1001), false).stream()
                .filter(link -> !link.permanent())
                .toList();
    }

    /// Lets somebody use a link.
    private void use(String account, String url) {
        try {
            stage.centre().world().links().join(stage.centre().account(account), hash(url));
        } catch (WorldError e) {
            assertThat(e.text()).isEqualTo("INVITE_REQUEST_SENT");
        }
    }

    private static String hash(String url) {
        return url.substring(url.lastIndexOf('+') + 1);
    }

    private boolean isMember(long user) {
        return stage.centre()
                .world()
                .members()
                .one(stage.alice(), chat(), new UserId(user))
                .status()
                .isMember();
    }

    /// What `runs show` tells of the link of the run.
    private static JsonNode counted(JobLine.Outcome shown) {
        assertThat(shown.exit()).isZero();
        return new JsonMapper().readTree(shown.out()).path("summaries").path(1);
    }

    @Test
    void aLinkIsMadeAsItIsAskedForAndGivenAgain() throws Exception {
        var tgrow = begin();
        var first = tgrow.run(words("--link-expires 7d --link-limit 3"));
        var made = links().getFirst();
        assertThat(url(first)).isEqualTo(made.url());
        assertThat(made.name()).isEqualTo("spring");
        assertThat(made.memberLimit()).isEqualTo(3);
        assertThat(Duration.between(Instant.now(), made.expires().orElseThrow()))
                .isBetween(Duration.ofDays(6), Duration.ofDays(8));

        use("ben", made.url());
        var again = tgrow.run(words("--link-expires 7d --link-limit 3"));
        assertThat(url(again)).isEqualTo(made.url());
        assertThat(again.summary().path("joined").asInt()).isEqualTo(1);

        var other = tgrow.run(words("--link-limit 4"));
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("was made with --link-expires 7d --link-limit 3, not with --link-limit 4");
        assertThat(stage.executed(MAKE)).hasSize(1);
    }

    @Test
    void aLinkThatWasRevokedOrForgottenIsFollowedByANewOneWhereThatIsAskedFor() throws Exception {
        var tgrow = begin();
        var first = url(tgrow.run(words("")));
        var links = stage.centre().world().links();
        links.revoke(stage.alice(), chat(), hash(first));
        var over = tgrow.run(words(""));
        assertThat(over.exit()).isEqualTo(2);
        assertThat(over.err()).contains("the invite link 'spring' was revoked: --again makes a new one");
        var second = tgrow.run(words("--again"));
        assertThat(second.err()).contains("the invite link 'spring' was revoked: a new one is made");
        links.revoke(stage.alice(), chat(), hash(url(second)));
        links.delete(stage.alice(), chat(), hash(url(second)));
        var third = tgrow.run(words("--again"));
        assertThat(third.err()).contains("the invite link 'spring' is gone: a new one is made");
        assertThat(links()).extracting(Link::url).containsExactly(url(third));
    }

    @Test
    void whoCameByALinkIsAskedWhenTheRunIsShownAndNobodyIsAskedOtherwise() throws Exception {
        var tgrow = begin();
        var link = url(tgrow.run(words("")));
        use("ben", link);
        var before = stage.calls(COUNT).size();
        var offline = tgrow.run("runs show --format json --offline");
        assertThat(counted(offline).path("joined").asInt()).isZero();
        assertThat(stage.calls(COUNT)).hasSize(before);

        var shown = tgrow.run("runs show --format json");
        assertThat(counted(shown).path("joined").asInt()).isEqualTo(1);
        assertThat(counted(shown).path("link").asString()).isEqualTo(link);
        assertThat(stage.calls(COUNT)).hasSize(before + 1);
        assertThat(counted(tgrow.run("runs show --format json --offline"))
                        .path("joined")
                        .asInt())
                .isEqualTo(1);

        assertThat(tgrow.run("members pull --format json " + target()).exit()).isZero();
        var last = stage.centre().log().last();
        assertThat(tgrow.run("runs show --format json").exit()).isZero();
        assertThat(stage.centre().log().last()).isEqualTo(last);
    }

    @Test
    void aRunThatHasTheAccountKeepsTheCountsAsTheyWere() throws Exception {
        var tgrow = begin();
        use("ben", url(tgrow.run(words(""))));
        var list = stage.centre().script().on("channels.getParticipants").at(1);
        list.hang();
        var run = tgrow.run("runs list --format json").column("run").getFirst();
        try (var pull = tgrow.start("members pull " + target())) {
            pull.awaitThat("the list is asked for", () -> list.struck() == 1);
            assertThat(tgrow.run("runs list --format json").column("state").getFirst())
                    .isEqualTo("running");
            // A wait of ten minutes would be longer than the run's time limit.
            var shown = tgrow.run("runs show --format json --wait-lock 10m " + run);
            assertThat(shown.exit()).isZero();
            assertThat(shown.err())
                    .contains("invite links could not be counted anew: the account 'alice' is in use by process");
            assertThat(counted(shown).path("joined").asInt()).isZero();
            pull.signal(Signal.KILL);
            pull.await();
        }
        assertThat(tgrow.run("runs list --format json").column("state").getFirst())
                .isEqualTo("cut_off");
    }

    @Test
    void aCountThatDoesNotComeIsGivenUpAndTheAccountIsFree() throws Exception {
        var tgrow = begin();
        use("ben", url(tgrow.run(words(""))));
        stage.centre().script().on(COUNT).hang();
        var shown = tgrow.run("runs show --format json");
        assertThat(shown.exit()).isZero();
        assertThat(shown.err()).contains("invite links could not be counted anew: it took longer than 15 s");
        assertThat(counted(shown).path("joined").asInt()).isZero();
        stage.centre().script().clear();
        assertThat(tgrow.run("members pull " + target()).exit()).isZero();
    }

    @Test
    void whoAsksIsListedAndLetInOrNot() throws Exception {
        var tgrow = begin();
        var link = url(tgrow.run(words("--link-requests")));
        use("ben", link);
        use("cleo", link);
        assertThat(counted(tgrow.run("runs show --format json")).path("waiting").asInt())
                .isEqualTo(2);
        var list = tgrow.run("members requests list --format json --campaign spring " + target());
        assertThat(list.exit()).isZero();
        assertThat(list.column("id")).containsExactly("1003", "1002");
        assertThat(list.column("username")).containsExactly("", "ben_member");
        assertThat(list.column("name")).containsExactly("Cleo", "Ben");

        var approved = tgrow.run("members requests approve" + QUICKLY + "--user @ben_member --user 2001 " + target());
        assertThat(approved.exit()).isZero();
        assertThat(approved.column("outcome")).containsExactly("approved", "not_waiting");
        assertThat(isMember(1002)).isTrue();
        assertThat(isMember(1003)).isFalse();
        var declined = tgrow.run("members requests decline" + QUICKLY + "--all " + target());
        assertThat(declined.column("outcome")).containsExactly("declined");
        assertThat(isMember(1003)).isFalse();
        assertThat(stage.executed(DECIDE)).hasSize(2);

        // Who was declined may ask again, and is decided again.
        use("cleo", link);
        assertThat(tgrow.run("members requests approve" + QUICKLY + "--user 1003 " + target())
                        .column("outcome"))
                .containsExactly("approved");
        assertThat(isMember(1003)).isTrue();
    }

    @Test
    void whoMayNotSeeRequestsIsToldSo() throws Exception {
        begin();
        var ended = stage.begin("cleo").run("members requests list " + target());
        assertThat(ended.exit()).isEqualTo(6);
        assertThat(ended.lastLine()).contains("only administrators may do this");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aRunThatIsKilledOverALinkLeavesItToTheNextToFindOut(boolean executed) throws Exception {
        var tgrow = begin();
        var call = stage.centre().script().on(MAKE).at(1);
        if (executed) call.mute();
        else call.hang();
        try (var transfer = tgrow.start(words("--link-limit 5"))) {
            transfer.awaitThat("the link is asked for", () -> call.struck() == 1);
            transfer.signal(Signal.KILL);
            assertThat(transfer.await().exit()).isEqualTo(137);
        }
        assertThat(tgrow.query("select state, link from actions where kind = 'link'"))
                .containsExactly(Arrays.asList("intent", null));
        assertThat(links()).hasSize(executed ? 1 : 0);

        var next = tgrow.run(words("--link-limit 5"));
        assertThat(links()).hasSize(1);
        assertThat(url(next)).isEqualTo(links().getFirst().url());
        assertThat(links().getFirst().memberLimit()).isEqualTo(5);
        assertThat(tgrow.query("select state, link from actions where kind = 'link'"))
                .containsExactly(List.of("done", url(next)));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aRunThatIsKilledOverADecisionLeavesItToTheNextToFindOut(boolean executed) throws Exception {
        var tgrow = begin();
        use("ben", url(tgrow.run(words("--link-requests"))));
        var call = stage.centre().script().on(DECIDE).at(1);
        if (executed) call.mute();
        else call.hang();
        var words = "members requests approve" + QUICKLY + "--user 1002 " + target();
        try (var approving = tgrow.start(words)) {
            approving.awaitThat("the decision leaves", () -> call.struck() == 1);
            approving.signal(Signal.KILL);
            assertThat(approving.await().exit()).isEqualTo(137);
        }
        var next = tgrow.run(words);
        assertThat(next.exit()).isZero();
        assertThat(next.rows().getFirst().path("reason").asString())
                .isEqualTo(executed ? "approved by an earlier run" : "approved");
        assertThat(isMember(1002)).isTrue();
        assertThat(tgrow.query("select state from actions where kind = 'decide'"))
                .containsExactly(List.of("done"));
    }
}
