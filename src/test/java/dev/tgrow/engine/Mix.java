package dev.tgrow.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.DataCentre;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.MemberFilter;
import dev.tgrow.world.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/// Calls of all kinds over the world of `stress.yaml`, each with the one answer that it can have.
///
/// Which call has which number is a function of the seed. For the numbers' sake no chat that is read is written to.
///
/// @param done the numbers of the writes that were answered well
record Mix(DataCentre centre, long seed, Set<Integer> done) {
    /// Groups whose members are asked for.
    private static final List<ChatId> LISTS = List.of(ChatId.ofSupergroup(6001), ChatId.ofSupergroup(6002));

    private static final List<ChatId> HISTORIES =
            List.of(ChatId.ofSupergroup(6001), ChatId.ofSupergroup(6002), ChatId.ofSupergroup(6003));

    /// Groups that are written to, and nothing else.
    static final List<ChatId> WRITTEN = List.of(ChatId.ofSupergroup(7001), ChatId.ofSupergroup(7002));

    /// The group that all accounts administer; people are added to it, and links to it are made.
    static final ChatId GROWING = ChatId.ofSupergroup(7003);

    private static final Map<String, ChatId> NAMES = Map.of(
            "north_group", ChatId.ofSupergroup(6001),
            "south_group", ChatId.ofSupergroup(6002),
            "news_channel", ChatId.ofSupergroup(6003),
            "east_group", ChatId.ofSupergroup(7001),
            "west_group", ChatId.ofSupergroup(7002),
            "ours_group", GROWING);

    private static final int LONGEST_LIST = 700;
    private static final int MOST_POSTS = 2_000;

    /// How many people of each list an account has met before.
    private static final int MET = 100;

    /// What is asked.
    enum Kind {
        ME,
        USER,
        MEMBER,
        MEMBERS,
        HISTORY,
        CHAT,
        SESSION,
        MESSAGE,
        LINK,
        ADDITION
    }

    Mix(DataCentre centre, long seed) {
        this(centre, seed, ConcurrentHashMap.newKeySet());
    }

    /// Lets an account meet the chats and people that it will be asked about.
    void introduce(Telegram telegram) throws InterruptedException {
        for (String name : NAMES.keySet()) {
            var _ = telegram.call(new Call.ResolveChat(new ChatRef.ByUsername(name)))
                    .orThrow();
        }
        for (ChatId chat : LISTS) {
            var _ = telegram.call(new Call.GetMembers(chat, MemberList.RECENT, 0, MET))
                    .orThrow();
        }
    }

    /// Which account the call of this number is for.
    int account(int number, int accounts) {
        return random(number).nextInt(accounts);
    }

    /// What the call of this number asks.
    Kind kind(int number) {
        var random = random(number);
        var _ = random.nextInt();
        return Kind.values()[random.nextInt(Kind.values().length)];
    }

    /// The text of the message that the call of this number sends, if it does; no other is like it.
    static String text(int number) {
        return "message " + number;
    }

    /// The name of the link that the call of this number makes, if it does; no other has it.
    static String linkName(int number) {
        return "link " + number;
    }

    /// Makes a call and checks its answer.
    ///
    /// @throws AssertionError if the answer is another one
    void ask(int number, Account account, Telegram telegram) throws InterruptedException {
        var random = random(-number);
        switch (kind(number)) {
            case ME -> assertThat(good(telegram, new Call.GetMe()).id().value()).isEqualTo(account.id());
            case USER -> user(telegram, someone(account, random));
            case MEMBER -> member(telegram, account, LISTS.get(random.nextInt(LISTS.size())), someone(account, random));
            case MEMBERS -> members(telegram, account, random);
            case HISTORY -> history(telegram, account, random);
            case CHAT -> chat(telegram, random);
            case SESSION ->
                assertThat(good(telegram, new Call.CheckSession()).roundTrip()).isPositive();
            case MESSAGE -> message(telegram, account, number, WRITTEN.get(random.nextInt(WRITTEN.size())));
            case LINK -> link(telegram, number);
            case ADDITION -> addition(telegram, number, someone(account, random));
        }
    }

    private SplittableRandom random(int number) {
        return new SplittableRandom(seed * 1_000_003 + number);
    }

    private static <R> R good(Telegram telegram, Call<R> call) throws InterruptedException {
        return switch (telegram.call(call)) {
            case Reply.Ok<R>(R value) -> value;
            case Reply.Refused<R>(var reason) -> throw new AssertionError(call + " was refused: " + reason);
        };
    }

    /// Somebody whom the account has met.
    private UserId someone(Account account, SplittableRandom random) {
        var chat = LISTS.get(random.nextInt(LISTS.size()));
        return inWorld(account, chat, random.nextInt(MET), 1).getFirst();
    }

    private List<UserId> inWorld(Account account, ChatId chat, int offset, int limit) {
        var filter = MemberFilter.of(MemberList.RECENT);
        return centre.world().members().list(account, chat, filter, offset, limit).page().stream()
                .map(each -> each.user().id())
                .toList();
    }

    private void user(Telegram telegram, UserId id) throws InterruptedException {
        var user = good(telegram, new Call.GetUser(id));
        assertThat(user.id()).isEqualTo(id);
        assertThat(user.firstName())
                .isEqualTo(
                        centre.world().users().person(id).orElseThrow().user().firstName());
    }

    private void member(Telegram telegram, Account account, ChatId chat, UserId id) throws InterruptedException {
        var member = good(telegram, new Call.GetMember(chat, id));
        assertThat(member.user().id()).isEqualTo(id);
        assertThat(member.status())
                .isEqualTo(centre.world().members().one(account, chat, id).status());
    }

    private void members(Telegram telegram, Account account, SplittableRandom random) throws InterruptedException {
        var chat = LISTS.get(random.nextInt(LISTS.size()));
        var offset = random.nextInt(LONGEST_LIST);
        var limit = random.nextInt(1, 201);
        var page = good(telegram, new Call.GetMembers(chat, MemberList.RECENT, offset, limit));
        assertThat(page.members())
                .extracting(Member::user)
                .extracting(user -> user.id())
                .isEqualTo(inWorld(account, chat, offset, limit));
    }

    /// A page may be shorter than was asked for, but only a page at the end may be empty.
    private void history(Telegram telegram, Account account, SplittableRandom random) throws InterruptedException {
        var chat = HISTORIES.get(random.nextInt(HISTORIES.size()));
        var before = random.nextInt(2, MOST_POSTS);
        var limit = random.nextInt(1, 101);
        var expected = centre.world()
                .messages()
                .page(account, chat, HistoryQuery.before(before, limit))
                .messages();
        var page = good(telegram, new Call.GetHistory(chat, Optional.of(new MessageId(before)), limit));
        assertThat(page.posts()).hasSizeLessThanOrEqualTo(expected.size());
        assertThat(page.posts().isEmpty()).isEqualTo(expected.isEmpty());
        for (int i = 0; i < page.posts().size(); i++) same(chat, page.posts().get(i), expected.get(i));
    }

    private static void same(ChatId chat, Post post, Message message) {
        assertThat(post.chat()).isEqualTo(chat);
        assertThat(post.id().value()).isEqualTo(message.id());
        assertThat(post.text()).isEqualTo(message.content().text().text());
    }

    private static void chat(Telegram telegram, SplittableRandom random) throws InterruptedException {
        var names = NAMES.keySet().stream().sorted().toList();
        var name = names.get(random.nextInt(names.size()));
        var id = requireNonNull(NAMES.get(name));
        var ref = random.nextBoolean() ? new ChatRef.ByUsername(name) : new ChatRef.ById(id);
        var chat = good(telegram, new Call.ResolveChat(ref));
        assertThat(chat.id()).isEqualTo(id);
        assertThat(chat.username()).contains(name);
    }

    private void message(Telegram telegram, Account account, int number, ChatId chat) throws InterruptedException {
        var message = new OutgoingMessage(FormattedText.plain(text(number)), Optional.empty(), false, false);
        var sent = good(telegram, new Call.SendMessage(chat, message));
        done.add(number);
        var found = centre.world().messages().find(account, chat, sent.id().value());
        assertThat(found).map(each -> each.content().text().text()).contains(text(number));
        assertThat(found).map(Message::outgoing).contains(true);
    }

    private void link(Telegram telegram, int number) throws InterruptedException {
        var call = new Call.CreateInviteLink(GROWING, linkName(number), Optional.empty(), number, false);
        var link = good(telegram, call);
        done.add(number);
        assertThat(link.name()).isEqualTo(linkName(number));
    }

    /// Whoever is there already is passed over without a word.
    private void addition(Telegram telegram, int number, UserId user) throws InterruptedException {
        var added = good(telegram, new Call.AddMember(GROWING, user));
        done.add(number);
        assertThat(added.user()).isEqualTo(user);
        var owner = centre.account("account-0");
        assertThat(centre.world().members().one(owner, GROWING, user).status().isMember())
                .isTrue();
    }
}
