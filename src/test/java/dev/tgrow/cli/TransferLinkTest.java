package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import dev.tgrow.sandbox.Visitors;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Link;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The invite link of a transfer: what it is like, that it works, and that there is one.
class TransferLinkTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
              - {name: ben, id: 1002, first_name: Ben, username: ben_member}
              - {name: cleo, id: 1003, first_name: Cleo, username: cleo_comes}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
                - {id: 2002, first_name: Tom, username: tom_baker}
            chats:
              - {id: 7001, title: Old Garden, username: old_garden, roles: {alice: creator}, members: [mira, tom_baker]}
              - {id: 7002, title: New Garden, username: new_garden, roles: {alice: creator, ben: {role: admin, rights: [invite_users]}}, members: []}
              - {id: 7003, title: News, username: garden_news, kind: channel, roles: {alice: creator}, members: []}
            """;

    private static final ChatId TARGET = ChatId.ofSupergroup(7002);

    private static final String MOVE =
            "members transfer --format json --from @old_garden --to @new_garden --campaign spring --route link ";

    @TempDir
    private Path directory;

    private Harness harness;
    private Visitors visitors;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
        visitors = new Visitors(directory.resolve("world.yaml"), harness.home().resolve("data/sandbox"));
    }

    private void fault(String fault) {
        harness.world(WORLD + "faults:\n  - " + fault + "\n");
    }

    private Result move(String options) {
        return harness.tgrow((MOVE + options).strip());
    }

    private static String link(Result result) {
        return result.summary().get("link").asString();
    }

    private List<Link> links() {
        return visitors.links("alice", TARGET);
    }

    /// Lets the world's clock go on.
    private void hours(int hours) {
        var delay = hours + "h";
        var sent = harness.tgrow("promo send --again --to @new_garden --to @garden_news --timeout 1000h --min-delay "
                + delay + " --max-delay " + delay + " --message Hello");
        assertThat(sent.code()).isZero();
    }

    @Test
    void aLinkEndsWhenItIsAskedToAndIsForSoMany() {
        var result = move("--link-expires 7d --link-limit 20");
        assertThat(result.code()).isZero();
        var told = result.summary();
        assertThat(told.get("expires_at").asString()).startsWith("2026-11-27T09:");
        assertThat(told.get("member_limit").asInt()).isEqualTo(20);
        assertThat(told.get("join_requests").asBoolean()).isFalse();
        var made = links().getFirst();
        assertThat(made.name()).isEqualTo("spring");
        assertThat(made.memberLimit()).isEqualTo(20);
        assertThat(made.expires().orElseThrow().toString()).startsWith("2026-11-27T09:");
        assertThat(harness.query("select name, member_limit, joined, waiting from invite_links"))
                .containsExactly(List.of("spring", "20", "0", "0"));
    }

    @Test
    void whoComesByALinkWithRequestsWaits() {
        var first = move("--link-requests --link-expires 2026-12-01");
        assertThat(first.summary().get("join_requests").asBoolean()).isTrue();
        assertThat(first.summary().get("expires_at").asString()).isEqualTo("2026-12-01T00:00:00Z");
        visitors.use("cleo", link(first));
        var second = move("--link-requests --link-expires 2026-12-01");
        assertThat(link(second)).isEqualTo(link(first));
        assertThat(second.summary().get("waiting").asInt()).isEqualTo(1);
        assertThat(second.summary().get("joined").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --link-limit 5 --link-requests         | --link-limit and --link-requests exclude each other
            --link-limit 0                         | --link-limit must be 1 to 99999, not 0
            --link-limit 100000                    | --link-limit must be 1 to 99999, not 100000
            --link-expires 2026-11-20T08:59Z       | --link-expires: '2026-11-20T08:59Z' is not in the future
            --link-expires 0                       | --link-expires: '0' is not in the future
            --link-expires soon                    | --link-expires: 'soon' is not a date
            --link-expires 2040-01-01              | --link-expires: '2040-01-01' is after 2038-01-19T03:14:07Z
            --link-expires 2026-99-01              | --link-expires: '2026-99-01' is not a date
            --route add --link-limit 5             | --link-limit 5: --route add makes no link
            --route add --link-expires 7d          | --link-expires 7d: --route add makes no link
            """)
    void aLinkThatCantBeIsWrongUsage(String options, String why) {
        var result = harness.tgrow("members transfer --format json --from @old_garden --to @new_garden " + options);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(why);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void theSameWishMeansTheSameLinkLater() {
        var first = move("--link-expires 7d");
        hours(30);
        var second = move("--link-expires 168h");
        assertThat(link(second)).isEqualTo(link(first));
        assertThat(links()).hasSize(1);
    }

    @Test
    void aDryRunSaysTheLinkThatIsThereAndMakesNone() {
        assertThat(move("--dry-run").err()).contains("would make an invite link for 2 people");
        assertThat(links()).isEmpty();
        var first = move("");
        assertThat(link(move("--dry-run"))).isEqualTo(link(first));
        assertThat(links()).hasSize(1);
    }

    @Test
    void aLinkThatAnotherRunHasInHandIsNotMadeAgain() {
        move("");
        harness.change("update actions set state = 'intent', link = null, decided_at = null, account = 'ben'");
        var result = move("");
        assertThat(result.err()).contains("@new_garden: another run makes the invite link 'spring'");
        assertThat(result.json().get("result").get("outcomes").get("elsewhere").asInt())
                .isEqualTo(1);
        assertThat(links()).hasSize(1);
    }

    @Test
    void aLinkOfOtherOptionsIsNotGivenUnderTheSameNameAndNobodyIsAdded() {
        var first = move("--link-expires 7d");
        var result = harness.tgrow(
                "members transfer --format json --from @old_garden --to @new_garden --campaign spring --link-limit 5",
                "--consent",
                "moved by vote");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("@new_garden: the invite link 'spring' was made with --link-expires 7d, not with"
                        + " --link-limit 5: name another with --campaign");
        assertThat(result.rows()).isEmpty();
        assertThat(move("").err()).contains("was made with --link-expires 7d, not for everybody, for ever");
        assertThat(move("--dry-run").code()).isEqualTo(2);
        assertThat(link(move("--link-expires 7d"))).isEqualTo(link(first));
    }

    @Test
    void aLinkThatHasExpiredIsFollowedByANewOneOnlyWhereThatIsAskedFor() {
        var first = move("--link-expires 1h");
        hours(2);
        var over = move("--link-expires 1h");
        assertThat(over.code()).isEqualTo(2);
        assertThat(over.err())
                .contains("@new_garden: the invite link 'spring' has expired: --again makes a new one, or another"
                        + " --campaign");
        assertThat(move("--link-expires 1h --dry-run").code()).isEqualTo(2);
        assertThat(links()).hasSize(1);
        assertThat(move("--link-expires 1h --again --dry-run").err()).contains("would make an invite link");
        var second = move("--link-expires 1h --again");
        assertThat(second.code()).isZero();
        assertThat(second.err()).contains("@new_garden: the invite link 'spring' has expired: a new one is made\n");
        assertThat(link(second)).isNotEqualTo(link(first));
        assertThat(link(move("--link-expires 1h"))).isEqualTo(link(second));
        assertThat(links()).hasSize(2);
        assertThat(link(move("--link-expires 1h --again"))).isEqualTo(link(second));
        hours(2);
        assertThat(move("--again").code()).isZero();
        assertThat(harness.query("select round from actions where kind = 'link' order by round"))
                .containsExactly(List.of("1"), List.of("2"), List.of("3"));
    }

    @Test
    void aLinkThatFillsUpLetsNoFurtherPeopleIn() {
        visitors.use("cleo", link(move("--link-limit 1")));
        for (int i = 0; i < 2; i++) {
            var full = move("--link-limit 1");
            assertThat(full.code()).isEqualTo(2);
            assertThat(full.err()).contains("the invite link 'spring' is full (1 joined): --again makes a new one");
        }
        assertThat(links()).hasSize(1);
    }

    @Test
    void afterPeopleWereAddedALinkThatWasRevokedIsAFailedItem() {
        var first = move("");
        visitors.revoke("alice", TARGET, link(first));
        var result = harness.tgrow(
                "members transfer --format json --from @old_garden --to @new_garden --campaign spring --limit 1"
                        + " --min-delay 0s --max-delay 0s");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("@new_garden: the invite link 'spring' was revoked: --again makes a new one");
        assertThat(result.json().get("result").get("outcomes").get("link_over").asInt())
                .isEqualTo(1);
        assertThat(harness.query("select round from actions where kind = 'link'"))
                .containsExactly(List.of("1"));
    }

    @Test
    void aLinkThatWasRevokedOrIsFullIsFollowedByANewOneWhereThatIsAskedFor() {
        var first = move("--link-limit 1");
        visitors.use("cleo", link(first));
        var second = move("--link-limit 1 --again");
        assertThat(second.err()).contains("the invite link 'spring' is full (1 joined): a new one is made\n");
        visitors.revoke("alice", TARGET, link(second));
        var third = move("--link-limit 1 --again");
        assertThat(third.err()).contains("the invite link 'spring' was revoked: a new one is made\n");
        assertThat(List.of(link(first), link(second), link(third))).doesNotHaveDuplicates();
        assertThat(harness.query("select joined, revoked from invite_links order by counted_at, joined desc"))
                .contains(List.of("1", "0"), List.of("0", "1"));
    }

    @Test
    void aLinkThatOnlyTheOwnerMayLookAtIsGivenWithANote() {
        fault("{call: GetInviteLink, error: CHAT_ADMIN_REQUIRED}");
        var first = move("");
        var second = move("");
        assertThat(second.code()).isZero();
        assertThat(link(second)).isEqualTo(link(first));
        assertThat(second.err()).contains("@new_garden: whether the invite link 'spring' still works can't be seen:");
    }

    @Test
    void aLinkWhoseAnswerWasLostIsFoundByItsName() {
        fault("{call: CreateInviteLink, lose: answer}");
        var result = move("--link-limit 3");
        assertThat(result.code()).isZero();
        assertThat(links()).hasSize(1);
        assertThat(link(result)).isEqualTo(links().getFirst().url());
        assertThat(harness.query("select state, link from actions where kind = 'link'"))
                .containsExactly(List.of("done", link(result)));
    }

    /// As a `kill -9` between the call and its answer leaves it.
    private void forget() {
        harness.change("update actions set state = 'intent', link = null, decided_at = null where kind = 'link'");
        harness.change("update runs set finished_at = null");
        harness.change("delete from invite_links");
    }

    @Test
    void aLinkThatARunMadeAndWasKilledOverIsFoundByTheNext() {
        move("");
        var made = links().getFirst().url();
        forget();
        harness.tgrow(MOVE.replace("spring", "summer").strip());
        var next = move("");
        assertThat(next.code()).isZero();
        assertThat(link(next)).isEqualTo(made);
        assertThat(links()).extracting(Link::name).containsExactly("summer", "spring");
    }

    @Test
    void theLinkOfAnEarlierRoundIsNoEvidenceForTheNext() {
        fault("{call: CreateInviteLink, after: 1, hang: true}");
        var first = move("--link-limit 1");
        visitors.use("cleo", link(first));
        assertThat(move("--link-limit 1 --again").code()).isEqualTo(75);
        harness.change("update actions set state = 'intent', decided_at = null where round = 2");
        harness.change("update runs set finished_at = null");
        var next = move("--link-limit 1");
        assertThat(next.code()).isZero();
        assertThat(link(next)).isNotEqualTo(link(first));
        assertThat(links()).hasSize(2);
    }

    @Test
    void aLinkThatARunDidNotComeToMakeIsMadeByTheNext() {
        fault("{call: CreateInviteLink, hang: true}");
        assertThat(move("").code()).isEqualTo(75);
        harness.change("update actions set state = 'intent', decided_at = null, reason = null where kind = 'link'");
        harness.change("update runs set finished_at = null");
        var next = move("");
        assertThat(next.code()).isZero();
        assertThat(links()).hasSize(1);
    }

    @Test
    void aLinkThatNobodyKnowsOfIsLeftUntilItIsResolved() {
        fault("{call: CreateInviteLink, hang: true}");
        var lost = move("");
        assertThat(lost.code()).isEqualTo(75);

        var next = move("");
        assertThat(next.code()).isEqualTo(3);
        assertThat(next.err())
                .contains("nobody knows whether the invite link 'spring' was made")
                .contains("--resolve again");
        assertThat(next.json().get("result").get("outcomes").get("unknown").asInt())
                .isEqualTo(1);
        assertThat(links()).isEmpty();

        assertThat(move("--resolve again").code()).isZero();
        assertThat(links()).hasSize(1);
    }

    @Test
    void aLinkThatNobodyKnowsOfCanBeLeftOut() {
        fault("{call: CreateInviteLink, hang: true}");
        move("");
        var left = move("--resolve skip");
        assertThat(left.code()).isZero();
        assertThat(left.err()).contains("the invite link 'spring' was left out by --resolve skip");
        assertThat(move("").code()).isZero();
        assertThat(links()).isEmpty();
        assertThat(move("--again").code()).isZero();
        assertThat(links()).hasSize(1);
    }
}
