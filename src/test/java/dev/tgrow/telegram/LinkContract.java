package dev.tgrow.telegram;

import static dev.tgrow.telegram.ContractCalls.link;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Invite links as their makers look at them, and those who wait to be let in.
interface LinkContract extends ContractStage {
    /// A link of five words whose maker nobody is.
    String NO_LINK = "https://t.me/+NoSuchLinkAnywhere";

    @Test
    default void tellsHowALinkStands() throws InterruptedException {
        var channel = chat("our_channel").id();
        var end = Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var made = alice().call(new Call.CreateInviteLink(channel, "campaign", Optional.of(end), 20, false))
                .orThrow();

        var link = alice().call(new LinkCall.GetInviteLink(channel, made.url())).orThrow();

        assertThat(link).isEqualTo(made);
        assertThat(link.name()).isEqualTo("campaign");
        assertThat(link.expires()).hasValue(end);
        assertThat(link.memberLimit()).isEqualTo(20);
        assertThat(link.joined()).isZero();
        assertThat(link.waiting()).isZero();
        assertThat(link.joinRequests()).isFalse();
        assertThat(link.primary()).isFalse();
        assertThat(link.revoked()).isFalse();
        assertThat(link.created()).isBeforeOrEqualTo(end);
    }

    @Test
    default void listsOurLinksToTheLast() throws InterruptedException {
        var small = new ChatId(-7001);
        alice().call(new Call.ResolveChat(new ChatRef.ById(small))).orThrow();
        for (int i = 0; i < InviteLinkPage.MAX_SIZE + 5; i++) {
            alice().call(new Call.CreateInviteLink(small, "n" + i, Optional.empty(), 0, false))
                    .orThrow();
        }

        var links = links(small);

        assertThat(links).extracting(InviteLink::url).doesNotHaveDuplicates();
        assertThat(links.stream().filter(link -> !link.primary()).limit(3))
                .extracting(InviteLink::name)
                .containsExactly("n104", "n103", "n102");
        assertThat(links.stream().filter(link -> link.name().startsWith("n"))).hasSize(InviteLinkPage.MAX_SIZE + 5);
        assertThat(alice().call(new LinkCall.ListInviteLinks(small, true, Optional.empty()))
                        .orThrow()
                        .links())
                .isEmpty();
    }

    /// All of alice's links, page by page, as long as a page has any.
    private List<InviteLink> links(ChatId chat) throws InterruptedException {
        var all = new ArrayList<InviteLink>();
        while (true) {
            var last = all.isEmpty() ? Optional.<InviteLink>empty() : Optional.of(all.getLast());
            var page = alice().call(new LinkCall.ListInviteLinks(chat, false, last))
                    .orThrow();
            if (page.links().isEmpty()) return all;
            assertThat(page.links()).hasSizeLessThanOrEqualTo(InviteLinkPage.MAX_SIZE);
            all.addAll(page.links());
        }
    }

    @Test
    default void tellsNothingOfLinksWithoutTheRight() throws InterruptedException {
        var group = chat("source_group").id();

        assertThat(place(new LinkCall.ListInviteLinks(group, false, Optional.empty())))
                .isEqualTo(Refusal.Place.NO_RIGHT);
        assertThat(place(new LinkCall.GetInviteLink(group, NO_LINK))).isEqualTo(Refusal.Place.NO_RIGHT);
        assertThat(place(requests(group, Optional.empty()))).isEqualTo(Refusal.Place.NO_RIGHT);
        assertThat(place(
                        new LinkCall.ProcessJoinRequest(group, user("free_user").id(), true)))
                .isEqualTo(Refusal.Place.NO_RIGHT);
        assertThat(place(new LinkCall.ListInviteLinks(NO_CHAT, false, Optional.empty())))
                .isEqualTo(Refusal.Place.NOT_FOUND);
        assertThat(place(new LinkCall.GetInviteLink(chat("our_channel").id(), NO_LINK)))
                .isEqualTo(Refusal.Place.INVITE_DEAD);
    }

    private static LinkCall.ListJoinRequests requests(ChatId chat, Optional<String> link) {
        return new LinkCall.ListJoinRequests(chat, link, Optional.empty(), JoinRequestPage.MAX_SIZE);
    }

    @Test
    default void letsThoseInWhoAskedOrDoesNot() throws InterruptedException {
        var door = chat("door_group").id();
        var waiting = waiting(door);
        assertThat(waiting).contains(2020L, 2021L);

        assertThat(decide(door, 2020, true)).isEqualTo(new LinkCall.Processed(new UserId(2020), true));
        assertThat(decide(door, 2021, false)).isEqualTo(new LinkCall.Processed(new UserId(2021), false));

        assertThat(waiting(door)).doesNotContain(2020L, 2021L).hasSize(waiting.size() - 2);
        assertThat(status(door, 2020)).isEqualTo(MemberStatus.MEMBER);
        assertThat(status(door, 2021)).isEqualTo(MemberStatus.LEFT);
        for (long user : List.of(2020L, 2021L)) {
            assertThat(person(new LinkCall.ProcessJoinRequest(door, new UserId(user), true)))
                    .isEqualTo(Refusal.Person.NOT_WAITING);
        }
        assertThat(person(
                        new LinkCall.ProcessJoinRequest(door, user("free_user").id(), true)))
                .isEqualTo(Refusal.Person.NOT_WAITING);
        assertThat(person(new LinkCall.ProcessJoinRequest(door, STRANGER, true)))
                .isEqualTo(Refusal.Person.UNKNOWN);
    }

    private LinkCall.Processed decide(ChatId chat, long user, boolean approve) throws InterruptedException {
        return alice().call(new LinkCall.ProcessJoinRequest(chat, new UserId(user), approve))
                .orThrow();
    }

    private MemberStatus status(ChatId chat, long user) throws InterruptedException {
        return alice().call(new Call.GetMember(chat, new UserId(user)))
                .orThrow()
                .status();
    }

    private List<Long> waiting(ChatId chat) throws InterruptedException {
        return alice().call(requests(chat, Optional.empty())).orThrow().requests().stream()
                .map(request -> request.user().id().value())
                .toList();
    }

    @Test
    default void letsNobodyInWhoIsInTooManyChats() throws InterruptedException {
        var door = chat("door_group").id();
        assertThat(waiting(door)).contains(2022L);

        assertThat(person(new LinkCall.ProcessJoinRequest(door, new UserId(2022), true)))
                .isEqualTo(Refusal.Person.TOO_MANY_GROUPS);

        assertThat(waiting(door)).contains(2022L);
        assertThat(status(door, 2022)).isEqualTo(MemberStatus.LEFT);
    }

    @Test
    default void listsThoseWhoWaitPageByPage() throws InterruptedException {
        var door = chat("door_group").id();
        var whole = alice().call(requests(door, Optional.empty())).orThrow();
        assertThat(whole.total()).isEqualTo(whole.requests().size());
        assertThat(whole.requests()).hasSizeGreaterThan(2);
        assertThat(whole.requests()).extracting(JoinRequest::date).isSortedAccordingTo((a, b) -> b.compareTo(a));
        var latest = whole.requests().getFirst();
        assertThat(latest.user().username()).hasValue("again_user");

        var all = new ArrayList<JoinRequest>();
        while (true) {
            var last = all.isEmpty() ? Optional.<JoinRequest>empty() : Optional.of(all.getLast());
            var page = alice().call(new LinkCall.ListJoinRequests(door, Optional.empty(), last, 2))
                    .orThrow();
            if (page.requests().isEmpty()) break;
            assertThat(page.requests()).hasSizeLessThanOrEqualTo(2);
            all.addAll(page.requests());
        }

        assertThat(all).isEqualTo(whole.requests());
    }

    @Test
    default void listsThoseWhoCameByOneLink() throws InterruptedException {
        var door = chat("door_group").id();
        var made = alice().call(link(door)).orThrow();

        assertThat(alice().call(requests(door, Optional.of("https://t.me/+TheDoorOfOurs")))
                        .orThrow()
                        .requests())
                .extracting(request -> request.user().id().value())
                .contains(2023L, 2024L);
        assertThat(alice().call(requests(door, Optional.of(made.url())))
                        .orThrow()
                        .requests())
                .isEmpty();
        var ours = alice().call(new LinkCall.GetInviteLink(door, "https://t.me/+TheDoorOfOurs"))
                .orThrow();
        assertThat(ours.waiting()).isGreaterThanOrEqualTo(2);
        assertThat(ours.joinRequests()).isTrue();
    }
}
