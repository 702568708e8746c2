package dev.tgrow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Notice;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the contract leaves open: the finer rules of a world.
class SandboxRulesTest {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, phone: "+49 151 1", contacts: [friend_one]}
              - {name: prem, id: 1002, first_name: Prem, premium: true, username: prem_account}
              - {name: robot, id: 1003, first_name: Robot, username: robot_bot, bot: true}
            people:
              count: 1000
              first_id: 100_000
              bots: 0.01
              privacy: 0
              special:
                - {id: 2001, first_name: Friend, username: friend_one, invite: privacy, phone: "+49 170 9"}
                - {id: 2002, first_name: Shy, username: shy_person, invite: premium, phone: "+49 170 8"}
                - {id: 2003, first_name: Gone, username: gone_person}
                - {id: 2004, first_name: Bad, username: banned_person}
                - {id: 2005, first_name: Bot, username: some_bot, bot: true}
                - {id: 2006, deleted: true}
                - {id: 2007, first_name: Quiet, username: quiet_person}
                - {id: 2008, first_name: Last, username: last_person}
            chats:
              - id: 1
                title: Club
                username: club
                members: [{first: 0, count: 300}, friend_one]
                roles: {alice: creator, robot: {role: admin, rights: [invite_users]}, gone_person: left, banned_person: banned, quiet_person: restricted, 100_005: banned}
                posts: 5
              - {id: 2, title: Open, username: open_group, members: {first: 0, count: 5}, roles: {alice: member, prem: creator}}
              - {id: 3, title: Hidden, username: hidden, hidden_members: true, members: {first: 700, count: 250}, roles: {prem: creator, alice: member, quiet_person: member, some_bot: member}}
              - {id: 4, title: Full, username: full_group, member_cap: 3, members: {first: 0, count: 2}, roles: {alice: creator}}
              - {id: 5, title: Paid, username: paid_group, stars: 25, roles: {alice: member, prem: creator}}
              - {id: 6, title: Closed, invite: ClosedDoor, members: {first: 500, count: 3}, roles: {prem: creator, 2006: member}}
              - {id: 7, title: Old, kind: basic, roles: {alice: creator, prem: member, last_person: member}}
              - {id: 8, title: Out, username: out_group, roles: {alice: banned, prem: creator}}
              - {id: 9, title: Own, kind: channel, username: own_channel, members: {first: 0, count: 700}, roles: {alice: {role: admin, rights: [send_text, pin_messages]}}, posts: 3}
              - {id: 10, title: NoMedia, username: no_media, permissions: [send_text], roles: {alice: member}}
              - {id: 11, title: Slow, username: slow_group, slow_mode: 300, roles: {alice: member, prem: creator}}
              - {id: 12, title: Crawl, username: crawl_group, slow_mode: 10, roles: {alice: member, prem: creator}}
            """;

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(directory, WORLD);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Refusal.Person personRefused(String chat, UserId user) throws InterruptedException {
        var reason = stage.refused(new Call.AddMember(stage.chat(chat).id(), user));
        return ((Refusal.PersonRefused) reason).why();
    }

    private MemberStatus status(String chat, UserId user) throws InterruptedException {
        return stage.ok(new Call.GetMember(stage.chat(chat).id(), user)).status();
    }

    @Test
    void aContactMayBeAddedThoughPrivate() throws InterruptedException {
        stage.ok(new Call.AddMember(stage.chat("open_group").id(), stage.user("friend_one")));

        assertThat(status("open_group", stage.user("friend_one"))).isEqualTo(MemberStatus.MEMBER);
    }

    @Test
    void onlyPremiumAccountsAddThosePeopleWhoSaySo() throws InterruptedException {
        assertThat(personRefused("open_group", stage.user("shy_person"))).isEqualTo(Refusal.Person.PREMIUM_REQUIRED);

        stage.use("prem");
        stage.ok(new Call.AddMember(stage.chat("open_group").id(), stage.user("shy_person")));
    }

    @Test
    void theChatsOwnPastDecidesWhoMayComeBack() throws InterruptedException {
        assertThat(personRefused("club", stage.user("gone_person"))).isEqualTo(Refusal.Person.NOT_MUTUAL_CONTACT);
        assertThat(personRefused("club", stage.user("banned_person"))).isEqualTo(Refusal.Person.REMOVED);
        // Telegram says nothing of people who are there already.
        stage.ok(new Call.AddMember(stage.chat("club").id(), stage.user("quiet_person")));
        assertThat(status("club", stage.user("banned_person"))).isEqualTo(MemberStatus.BANNED);
        assertThat(status("club", stage.user("quiet_person"))).isEqualTo(MemberStatus.RESTRICTED);
    }

    @Test
    void botsAreAddedByAdministratorsAlone() throws InterruptedException {
        var bot = stage.user("some_bot");
        assertThat(personRefused("open_group", bot)).isEqualTo(Refusal.Person.BOT);

        stage.ok(new Call.AddMember(stage.chat("club").id(), bot));
    }

    @Test
    void deletedAccountsCanNotBeAdded() throws InterruptedException {
        stage.use("prem");

        assertThat(personRefused("open_group", new UserId(2006))).isEqualTo(Refusal.Person.DELETED);
        assertThat(stage.ok(new Call.GetUser(new UserId(2006))).kind()).isEqualTo(User.Kind.DELETED);
    }

    @Test
    void aFullGroupTakesNobody() throws InterruptedException {
        var full = stage.chat("full_group").id();

        assertThat(stage.refused(new Call.AddMember(full, stage.user("last_person"))))
                .isEqualTo(new Refusal.ChatRefused(Refusal.Place.FULL, "USERS_TOO_MUCH"));
    }

    @Test
    void anAddedPersonIsToldOfInTheHistory() throws InterruptedException {
        var club = stage.chat("club").id();
        stage.ok(new Call.AddMember(club, stage.user("last_person")));

        var newest =
                stage.ok(new Call.GetHistory(club, Optional.empty(), 1)).posts().getFirst();

        assertThat(newest.media()).isEqualTo("service");
        assertThat(newest.outgoing()).isTrue();
    }

    @Test
    void listsFollowTheirFilter() throws InterruptedException {
        var club = stage.chat("club").id();

        assertThat(ids(club, MemberList.ADMINISTRATORS)).containsExactly(1001L, 1003L);
        assertThat(ids(club, MemberList.BANNED)).containsExactly(2004L, 100_005L);
        assertThat(ids(club, MemberList.RESTRICTED)).containsExactly(2007L);
        assertThat(ids(club, MemberList.CONTACTS)).containsExactly(2001L);
        assertThat(ids(club, MemberList.BOTS)).containsExactly(1003L, 100_099L, 100_199L, 100_299L);
        assertThat(stage.members(club)).doesNotContain(new UserId(100_005)).contains(new UserId(100_006));
    }

    private List<Long> ids(ChatId chat, MemberList list) throws InterruptedException {
        var page = stage.ok(new Call.GetMembers(chat, list, 0, 200));
        assertThat(page.total()).isEqualTo(page.members().size());
        return page.members().stream().map(member -> member.user().id().value()).toList();
    }

    @Test
    void hiddenMembersAreStrangersToOthers() throws InterruptedException {
        var hidden = stage.chat("hidden").id();

        assertThat(ids(hidden, MemberList.RECENT)).containsExactly(1002L, 2005L, 100_799L, 100_899L);
        assertThat(stage.refused(new Call.GetMember(hidden, new UserId(100_750))))
                .isInstanceOf(Refusal.PersonRefused.class);

        stage.use("prem");
        assertThat(stage.members(hidden)).hasSize(254);
    }

    @Test
    void phoneNumbersAreForContacts() throws InterruptedException {
        assertThat(stage.ok(new Call.ResolveUser("friend_one")).phone()).hasValue("491709");
        assertThat(stage.ok(new Call.ResolveUser("shy_person")).phone()).isEmpty();
        assertThat(stage.ok(new Call.GetMe()).phone()).hasValue("491511");
        stage.use("prem");
        assertThat(stage.ok(new Call.ResolveUser("friend_one")).phone()).isEmpty();
    }

    @Test
    void aBannedAccountSeesNothing() throws InterruptedException {
        var chat = stage.chat("out_group");

        assertThat(chat.self()).isEqualTo(MemberStatus.BANNED);
        for (Call<?> call : List.of(
                new Call.GetChatDetails(chat.id()),
                new Call.GetMembers(chat.id(), MemberList.RECENT, 0, 10),
                new Call.GetHistory(chat.id(), Optional.empty(), 10))) {
            assertThat(stage.refused(call))
                    .isEqualTo(new Refusal.ChatRefused(Refusal.Place.NOT_A_MEMBER, "CHANNEL_PRIVATE"));
        }
        assertThat(stage.refused(Stage.text(chat.id(), "x")))
                .isEqualTo(new Refusal.ChatRefused(Refusal.Place.MAY_NOT_WRITE, "Have no write access to the chat"));
    }

    @Test
    void aPublicGroupCanBeReadWithoutJoining() throws InterruptedException {
        stage.use("prem");
        var club = stage.chat("club");

        assertThat(club.self()).isEqualTo(MemberStatus.LEFT);
        assertThat(stage.posts(club.id())).hasSize(5);
        assertThat(stage.members(club.id())).hasSizeGreaterThan(300);
        assertThat(stage.refused(Stage.text(club.id(), "x"))).isInstanceOf(Refusal.ChatRefused.class);
    }

    @Test
    void aPrivateGroupIsKnownToItsMembersAlone() throws InterruptedException {
        var closed = ChatId.ofSupergroup(6);
        assertThat(stage.refused(new Call.ResolveChat(new ChatRef.ById(closed))))
                .isEqualTo(new Refusal.ChatRefused(Refusal.Place.NOT_FOUND, "Chat not found"));

        stage.use("prem");
        assertThat(stage.ok(new Call.ResolveChat(new ChatRef.ByInvite("ClosedDoor")))
                        .id())
                .isEqualTo(closed);
        assertThat(stage.ok(new Call.ResolveChat(new ChatRef.ById(closed))).title())
                .isEqualTo("Closed");
    }

    @Test
    void aBasicGroupIsLikeOthersButForItsNumber() throws InterruptedException {
        var old = new ChatId(-7);

        assertThat(stage.ok(new Call.ResolveChat(new ChatRef.ById(old))).kind()).isEqualTo(Chat.Kind.BASIC_GROUP);
        assertThat(stage.members(old)).hasSize(3);
        assertThat(ids(old, MemberList.BANNED)).isEmpty();
        stage.ok(new Call.AddMember(old, stage.user("gone_person")));
        assertThat(stage.members(old)).hasSize(4);
        assertThat(stage.ok(Stage.text(old, "x")).id()).isEqualTo(new MessageId(2));
    }

    @Test
    void theListOfAnOwnChannelEndsAt200() throws InterruptedException {
        var channel = stage.chat("own_channel");

        assertThat(channel.rights()).containsExactlyInAnyOrder(Right.SEND_TEXT, Right.PIN_MESSAGES);
        assertThat(stage.members(channel.id())).hasSize(200);
        assertThat(stage.page(channel.id(), 0).total()).isEqualTo(701);
        var sent = stage.ok(Stage.text(channel.id(), "news"));
        var post = stage.ok(new Call.GetHistory(channel.id(), Optional.empty(), 1))
                .posts()
                .getFirst();
        assertThat(post.id()).isEqualTo(sent.id());
        assertThat(post.views()).hasValue(1);
        assertThat(post.author()).isEmpty();
    }

    @Test
    void paidGroupsSayWhatAMessageCosts() throws InterruptedException {
        assertThat(stage.chat("paid_group").starsPerMessage()).isEqualTo(25);
        assertThat(stage.refused(stage.text("paid_group", "x")))
                .isEqualTo(new Refusal.ChatRefused(Refusal.Place.PAID, "ALLOW_PAYMENT_REQUIRED_25"));
        stage.use("prem");
        assertThat(stage.chat("paid_group").starsPerMessage()).isZero();
        stage.ok(stage.text("paid_group", "x"));
    }

    @Test
    void aShortSlowModeIsWaitedForAndALongOneTold() throws InterruptedException {
        var start = stage.session().time().now();
        stage.ok(stage.text("crawl_group", "one"));
        assertThat(stage.ok(new Call.GetChatDetails(stage.chat("crawl_group").id()))
                        .slowModeLeft())
                .isEqualTo(Duration.ofSeconds(10));
        stage.ok(stage.text("crawl_group", "two"));
        assertThat(Duration.between(start, stage.session().time().now())).isEqualTo(Duration.ofSeconds(10));
        assertThat(stage.notices()).containsExactly(new Notice.HeldBack("sendMessage", Duration.ofSeconds(10)));

        stage.ok(stage.text("slow_group", "one"));
        assertThat(stage.refused(stage.text("slow_group", "two")))
                .isEqualTo(new Refusal.SlowMode(Duration.ofMinutes(5)));
        stage.session().time().sleep(Duration.ofSeconds(299));
        stage.ok(stage.text("slow_group", "two"));
        stage.use("prem");
        stage.ok(stage.text("slow_group", "administrators"));
        stage.ok(stage.text("slow_group", "need not wait"));
    }

    @Test
    void botsCanNotDoEverything() throws InterruptedException {
        stage.use("robot");
        var club = stage.chat("club").id();

        assertThat(stage.refused(new Call.AddMember(club, new UserId(100_400))))
                .isInstanceOf(Refusal.AccountUnable.class);
        assertThat(stage.refused(new Call.GetHistory(club, Optional.empty(), 10)))
                .isInstanceOf(Refusal.AccountUnable.class);
        assertThat(stage.refused(new Call.ResolveChat(new ChatRef.ByInvite("ClosedDoor"))))
                .isInstanceOf(Refusal.AccountUnable.class);
        assertThat(stage.members(club)).hasSizeGreaterThan(200);
    }

    @Test
    void linksNeedARightAndEndWhenTheyShould() throws InterruptedException {
        var club = stage.chat("club").id();
        var now = stage.session().time().now();
        var link =
                stage.ok(new Call.CreateInviteLink(club, "n".repeat(40), Optional.of(now.plusSeconds(60)), 5, false));

        assertThat(link.name()).hasSize(32);
        assertThat(stage.ok(new Call.ResolveChat(ChatRef.parse(link.url()))).id())
                .isEqualTo(club);
        stage.session().time().sleep(Duration.ofMinutes(1));
        assertThat(stage.refused(new Call.ResolveChat(ChatRef.parse(link.url()))))
                .isEqualTo(new Refusal.ChatRefused(Refusal.Place.INVITE_DEAD, "INVITE_HASH_EXPIRED"));
        assertThat(stage.refused(new Call.CreateInviteLink(club, "x", Optional.empty(), 5, true)))
                .isEqualTo(new Refusal.Unrecognised(
                        400, "Member limit can't be specified for links requiring administrator approval"));
        var other = stage.ok(new Call.CreateInviteLink(club, "x", Optional.empty(), 0, true));
        assertThat(other.url()).isNotEqualTo(link.url());
        assertThat(other.joinRequests()).isTrue();
    }

    @Test
    void peopleCanBeWrittenTo() throws InterruptedException {
        var chat = stage.chat("prem_account");
        assertThat(chat.kind()).isEqualTo(Chat.Kind.PRIVATE);
        assertThat(stage.ok(new Call.GetChatDetails(chat.id())).canGetMembers()).isFalse();
        assertThat(stage.refused(new Call.GetMembers(chat.id(), MemberList.RECENT, 0, 10)))
                .isInstanceOf(Refusal.BadRequest.class);

        stage.ok(Stage.text(chat.id(), "Hello, Prem"));
        stage.use("prem");

        var received = stage.posts(new ChatId(1001)).getFirst();
        assertThat(received.text()).isEqualTo("Hello, Prem");
        assertThat(received.outgoing()).isFalse();
        assertThat(received.author()).hasValue("1001");
    }

    @Test
    void filesAreUploadedOnceAndKnownAgain() throws Exception {
        var photo = Files.writeString(directory.resolve("leaf.jpg"), "a leaf");
        var message = new OutgoingMessage(
                FormattedText.plain("a leaf"), Optional.of(new Media.Local(Media.Kind.PHOTO, photo)), false, true);
        var club = stage.chat("club").id();

        var remote = stage.ok(new Call.SendMessage(club, message)).media().orElseThrow();
        Files.delete(photo);
        var again = stage.ok(new Call.SendMessage(club, message.with(remote)));

        assertThat(again.media()).hasValue(remote);
        assertThat(stage.posts(club)).extracting(post -> post.media()).startsWith("photo", "photo");
        assertThat(stage.refused(
                        new Call.SendMessage(club, message.with(new Media.Remote(Media.Kind.PHOTO, "photo-made-up")))))
                .isInstanceOf(Refusal.BadRequest.class);
        assertThat(stage.refused(
                        new Call.SendMessage(club, message.with(new Media.Remote(Media.Kind.DOCUMENT, remote.id())))))
                .isInstanceOf(Refusal.BadRequest.class);
    }

    @Test
    void filesThatCanNotBeSentAreRefused() throws Exception {
        var club = stage.chat("club").id();
        var empty = Files.createFile(directory.resolve("empty.png"));
        var text = Files.writeString(directory.resolve("notes.txt"), "notes");

        assertThat(sending(club, Media.Kind.PHOTO, directory.resolve("missing.png")))
                .isEqualTo(new Refusal.BadRequest("Can't find real file path"));
        assertThat(sending(club, Media.Kind.DOCUMENT, directory))
                .isEqualTo(new Refusal.BadRequest("File must be a regular file"));
        assertThat(sending(club, Media.Kind.PHOTO, empty)).isEqualTo(new Refusal.BadRequest("File must be non-empty"));
        assertThat(sending(club, Media.Kind.PHOTO, text).text()).startsWith("Photo has unsupported extension");
        assertThat(sending(stage.chat("no_media").id(), Media.Kind.DOCUMENT, text))
                .isEqualTo(new Refusal.ChatRefused(
                        Refusal.Place.MEDIA_FORBIDDEN, "Not enough rights to send documents to the chat"));
    }

    private Refusal sending(ChatId chat, Media.Kind kind, Path file) throws InterruptedException {
        var media = Optional.<Media>of(new Media.Local(kind, file));
        return stage.refused(
                new Call.SendMessage(chat, new OutgoingMessage(FormattedText.plain(""), media, false, true)));
    }

    @Test
    void captionsAreShorterThanTextsAndLongerForPremium() throws Exception {
        var file = Files.writeString(directory.resolve("notes.txt"), "notes");
        var media = Optional.<Media>of(new Media.Local(Media.Kind.DOCUMENT, file));
        var caption = new OutgoingMessage(FormattedText.plain("x".repeat(1025)), media, false, true);
        var chat = stage.chat("open_group").id();

        assertThat(stage.ok(new Call.GetMessageLimits()).caption()).isEqualTo(1024);
        assertThat(stage.refused(new Call.SendMessage(chat, caption)))
                .isEqualTo(new Refusal.BadRequest("Message caption is too long"));
        stage.use("prem");
        assertThat(stage.ok(new Call.GetMessageLimits()).caption()).isEqualTo(4096);
        stage.ok(new Call.SendMessage(chat, caption));
    }

    @Test
    void entitiesMustLieWithinTheText() throws InterruptedException {
        var club = stage.chat("club").id();
        var fits = new FormattedText("here", List.of(new Entity(0, 4, Style.TEXT_URL, "https://a.example/")));
        var tooLong = new FormattedText("here", List.of(new Entity(0, 5, Style.BOLD, "")));

        stage.ok(new Call.SendMessage(club, new OutgoingMessage(fits, Optional.empty(), false, true)));
        assertThat(stage.posts(club).getFirst().links()).containsExactly("https://a.example/");
        assertThat(stage.refused(
                        new Call.SendMessage(club, new OutgoingMessage(tooLong, Optional.empty(), false, true))))
                .isEqualTo(new Refusal.BadRequest("ENTITY_BOUNDS_INVALID"));
    }

    @Test
    void onlyMessagesThatAreThereCanBePinned() throws InterruptedException {
        var club = stage.chat("club").id();

        assertThat(stage.refused(new Call.PinMessage(club, new MessageId(99), true)))
                .isEqualTo(new Refusal.ChatRefused(Refusal.Place.MESSAGE_GONE, "MESSAGE_ID_INVALID"));
        stage.ok(new Call.PinMessage(club, new MessageId(3), true));
        var service = stage.posts(club).getFirst();
        assertThat(service.media()).isEqualTo("service");
        assertThat(stage.refused(new Call.PinMessage(club, service.id(), true)))
                .isInstanceOf(Refusal.ChatRefused.class);
    }

    @Test
    void membersAreListedWithTheDayTheyCame() throws InterruptedException {
        var page = stage.page(stage.chat("club").id(), 0).members();

        assertThat(page).allMatch(member -> member.joined().isPresent());
        assertThat(page.stream().skip(5).map(Member::joined).map(Optional::get).toList())
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aClosedClientAnswersNothing() throws InterruptedException {
        stage.client().close();
        stage.client().close();

        assertThat(stage.refused(new Call.GetMe())).isInstanceOf(Refusal.ServerTrouble.class);
        assertThat(stage.refused(Stage.text(ChatId.ofSupergroup(2), "x"))).isInstanceOf(Refusal.OutcomeUnknown.class);
    }
}
