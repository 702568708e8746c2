package dev.tgrow.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every backend does alike. A backend's test names chats and people that have the properties said below; the
/// account is an ordinary user without contacts. Works in a fresh world for each test as well as in one for all.
public interface TelegramContract {
    UserId STRANGER = new UserId(999_888_777_666L);
    ChatId NO_CHAT = ChatId.ofSupergroup(99_999_999);

    Telegram telegram();

    /// A public group with more than two pages of members, of which we are an ordinary one.
    String group();

    /// A public group whose list ends early, of which we are an ordinary member.
    String cappedGroup();

    /// Where that list ends.
    int cap();

    /// A public group that hides its members from us.
    String hiddenGroup();

    /// A public group that we administer with all rights.
    String target();

    /// A public group where we may only read.
    String readOnlyGroup();

    /// A public group in slow mode, of which we are an ordinary member.
    String slowGroup();

    Duration slowMode();

    /// A public broadcast channel that we don't administer.
    String channel();

    /// How many posts it has.
    int channelPosts();

    /// The hash of an invite link to a private chat that we are not in.
    String invite();

    /// Somebody who is not in the target and can be added.
    String freePerson();

    /// Somebody whom only contacts may add.
    String privatePerson();

    /// Somebody whom only Premium accounts may add.
    String premiumPerson();

    /// Somebody who left before.
    String notMutualPerson();

    /// Somebody whose first addition meets a flood wait of two minutes, and the second one PEER_FLOOD.
    String floodPerson();

    /// Somebody who takes no messages of ours (`USER_IS_BLOCKED`).
    String blockingPerson();

    /// Whether what the backend talks to can make invite links.
    default boolean makesLinks() {
        return true;
    }

    /// Whether what the backend talks to can pin messages.
    default boolean pins() {
        return true;
    }

    private Chat chat(String username) throws InterruptedException {
        return telegram()
                .call(new Call.ResolveChat(ChatRef.parse("@" + username)))
                .orThrow();
    }

    private User user(String username) throws InterruptedException {
        return telegram().call(new Call.ResolveUser(username)).orThrow();
    }

    private Refusal refusal(Call<?> call) throws InterruptedException {
        return switch (telegram().call(call)) {
            case Reply.Refused<?>(Refusal reason) -> reason;
            case Reply.Ok<?>(Object value) -> throw new AssertionError(call + " was answered with " + value);
        };
    }

    private Refusal.Place place(Call<?> call) throws InterruptedException {
        var reason = refusal(call);
        if (reason instanceof Refusal.ChatRefused(var why, var _)) return why;
        throw new AssertionError(call + " was refused with " + reason);
    }

    private Refusal.Person person(Call<?> call) throws InterruptedException {
        var reason = refusal(call);
        if (reason instanceof Refusal.PersonRefused(var why, var _)) return why;
        throw new AssertionError(call + " was refused with " + reason);
    }

    private static Call.SendMessage text(ChatId chat, String text) {
        return new Call.SendMessage(
                chat, new OutgoingMessage(FormattedText.plain(text), Optional.empty(), true, false));
    }

    /// All members, page by page, as long as a page has any.
    private List<Member> members(ChatId chat) throws InterruptedException {
        var all = new ArrayList<Member>();
        for (int offset = 0; ; offset += MemberPage.MAX_SIZE) {
            var call = new Call.GetMembers(chat, MemberList.RECENT, offset, MemberPage.MAX_SIZE);
            var page = telegram().call(call).orThrow();
            if (page.members().isEmpty()) return all;
            assertThat(page.members()).hasSizeLessThanOrEqualTo(MemberPage.MAX_SIZE);
            all.addAll(page.members());
        }
    }

    private List<Post> history(ChatId chat) throws InterruptedException {
        var all = new ArrayList<Post>();
        while (true) {
            var before = all.isEmpty()
                    ? Optional.<MessageId>empty()
                    : Optional.of(all.getLast().id());
            var page = telegram()
                    .call(new Call.GetHistory(chat, before, HistoryPage.MAX_SIZE))
                    .orThrow();
            if (page.posts().isEmpty()) return all;
            all.addAll(page.posts());
        }
    }

    @Test
    default void knowsItsOwnAccount() throws InterruptedException {
        var me = telegram().call(new Call.GetMe()).orThrow();

        assertThat(me.kind()).isEqualTo(User.Kind.PERSON);
        assertThat(telegram().call(new Call.GetUser(me.id())).orThrow().id()).isEqualTo(me.id());
    }

    @Test
    default void provesThatTheSessionIsAlive() throws InterruptedException {
        assertThat(telegram().call(new Call.CheckSession()).orThrow().roundTrip())
                .isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    default void findsAChatByNameAndThenById() throws InterruptedException {
        var group = chat(group());

        assertThat(group.kind()).isEqualTo(Chat.Kind.SUPERGROUP);
        assertThat(group.username()).hasValue(group());
        assertThat(group.self()).isEqualTo(MemberStatus.MEMBER);
        assertThat(group.may(Right.SEND_TEXT)).isTrue();
        assertThat(group.may(Right.MANAGE_INVITE_LINKS)).isFalse();
        assertThat(telegram()
                        .call(new Call.ResolveChat(new ChatRef.ById(group.id())))
                        .orThrow()
                        .title())
                .isEqualTo(group.title());
    }

    @Test
    default void saysWhatKindOfChatItIsAndWhatWeMayDoThere() throws InterruptedException {
        var channel = chat(channel());
        assertThat(channel.kind()).isEqualTo(Chat.Kind.CHANNEL);
        assertThat(channel.rights()).doesNotContain(Right.SEND_TEXT, Right.INVITE_USERS);
        assertThat(chat(target()).self().isAdministrator()).isTrue();
        assertThat(chat(target()).rights())
                .contains(Right.SEND_TEXT, Right.INVITE_USERS, Right.PIN_MESSAGES, Right.MANAGE_INVITE_LINKS);
        assertThat(chat(readOnlyGroup()).may(Right.SEND_TEXT)).isFalse();
        assertThat(chat(slowGroup()).slowMode()).isTrue();
        assertThat(chat(group()).slowMode()).isFalse();
    }

    @Test
    default void refusesChatsThatAreNotThere() throws InterruptedException {
        assertThat(place(new Call.ResolveChat(new ChatRef.ByUsername("no_such_name_here"))))
                .isEqualTo(Refusal.Place.NOT_FOUND);
        assertThat(place(new Call.ResolveChat(new ChatRef.ById(NO_CHAT)))).isEqualTo(Refusal.Place.NOT_FOUND);
        assertThat(place(new Call.ResolveChat(new ChatRef.ByInvite("NoSuchLinkAtAll1"))))
                .isEqualTo(Refusal.Place.INVITE_DEAD);
        assertThat(place(new Call.GetHistory(NO_CHAT, Optional.empty(), 10))).isEqualTo(Refusal.Place.NOT_FOUND);
        assertThat(place(text(NO_CHAT, "hello"))).isEqualTo(Refusal.Place.NOT_FOUND);
    }

    @Test
    default void looksAtAnInviteLinkWithoutJoining() throws InterruptedException {
        var call = new Call.ResolveChat(new ChatRef.ByInvite(invite()));

        assertThat(place(call)).isEqualTo(Refusal.Place.NOT_A_MEMBER);
        assertThat(place(call)).isEqualTo(Refusal.Place.NOT_A_MEMBER);
    }

    @Test
    default void doesNotKnowPeopleItNeverMet() throws InterruptedException {
        var group = chat(group()).id();

        assertThat(person(new Call.GetUser(STRANGER))).isEqualTo(Refusal.Person.UNKNOWN);
        assertThat(person(new Call.GetMember(group, STRANGER))).isEqualTo(Refusal.Person.UNKNOWN);
        assertThat(person(new Call.AddMember(chat(target()).id(), STRANGER))).isEqualTo(Refusal.Person.UNKNOWN);
        assertThat(person(new Call.ResolveUser("no_such_name_here"))).isEqualTo(Refusal.Person.UNKNOWN);
        assertThat(person(new Call.ResolveUser(group()))).isEqualTo(Refusal.Person.UNKNOWN);
    }

    @Test
    default void pagesThroughAMemberListToItsEnd() throws InterruptedException {
        var group = chat(group());
        var members = members(group.id());
        var me = telegram().call(new Call.GetMe()).orThrow();

        assertThat(members).hasSizeGreaterThan(2 * MemberPage.MAX_SIZE);
        assertThat(members)
                .extracting(member -> member.user().id())
                .doesNotHaveDuplicates()
                .contains(me.id());
        assertThat(members).allMatch(member -> member.status().isMember());
        assertThat(telegram()
                        .call(new Call.GetChatDetails(group.id()))
                        .orThrow()
                        .memberCount())
                .isEqualTo(members.size());
    }

    @Test
    default void refusesAPageOfNobody() throws InterruptedException {
        var group = chat(group()).id();

        assertThat(refusal(new Call.GetMembers(group, MemberList.RECENT, 0, 0))).isInstanceOf(Refusal.BadRequest.class);
        assertThat(refusal(new Call.GetMembers(group, MemberList.RECENT, -1, 10)))
                .isInstanceOf(Refusal.BadRequest.class);
        assertThat(refusal(new Call.GetHistory(group, Optional.empty(), 0))).isInstanceOf(Refusal.BadRequest.class);
    }

    @Test
    default void endsAListAtItsCapWhileTheTotalGoesOn() throws InterruptedException {
        var chat = chat(cappedGroup()).id();
        var first = telegram()
                .call(new Call.GetMembers(chat, MemberList.RECENT, 0, 200))
                .orThrow();
        var beyond = telegram()
                .call(new Call.GetMembers(chat, MemberList.RECENT, cap(), 200))
                .orThrow();

        assertThat(members(chat)).hasSize(cap());
        assertThat(first.total()).isGreaterThan(cap());
        assertThat(beyond.total()).isEqualTo(first.total());
    }

    @Test
    default void hidesMembersFromOrdinaryOnes() throws InterruptedException {
        var chat = chat(hiddenGroup()).id();
        var details = telegram().call(new Call.GetChatDetails(chat)).orThrow();
        var page = telegram()
                .call(new Call.GetMembers(chat, MemberList.RECENT, 0, 200))
                .orThrow();

        assertThat(details.hiddenMembers()).isTrue();
        assertThat(details.canGetMembers()).isFalse();
        assertThat(page.total()).isLessThan(details.memberCount());
        assertThat(page.members())
                .isNotEmpty()
                .allMatch(member ->
                        member.status().isAdministrator() || member.user().kind() == User.Kind.BOT);
    }

    @Test
    default void showsTheListsOfAdministratorsToAdministratorsAlone() throws InterruptedException {
        var group = chat(group()).id();

        assertThat(place(new Call.GetMembers(chat(channel()).id(), MemberList.RECENT, 0, 200)))
                .isEqualTo(Refusal.Place.MEMBERS_HIDDEN);
        assertThat(place(new Call.GetMembers(group, MemberList.BANNED, 0, 200)))
                .isEqualTo(Refusal.Place.ADMINISTRATORS_ONLY);
        assertThat(place(new Call.GetMembers(group, MemberList.RESTRICTED, 0, 200)))
                .isEqualTo(Refusal.Place.ADMINISTRATORS_ONLY);
        assertThat(telegram()
                        .call(new Call.GetMembers(group, MemberList.ADMINISTRATORS, 0, 200))
                        .orThrow()
                        .members())
                .isNotEmpty()
                .allMatch(member -> member.status().isAdministrator());
    }

    @Test
    default void addsSomebodyOnce() throws InterruptedException {
        var target = chat(target()).id();
        var user = user(freePerson()).id();
        var before = members(target).size();
        assertThat(telegram().call(new Call.GetMember(target, user)).orThrow().status())
                .isEqualTo(MemberStatus.LEFT);

        assertThat(telegram().call(new Call.AddMember(target, user)).orThrow().user())
                .isEqualTo(user);

        assertThat(telegram().call(new Call.GetMember(target, user)).orThrow().status())
                .isEqualTo(MemberStatus.MEMBER);
        if (telegram().call(new Call.AddMember(target, user)) instanceof Reply.Refused<?>(Refusal reason)) {
            assertThat(reason)
                    .isInstanceOfSatisfying(
                            Refusal.PersonRefused.class,
                            refused -> assertThat(refused.why()).isEqualTo(Refusal.Person.ALREADY_MEMBER));
        }
        assertThat(members(target)).hasSize(before + 1);
        assertThat(members(target)).extracting(member -> member.user().id()).containsOnlyOnce(user);
    }

    @Test
    default void leavesOutThoseWhoMayNotBeAdded() throws InterruptedException {
        var target = chat(target()).id();

        assertThat(person(new Call.AddMember(target, user(privatePerson()).id())))
                .isEqualTo(Refusal.Person.PRIVACY);
        assertThat(person(new Call.AddMember(target, user(premiumPerson()).id())))
                .isEqualTo(Refusal.Person.PREMIUM_REQUIRED);
        assertThat(person(new Call.AddMember(target, user(notMutualPerson()).id())))
                .isEqualTo(Refusal.Person.NOT_MUTUAL_CONTACT);
        assertThat(telegram()
                        .call(new Call.GetMember(target, user(privatePerson()).id()))
                        .orThrow()
                        .status())
                .isEqualTo(MemberStatus.LEFT);
    }

    @Test
    default void addsNobodyWithoutTheRightTo() throws InterruptedException {
        var user = user(freePerson()).id();

        assertThat(place(new Call.AddMember(chat(channel()).id(), user))).isEqualTo(Refusal.Place.NO_RIGHT);
        assertThat(place(new Call.AddMember(NO_CHAT, user))).isEqualTo(Refusal.Place.NOT_FOUND);
    }

    @Test
    default void tellsALongFloodWaitAtOnceAndStopsAtPeerFlood() throws InterruptedException {
        var call = new Call.AddMember(chat(target()).id(), user(floodPerson()).id());

        assertThat(refusal(call)).isEqualTo(new Refusal.FloodWait(Duration.ofMinutes(2)));
        assertThat(refusal(call)).isEqualTo(new Refusal.AccountLimited("PEER_FLOOD"));
    }

    @Test
    default void sendsAMessageThatIsThenInTheHistory() throws InterruptedException {
        var target = chat(target()).id();
        var sent = telegram()
                .call(text(target, "  Grüße 🌱 https://garden.example/a \n"))
                .orThrow();
        var newest = telegram()
                .call(new Call.GetHistory(target, Optional.empty(), 1))
                .orThrow()
                .posts()
                .getFirst();

        assertThat(newest.id()).isEqualTo(sent.id());
        assertThat(newest.text()).isEqualTo("Grüße 🌱 https://garden.example/a");
        assertThat(newest.outgoing()).isTrue();
        assertThat(newest.media()).isEqualTo("text");
        assertThat(newest.links()).containsExactly("https://garden.example/a");
        assertThat(newest.date()).isEqualTo(sent.date());
        assertThat(telegram().call(text(target, "again")).orThrow().id()).isGreaterThan(sent.id());
    }

    @Test
    default void sendsNothingWhereWeMayOnlyRead() throws InterruptedException {
        assertThat(place(text(chat(readOnlyGroup()).id(), "hello"))).isEqualTo(Refusal.Place.MAY_NOT_WRITE);
        assertThat(place(text(chat(channel()).id(), "hello"))).isEqualTo(Refusal.Place.MAY_NOT_WRITE);
        assertThat(person(text(new ChatId(user(blockingPerson()).id().value()), "hello")))
                .isEqualTo(Refusal.Person.BLOCKED);
    }

    @Test
    default void sendsNothingEmptyOrTooLong() throws InterruptedException {
        var target = chat(target()).id();
        var limit = telegram().call(new Call.GetMessageLimits()).orThrow().text();
        assertThat(limit).isEqualTo(4096);

        assertThat(refusal(text(target, " \n "))).isInstanceOf(Refusal.BadRequest.class);
        assertThat(refusal(text(target, "🌱".repeat(limit + 1)))).isInstanceOf(Refusal.BadRequest.class);
        assertThat(telegram()
                        .call(text(target, "🌱".repeat(limit)))
                        .orThrow()
                        .id()
                        .value())
                .isPositive();
    }

    @Test
    default void saysHowSlowAGroupIs() throws InterruptedException {
        var details =
                telegram().call(new Call.GetChatDetails(chat(slowGroup()).id())).orThrow();

        assertThat(details.slowModeDelay()).isEqualTo(slowMode());
        assertThat(details.slowModeLeft()).isBetween(Duration.ZERO, slowMode());
    }

    @Test
    default void readsAHistoryToItsEnd() throws InterruptedException {
        var posts = history(chat(channel()).id());

        assertThat(posts).hasSize(channelPosts());
        assertThat(posts).extracting(post -> post.id().value()).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(posts).extracting(Post::id).doesNotHaveDuplicates();
        assertThat(posts).extracting(Post::date).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(posts).allMatch(post -> post.views().isPresent() && !post.outgoing());
    }

    @Test
    default void readsOnlyWhatIsOlder() throws InterruptedException {
        var channel = chat(channel()).id();
        var all = history(channel);
        var middle = all.get(all.size() / 2).id();

        var page = telegram()
                .call(new Call.GetHistory(channel, Optional.of(middle), 10))
                .orThrow();

        assertThat(page.posts()).isNotEmpty().allMatch(post -> post.id().compareTo(middle) < 0);
        assertThat(page.posts().getFirst().id())
                .isEqualTo(all.get(all.size() / 2 + 1).id());
        var oldest = all.getLast().id();
        assertThat(telegram()
                        .call(new Call.GetHistory(channel, Optional.of(oldest), 10))
                        .orThrow()
                        .posts())
                .isEmpty();
    }

    @Test
    default void pinsWhereWeMay() throws InterruptedException {
        var group = chat(group()).id();
        assertThat(place(new Call.PinMessage(group, new MessageId(1), true))).isEqualTo(Refusal.Place.NO_RIGHT);
        assumeThat(pins()).isTrue();
        var target = chat(target()).id();
        var sent = telegram().call(text(target, "pin me")).orThrow().id();

        assertThat(telegram()
                        .call(new Call.PinMessage(target, sent, true))
                        .orThrow()
                        .message())
                .isEqualTo(sent);
    }

    @Test
    default void makesInviteLinksWhereWeMay() throws InterruptedException {
        assertThat(place(link(chat(group()).id()))).isEqualTo(Refusal.Place.NO_RIGHT);
        assumeThat(makesLinks()).isTrue();

        var link = telegram().call(link(chat(target()).id())).orThrow();

        assertThat(link.url()).startsWith("https://t.me/+");
        assertThat(link.name()).isEqualTo("spring");
        var found =
                telegram().call(new Call.ResolveChat(ChatRef.parse(link.url()))).orThrow();
        assertThat(found.username()).hasValue(target());
    }

    private static Call.CreateInviteLink link(ChatId chat) {
        return new Call.CreateInviteLink(chat, "spring", Optional.<Instant>empty(), 0, false);
    }

    @Test
    default void parsesMarkdown() throws InterruptedException {
        var source = "Hi *bold _both_* [here](https://a.example/x) ||no|| `code`\\.\n>quote\n**>more||";

        var text =
                telegram().call(new Call.ParseText(source, ParseMode.MARKDOWN)).orThrow();

        assertThat(text.text()).isEqualTo("Hi bold both here no code.\nquote\nmore");
        assertThat(text.entities())
                .containsExactly(
                        new Entity(3, 9, Style.BOLD, ""),
                        new Entity(8, 4, Style.ITALIC, ""),
                        new Entity(13, 4, Style.TEXT_URL, "https://a.example/x"),
                        new Entity(18, 2, Style.SPOILER, ""),
                        new Entity(21, 4, Style.CODE, ""),
                        new Entity(27, 6, Style.BLOCK_QUOTE, ""),
                        new Entity(33, 4, Style.EXPANDABLE_BLOCK_QUOTE, ""));
    }

    @Test
    default void parsesHtml() throws InterruptedException {
        var source =
                "<b>🌱 &lt;b&gt;</b> <a href=\"tg://user?id=42\">you</a><pre><code class=\"language-java\">var</code></pre>"
                        + "<tg-emoji emoji-id=\"7\">🌱</tg-emoji><u>u</u><s>s</s>";

        var text = telegram().call(new Call.ParseText(source, ParseMode.HTML)).orThrow();

        assertThat(text.text()).isEqualTo("🌱 <b> youvar🌱us");
        assertThat(text.entities())
                .containsExactly(
                        new Entity(0, 6, Style.BOLD, ""),
                        new Entity(7, 3, Style.MENTION_NAME, "42"),
                        new Entity(10, 3, Style.PRE_CODE, "java"),
                        new Entity(13, 2, Style.CUSTOM_EMOJI, "7"),
                        new Entity(15, 1, Style.UNDERLINE, ""),
                        new Entity(16, 1, Style.STRIKETHROUGH, ""));
    }

    @Test
    default void leavesPlainTextAlone() throws InterruptedException {
        var source = "*not bold* <b>not bold</b> \\ ";

        assertThat(telegram().call(new Call.ParseText(source, ParseMode.NONE)).orThrow())
                .isEqualTo(FormattedText.plain(source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MARKDOWN; Hello!; Character '!' is reserved and must be escaped with the preceding '\\'",
                "MARKDOWN; ä *bold; Can't find end of Bold entity at byte offset 3",
                "MARKDOWN; [a](b; Can't find end of a URL at byte offset 4",
                "HTML; ä <b>bold; Can't find end tag corresponding to start tag \"b\"",
                "HTML; ä <x>; Unsupported start tag \"x\" at byte offset 3",
                "HTML; <b>a</i>; Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""
            })
    default void saysWhereMarkupIsWrong(ParseMode mode, String source, String problem) throws InterruptedException {
        assertThat(refusal(new Call.ParseText(source, mode)))
                .isEqualTo(new Refusal.BadRequest("Can't parse entities: " + problem));
    }
}
