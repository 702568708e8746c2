package dev.tgrow.engine;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.DataCentre.Sessions;
import dev.tgrow.datacentre.RequestLog;
import dev.tgrow.datacentre.Rule;
import dev.tgrow.datacentre.api.Mentions;
import dev.tgrow.engine.Started.Signal;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Action;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `tgrow members transfer` on the real TDLib, and what goes wrong with it.
///
/// Each case moves people to a chat of its own, so that the chat tells who came, and how often.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransferJobIT {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
              - {name: ben, id: 1002, first_name: Ben, phone: "+999 66 0002"}
            people:
              special:
                - {id: 2001, first_name: Anna, username: anna_anis}
                - {id: 2002, first_name: Berta, username: berta_basil}
                - {id: 2003, first_name: Carl, username: carl_cress}
                - {id: 2101, first_name: Priya, username: priya_private, invite: privacy}
                - {id: 2102, first_name: Paul, username: premium_paul, invite: premium}
                - {id: 2103, first_name: Nora, username: not_mutual_nora, invite: USER_NOT_MUTUAL_CONTACT}
                - {id: 2104, first_name: Bea, username: busy_bea, invite: USER_CHANNELS_TOO_MUCH}
                - {id: 2105, first_name: Gus, username: gone_gus}
                - {id: 2106, first_name: Hera, username: here_hera}
                - {id: 2107, first_name: Seed Bot, username: seed_swap_bot, bot: true}
                - {id: 2108, deleted: true}
                - {id: 2109, first_name: Blake, username: blocked_blake, invite: USER_IS_BLOCKED}
                - {id: 2110, first_name: Odile, username: odd_odile, invite: SOMETHING_NEW}
                - {id: 2201, first_name: Mira, username: mira}
            chats:
              - {id: 7001, title: Old garden, username: old_garden, members: [anna_anis, berta_basil, carl_cress, here_hera, seed_swap_bot, 2108], roles: {alice: creator}}
              - {id: 7002, title: Foreign garden, username: foreign_garden, members: [anna_anis, berta_basil], roles: {alice: member, mira: creator}}
              - {id: 7003, title: No invitations, username: no_invitations, permissions: [], members: [], roles: {alice: member, mira: creator}}
              - {id: 7004, title: Weak administrator, username: weak_administrator, members: [], roles: {alice: {role: admin, rights: []}, mira: creator}}
              - {id: 7005, title: Full garden, username: full_garden, member_cap: 2, members: [mira], roles: {alice: creator}}
            """;
    private static final int TARGETS = 60;
    private static final int FIRST_TARGET = 8000;
    private static final String TARGET =
            "  - {id: %d, title: New garden, username: new_garden_%d, members: [here_hera], roles: {alice: creator, ben: admin, gone_gus: banned}}\n";
    private static final String INVITE = "channels.inviteToChannel";
    private static final String LINK = "messages.exportChatInvite";
    private static final String CONSENT = "announced on 1 Nov, moved by vote";
    private static final String QUICKLY = "members transfer --format json --min-delay 0s --max-delay 0s --to ";
    private static final String THREE = "@anna_anis\n@berta_basil\n@carl_cress\n";

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

    private JobLine begin(String account) throws Exception {
        number++;
        return stage.begin(account);
    }

    private JobLine begin() throws Exception {
        return begin("alice");
    }

    private String target() {
        return "@new_garden_" + number;
    }

    private ChatId chat() {
        return ChatId.ofSupergroup(FIRST_TARGET + number);
    }

    /// The words of a transfer of whom standard input names to this case's chat.
    private String words(String options) {
        return QUICKLY + target() + " --input - " + options;
    }

    /// Moves people to this case's chat, with their consent.
    ///
    /// @param people one a line
    private JobLine.Outcome move(JobLine tgrow, String people, String options) throws Exception {
        return tgrow.reading(people).run(words(options).strip() + " --consent", CONSENT);
    }

    private Rule invitations() {
        return stage.centre().script().on(INVITE).in(chat());
    }

    /// Who was added to this case's chat, one by one, as its history tells everybody.
    private List<Long> arrived() {
        return stage
                .centre()
                .world()
                .messages()
                .page(stage.alice(), chat(), HistoryQuery.newest(100))
                .messages()
                .stream()
                .map(Message::action)
                .flatMap(action -> action.stream())
                .flatMap(action -> action instanceof Action.Added(var users) ? users.stream() : Stream.empty())
                .toList()
                .reversed();
    }

    private boolean isMember(long user) {
        return stage.centre()
                .world()
                .members()
                .one(stage.alice(), chat(), new UserId(user))
                .status()
                .isMember();
    }

    /// What the ledger says of each person who was to be invited to this case's chat.
    private Map<String, String> ledger(JobLine tgrow) throws Exception {
        return tgrow
                .query("select subject_id, state from actions where kind = 'invite' and chat_id = " + chat().value())
                .stream()
                .collect(toMap(List::getFirst, List::getLast));
    }

    /// Whom the server was asked for in this case, in order.
    private List<Long> asked() {
        return stage.calls(INVITE).stream().map(TransferJobIT::user).toList();
    }

    private static long user(RequestLog.Entry invitation) {
        return Mentions.in(invitation.arguments()).users().iterator().next().value();
    }

    @Test
    void aCommunityMovesAndWhoCantBeAddedIsSaid() throws Exception {
        var tgrow = begin();
        var ended = tgrow.run(QUICKLY + target() + " --from @old_garden --consent", CONSENT);
        assertThat(ended.exit()).isZero();
        assertThat(ended.by("id", "outcome"))
                .isEqualTo(Map.of(
                        "2001", "added",
                        "2002", "added",
                        "2003", "added",
                        "2106", "already_member",
                        "2107", "bot",
                        "2108", "deleted"));
        assertThat(ended.lastLine())
                .isEqualTo(
                        "members transfer finished: 3 done, 3 skipped (added 3, already_member 1, bot 1, deleted 1).");
        assertThat(arrived()).containsExactlyInAnyOrder(2001L, 2002L, 2003L);
        assertThat(asked()).containsExactlyInAnyOrder(2001L, 2002L, 2003L);
        assertThat(stage.calls(LINK)).isEmpty();
        assertThat(ledger(tgrow)).isEqualTo(Map.of("2001", "done", "2002", "done", "2003", "done"));
        assertThat(tgrow.query("select source, target, text from consents"))
                .containsExactly(List.of("@old_garden", target(), CONSENT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @priya_private   | privacy            | 0 | true  | 1
            @premium_paul    | premium_required   | 0 | true  | 1
            @not_mutual_nora | not_mutual_contact | 0 | true  | 1
            @busy_bea        | too_many_groups    | 0 | false | 1
            @gone_gus        | removed            | 0 | false | 0
            @here_hera       | already_member     | 0 | false | 0
            @seed_swap_bot   | bot                | 0 | false | 0
            @no_such_person  | unknown            | 0 | false | 0
            @blocked_blake   | blocked            | 0 | false | 1
            @odd_odile       | refused            | 3 | false | 1
            """)
    void whoIsRefusedCostsTheOthersNothing(String person, String outcome, int exit, boolean link, int asked)
            throws Exception {
        var ended = move(begin(), person + "\n@anna_anis\n", "");
        assertThat(ended.exit()).isEqualTo(exit);
        assertThat(ended.column("outcome")).containsExactly(outcome, "added");
        assertThat(arrived()).containsExactly(2001L);
        assertThat(stage.calls(INVITE)).hasSize(asked + 1);
        assertThat(stage.executed(LINK)).hasSize(link ? 1 : 0);
        assertThat(ended.summary().path("for_people").asInt(0)).isEqualTo(link ? 1 : 0);
    }

    static Stream<Named<Consumer<Rule>>> healed() {
        return Stream.of(
                Named.of("nothing", rule -> rule.delay(Duration.ZERO)),
                Named.of("the request is lost", Rule::dropBefore),
                Named.of("the answer is lost", Rule::dropAfter),
                Named.of("session and answer are lost", Rule::lose),
                Named.of("a short flood wait", rule -> rule.flood(Duration.ofSeconds(2))),
                Named.of("a server error", rule -> rule.error(500, "RPC_CALL_FAIL")));
    }

    @ParameterizedTest
    @MethodSource("healed")
    void whatPassesCostsNobodyAndAddsNobodyTwice(Consumer<Rule> fault) throws Exception {
        var tgrow = begin();
        var rule = invitations().at(2);
        fault.accept(rule);
        var ended = move(tgrow, THREE, "");
        assertThat(ended.exit()).isZero();
        assertThat(ended.by("username", "outcome"))
                .isEqualTo(Map.of("anna_anis", "added", "berta_basil", "added", "carl_cress", "added"));
        assertThat(ended.lastLine()).isEqualTo("members transfer finished: 3 done.");
        assertThat(rule.struck()).isEqualTo(1);
        assertThat(arrived()).containsExactly(2001L, 2002L, 2003L);
        assertThat(asked()).startsWith(2001L, 2002L).endsWith(2003L);
        assertThat(ledger(tgrow)).isEqualTo(Map.of("2001", "done", "2002", "done", "2003", "done"));
    }

    @Test
    void aLostAnswerIsNotAskedForTwice() throws Exception {
        var tgrow = begin();
        invitations().at(2).dropAfter();
        assertThat(move(tgrow, THREE, "").exit()).isZero();
        assertThat(asked()).containsExactly(2001L, 2002L, 2003L);
    }

    @Test
    void aLongFloodWaitEndsTheRunAndSaysWhenToComeAgain() throws Exception {
        var tgrow = begin();
        invitations().at(2).flood(Duration.ofSeconds(90));
        var before = Instant.now();
        var ended = move(tgrow, THREE, "");
        assertThat(ended.exit()).isEqualTo(75);
        assertThat(ended.column("outcome")).containsExactly("added");
        assertThat(Instant.parse(ended.error().path("retry_at").asString())).isAfter(before.plusSeconds(80));
        assertThat(ended.error().path("message").asString())
                .startsWith("members transfer stopped for now: Telegram asked for a pause (invite).")
                .contains("Run the same command again after");
        assertThat(asked()).containsExactly(2001L, 2002L);
        assertThat(arrived()).containsExactly(2001L);
        assertThat(ledger(tgrow)).isEqualTo(Map.of("2001", "done", "2002", "planned"));
    }

    @Test
    void anAccountThatTelegramLimitsAsksNobodyElse() throws Exception {
        var tgrow = begin();
        invitations().after(1).forEver().error("PEER_FLOOD");
        var ended = move(tgrow, THREE, "");
        assertThat(ended.exit()).isEqualTo(8);
        assertThat(ended.column("outcome")).containsExactly("added", "account_limited");
        assertThat(ended.error().path("code").asString()).isEqualTo("account_limited");
        assertThat(ended.error().path("message").asString())
                .startsWith(
                        "members transfer stopped: %s: Telegram limits this account (PEER_FLOOD).".formatted(target()));
        assertThat(asked()).containsExactly(2001L, 2002L);
        assertThat(stage.calls(LINK)).isEmpty();
        assertThat(arrived()).containsExactly(2001L);
        assertThat(ledger(tgrow)).isEqualTo(Map.of("2001", "done", "2002", "refused"));
    }

    @Test
    void anInvitationThatIsNeverAnsweredIsLookedUp() throws Exception {
        var tgrow = begin().with("TGROW_CALL_TIMEOUT", "3s");
        invitations().at(2).mute();
        var ended = move(tgrow, THREE, "");
        assertThat(ended.exit()).isZero();
        assertThat(ended.column("outcome")).containsExactly("added", "added", "added");
        assertThat(asked()).containsExactly(2001L, 2002L, 2003L);
        assertThat(arrived()).containsExactly(2001L, 2002L, 2003L);
        assertThat(ledger(tgrow)).isEqualTo(Map.of("2001", "done", "2002", "done", "2003", "done"));
    }

    @Test
    void anInvitationThatHangsEndsTheRunAndIsRepeatedOnlyIfTheOperatorSaysSo() throws Exception {
        var tgrow = begin().with("TGROW_CALL_TIMEOUT", "3s");
        invitations().at(2).hang();
        var ended = move(tgrow, THREE, "");
        assertThat(ended.exit()).isEqualTo(75);
        assertThat(ended.column("outcome")).containsExactly("added", "unknown");
        assertThat(ended.error().path("retry_at").isMissingNode()).isFalse();
        assertThat(asked()).containsExactly(2001L, 2002L);
        assertThat(arrived()).containsExactly(2001L);
        assertThat(ledger(tgrow)).isEqualTo(Map.of("2001", "done", "2002", "unknown"));

        stage.centre().script().clear();
        var second = move(tgrow, THREE, "");
        assertThat(second.exit()).isEqualTo(3);
        assertThat(second.column("outcome")).containsExactly("already_member", "unknown", "added");
        assertThat(asked()).containsExactly(2001L, 2002L, 2003L);

        var third = move(tgrow, THREE, "--resolve again");
        assertThat(third.exit()).isZero();
        assertThat(third.column("outcome")).containsExactly("already_member", "added", "already_member");
        assertThat(arrived()).containsExactly(2001L, 2003L, 2002L);
    }

    @Test
    void aServerThatFailsAgainAndAgainEndsTheRun() throws Exception {
        var tgrow = begin();
        invitations().after(1).forEver().error(500, "RPC_CALL_FAIL");
        var ended = move(tgrow, THREE, "");
        assertThat(ended.exit()).isEqualTo(75);
        assertThat(ended.column("outcome")).containsExactly("added", "unknown");
        assertThat(ended.error().path("code").asString()).isEqualTo("retry_later");
        assertThat(asked()).startsWith(2001L, 2002L).doesNotContain(2003L);
        assertThat(arrived()).containsExactly(2001L);
        assertThat(ledger(tgrow)).isEqualTo(Map.of("2001", "done", "2002", "unknown"));
    }

    @Test
    void aSessionThatIsEndedInTheMiddleNeedsALogin() throws Exception {
        var tgrow = begin("ben");
        invitations().at(2).revoke();
        var ended = move(tgrow, THREE, "");
        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.column("outcome")).startsWith("added");
        assertThat(ended.error().path("code").asString()).isEqualTo("login_needed");
        assertThat(arrived()).containsExactly(2001L);
        assertThat(asked()).doesNotContain(2003L);
    }

    @Test
    void whoHasNotLoggedInNeedsTo() throws Exception {
        number++;
        var ended = move(stage.beginAsStranger(), THREE, "");
        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.error().path("message").asString()).endsWith("Log in with: tgrow account login");
        assertThat(asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6 | --to @no_invitations --input -                   | is not allowed: @no_invitations: this account has no right to do this there
            6 | --to @weak_administrator --input - --route link  | is not allowed: @weak_administrator: an invite link can't be made: only administrators may do this
            6 | --to @mira --input -                             | is not allowed: @mira: this is a person, not a group or channel
            7 | --to @no_such_place --input -                    | stopped: @no_such_place: no such chat
            7 | --to t.me/+AbcdefGhijkl --input -                | stopped: https://t.me/+AbcdefGhijkl: the invite link is wrong or has expired
            7 | --to @full_garden --from @no_such_place          | stopped: @no_such_place: no such chat
            2 | --to @old_garden --from -1000000007001           | can't be done: --from and --to are the same chat: @old_garden
            """)
    void whatCantBeDoneIsSaidBeforeAnybodyIsAsked(int exit, String options, String why) throws Exception {
        var ended = begin().reading(THREE).run("members transfer " + options + " --consent", CONSENT);
        assertThat(ended.exit()).isEqualTo(exit);
        assertThat(ended.lastLine()).startsWith("members transfer " + why + ".");
        assertThat(stage.calls(INVITE)).isEmpty();
        assertThat(stage.executed(LINK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                             | --input: - names nobody
            '@anna_anis, who is nice'      | standard input
            """)
    void aListThatIsNoneIsFoundBeforeAnybodyIsAsked(String list, String why) throws Exception {
        var ended = move(begin(), list, "");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains(why);
        assertThat(stage.calls(INVITE)).isEmpty();
    }

    @Test
    void aChatThatIsFullEndsTheRun() throws Exception {
        var ended = begin().reading(THREE)
                .run(
                        "members transfer --format json --min-delay 0s --max-delay 0s --to @full_garden --input - --consent",
                        CONSENT);
        assertThat(ended.exit()).isEqualTo(6);
        assertThat(ended.column("outcome")).containsExactly("full");
        assertThat(asked()).containsExactly(2001L);
    }

    @Test
    void withoutConsentNobodyIsAddedAndALinkIsMade() throws Exception {
        var tgrow = begin();
        var ended = tgrow.reading(THREE).run(words(""));
        assertThat(ended.exit()).isZero();
        assertThat(ended.column("outcome")).containsOnly("needs_link").hasSize(3);
        assertThat(ended.err()).contains("no consent is stated (--consent), so nobody is added directly");
        assertThat(link(ended)).isEqualTo(ended.summary().path("link").asString());
        assertThat(stage.calls(INVITE)).isEmpty();
        assertThat(tgrow.query("select * from consents")).isEmpty();
    }

    @Test
    void whoComesFromAChatThatSomebodyElseAdministersNeedsALink() throws Exception {
        var ended = begin().run(QUICKLY + target() + " --from @foreign_garden --consent", CONSENT);
        assertThat(ended.exit()).isZero();
        assertThat(ended.err()).contains("this account does not administer @foreign_garden");
        assertThat(ended.column("outcome")).containsOnly("needs_link");
        assertThat(link(ended)).isEqualTo(ended.summary().path("link").asString());
        assertThat(stage.calls(INVITE)).isEmpty();
    }

    /// The one link that this case's chat has besides the permanent ones.
    private String link(JobLine.Outcome ended) {
        assertThat(stage.executed(LINK)).hasSize(1);
        assertThat(ended.summary().path("for_people").asInt()).isPositive();
        var links = stage.centre()
                .world()
                .links()
                .list(stage.alice(), chat(), new UserId(stage.alice().id()), false);
        var made = links.stream().filter(link -> !link.permanent()).toList();
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().name()).startsWith("tgrow ");
        return made.getFirst().url();
    }

    @Test
    void aRouteMakesOnlyALinkOrNone() throws Exception {
        var byLink = move(begin(), THREE, "--route link");
        assertThat(byLink.exit()).isZero();
        assertThat(byLink.column("outcome")).containsOnly("needs_link");
        assertThat(link(byLink)).isEqualTo(byLink.summary().path("link").asString());
        assertThat(stage.calls(INVITE)).isEmpty();

        var byAdding = move(begin(), "@priya_private\n" + THREE, "--route add");
        assertThat(byAdding.exit()).isZero();
        assertThat(byAdding.column("outcome")).containsExactly("privacy", "added", "added", "added");
        assertThat(stage.calls(LINK)).isEmpty();
    }

    @Test
    void noMoreAreAskedThanTheLimitAllowsAndTheNextRunGoesOn() throws Exception {
        var tgrow = begin();
        var ended = move(tgrow, "@here_hera\n@seed_swap_bot\n" + THREE, "--limit 2");
        assertThat(ended.exit()).isZero();
        assertThat(ended.column("outcome")).containsExactly("already_member", "bot", "added", "added");
        assertThat(arrived()).containsExactly(2001L, 2002L);

        assertThat(move(tgrow, THREE, "--limit 2").exit()).isZero();
        assertThat(arrived()).containsExactly(2001L, 2002L, 2003L);
        assertThat(asked()).containsExactly(2001L, 2002L, 2003L);
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        var tgrow = begin();
        var ended = move(tgrow, "@here_hera\n" + THREE, "--dry-run");
        assertThat(ended.exit()).isZero();
        assertThat(ended.column("outcome")).containsExactly("already_member", "planned", "planned", "planned");
        assertThat(ended.err()).contains("would ask 3 people");
        assertThat(stage.calls(INVITE)).isEmpty();
        assertThat(stage.calls(LINK)).isEmpty();
        assertThat(tgrow.query("select * from consents")).isEmpty();
        assertThat(ledger(tgrow)).isEmpty();
    }

    @Test
    void betweenTwoInvitationsLiesAPause() throws Exception {
        var ended = begin().reading(THREE)
                .run(
                        "members transfer --min-delay 3s --max-delay 4s --to " + target() + " --input - --consent",
                        CONSENT);
        assertThat(ended.exit()).isZero();
        assertThat(ended.err()).contains("before the next invitation");
        var times = stage.calls(INVITE).stream().map(RequestLog.Entry::at).toList();
        assertThat(times).hasSize(3);
        assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(Duration.between(times.get(1), times.get(2))).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatRestartsInTheMiddleAddsEverybodyOnce(Sessions sessions) throws Exception {
        var tgrow = begin();
        stage.centre().script().latency(INVITE, Duration.ofMillis(500));
        try (var transfer = tgrow.reading(THREE).start(words("--consent"), CONSENT)) {
            transfer.awaitThat("the second is asked", () -> stage.calls(INVITE).size() >= 2);
            stage.centre().restart(sessions);
            var ended = JobLine.outcome(transfer.await());
            assertThat(ended.exit()).isZero();
            assertThat(ended.column("outcome")).containsExactly("added", "added", "added");
        }
        assertThat(arrived()).containsExactly(2001L, 2002L, 2003L);
        assertThat(ledger(tgrow)).isEqualTo(Map.of("2001", "done", "2002", "done", "2003", "done"));
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void anInvitationUnderWayLearnsItsOutcomeBeforeTheEndAndTheNextRunGoesOn(Signal signal, int exit) throws Exception {
        var tgrow = begin();
        invitations().at(2).delay(Duration.ofSeconds(2));
        try (var transfer = tgrow.reading(THREE).start(words("--consent"), CONSENT)) {
            transfer.awaitThat("the second is asked", () -> stage.calls(INVITE).size() >= 2);
            transfer.signal(signal);
            var ended = JobLine.outcome(transfer.await());
            assertThat(ended.exit()).isEqualTo(exit);
            assertThat(ended.error().path("code").asString()).isEqualTo("interrupted");
            assertThat(ended.column("outcome")).startsWith("added");
        }
        assertThat(arrived()).containsExactly(2001L, 2002L);
        assertThat(isMember(2003)).isFalse();
        assertThat(ledger(tgrow)).isEqualTo(Map.of("2001", "done", "2002", "done"));

        assertThat(move(tgrow, THREE, "").exit()).isZero();
        assertThat(arrived()).containsExactly(2001L, 2002L, 2003L);
        assertThat(asked()).containsExactly(2001L, 2002L, 2003L);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aRunThatIsKilledOverAnInvitationLeavesItToTheNextToFindOut(boolean executed) throws Exception {
        var tgrow = begin();
        var second = invitations().at(2);
        if (executed) second.mute();
        else second.hang();
        try (var transfer = tgrow.reading(THREE).start(words("--consent"), CONSENT)) {
            transfer.awaitThat("the second is asked", () -> second.struck() == 1);
            transfer.signal(Signal.KILL);
            assertThat(transfer.await().exit()).isEqualTo(137);
        }
        assertThat(ledger(tgrow)).isEqualTo(Map.of("2001", "done", "2002", "intent"));

        var ended = move(tgrow, THREE, "");
        assertThat(ended.exit()).isZero();
        assertThat(ended.column("outcome")).containsExactly("already_member", "added", "added");
        assertThat(ended.rows().get(1).path("reason").asString())
                .isEqualTo(executed ? "added by an earlier run" : "added");
        assertThat(arrived()).containsExactly(2001L, 2002L, 2003L);
        assertThat(stage.executed(INVITE)).hasSize(executed ? 2 : 3);
        assertThat(ledger(tgrow)).isEqualTo(Map.of("2001", "done", "2002", "done", "2003", "done"));
    }
}
