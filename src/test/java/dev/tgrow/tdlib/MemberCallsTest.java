package dev.tgrow.tdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Refusal.Person;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberCallsTest {
    private static final ChatId GROUP = new ChatId(-1000000005001L);
    private static final ChatId BASIC = new ChatId(-77);

    private final ScriptedTdJson td = new ScriptedTdJson();

    @AfterEach
    void everyRequestWasOneThatTdlibKnows() {
        td.assertRequestsAreRight();
    }

    @Test
    void aPageJoinsMembersWithThePeopleAnnouncedBefore() throws Exception {
        td.on("getSupergroupMembers", user(100999, "Ann"), """
                {'@type':'chatMembers','total_count':1002,'members':[{'@type':'chatMember','member_id':
                {'@type':'messageSenderUser','user_id':100999},'tag':'','inviter_user_id':0,
                'joined_chat_date':1769366652,'status':{'@type':'chatMemberStatusMember','member_until_date':0}},
                {'@type':'chatMember','member_id':{'@type':'messageSenderChat','chat_id':-100},
                'status':{'@type':'chatMemberStatusBanned'}}]}""");
        var page = call(new Call.GetMembers(GROUP, MemberList.RECENT, 400, 200)).orThrow();
        assertThat(page.total()).isEqualTo(1002);
        assertThat(page.members()).singleElement().satisfies(member -> {
            assertThat(member.user().firstName()).isEqualTo("Ann");
            assertThat(member.status()).isEqualTo(MemberStatus.MEMBER);
            assertThat(member.joined()).contains(Instant.ofEpochSecond(1769366652));
        });
        assertThat(td.last("getSupergroupMembers").path("offset").asInt()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"RECENT, 0 1 2 3 4", "ADMINISTRATORS, 0 1", "BOTS, 4", "CONTACTS, 2", "BANNED, ''", "RESTRICTED, ''"})
    void aBasicGroupsListsAreSortedOutHere(MemberList list, String expected) throws Exception {
        basicGroup();
        var page = call(new Call.GetMembers(BASIC, list, 0, 200)).orThrow();
        assertThat(ids(page.members())).isEqualTo(expected);
        assertThat(page.total()).isEqualTo(page.members().size());
    }

    @Test
    void aBasicGroupIsCutIntoPages() throws Exception {
        basicGroup();
        var pages = new ArrayList<String>();
        for (int offset = 0; offset < 8; offset += 2) {
            pages.add(ids(call(new Call.GetMembers(BASIC, MemberList.RECENT, offset, 2))
                    .orThrow()
                    .members()));
        }
        assertThat(pages).containsExactly("0 1", "2 3", "4", "");
    }

    @Test
    void aPrivateChatHasNoMembers() throws Exception {
        assertThat(reason(call(new Call.GetMembers(new ChatId(7), MemberList.RECENT, 0, 200))))
                .isInstanceOf(Refusal.BadRequest.class);
    }

    @ParameterizedTest
    @CsvSource({"Member not found", "USER_NOT_PARTICIPANT"})
    void aStrangerIsSomebodyWhoLeft(String message) throws Exception {
        td.on("getUser", "{'@type':'user','id':7,'first_name':'Bo'}");
        td.on("getChatMember", "{'@type':'error','code':400,'message':'" + message + "'}");
        assertThat(call(new Call.GetMember(GROUP, new UserId(7))).orThrow().status())
                .isEqualTo(MemberStatus.LEFT);
    }

    @Test
    void whoeverIsKeptOutHasNotJoined() throws Exception {
        td.on("getUser", "{'@type':'user','id':7,'first_name':'Bo'}");
        td.on("getChatMember", """
                {'@type':'chatMember','member_id':{'@type':'messageSenderUser','user_id':7},
                'joined_chat_date':1769366652,'status':{'@type':'chatMemberStatusBanned'}}""");
        var member = call(new Call.GetMember(GROUP, new UserId(7))).orThrow();
        assertThat(member.status()).isEqualTo(MemberStatus.BANNED);
        assertThat(member.joined()).isEmpty();
    }

    @Test
    void somebodyNeverMetIsUnknownRatherThanAStranger() throws Exception {
        td.on("getUser", "{'@type':'error','code':400,'message':'User not found'}");
        assertThat(reason(call(new Call.GetMember(GROUP, new UserId(7)))))
                .isEqualTo(new Refusal.PersonRefused(Person.UNKNOWN, "User not found"));
    }

    @ParameterizedTest
    @CsvSource({"false, false, PRIVACY", "true, true, PREMIUM_REQUIRED", "false, true, PRIVACY"})
    void aGoodAnswerCanStillSayThatSomebodyWasNotAdded(boolean invite, boolean write, Person why) throws Exception {
        td.on("addChatMember", """
                {'@type':'failedToAddMembers','failed_to_add_members':[{'@type':'failedToAddMember','user_id':7,
                'premium_would_allow_invite':%s,'premium_required_to_send_messages':%s}]}""".formatted(invite, write));
        assertThat(reason(call(new Call.AddMember(GROUP, new UserId(7)))))
                .isInstanceOfSatisfying(
                        Refusal.PersonRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @Test
    void somebodyWhoIsNotOnTheListWasAdded() throws Exception {
        td.on("addChatMember", "{'@type':'failedToAddMembers','failed_to_add_members':[]}");
        var seven = new UserId(7);
        assertThat(call(new Call.AddMember(GROUP, seven))).isEqualTo(new Reply.Ok<>(new Call.Added(seven)));
    }

    @Test
    void anAdditionWithoutAnAnswerIsUnknown() throws Exception {
        td.on("addChatMember", _ -> List.of());
        try (var client = new TdReceiver(td).open(Duration.ofMillis(20), _ -> {})) {
            var reply = new TdlibTelegram(client, false).call(new Call.AddMember(GROUP, new UserId(7)));
            assertThat(reason(reply)).isInstanceOf(Refusal.OutcomeUnknown.class);
        }
    }

    /// Five people: a creator, an administrator, a contact, a member, a bot.
    private void basicGroup() {
        var statuses = List.of("Creator", "Administrator", "Member", "Member", "Member");
        var members = IntStream.range(0, 5)
                .mapToObj(i -> """
                        {'@type':'chatMember','member_id':{'@type':'messageSenderUser','user_id':%d},
                        'status':{'@type':'chatMemberStatus%s','rights':{}}}""".formatted(100 + i, statuses.get(i)))
                .toList();
        var people = IntStream.range(0, 5).mapToObj(i -> user(100 + i, "P" + i, i == 4 ? "Bot" : "Regular"));
        var info = "{'@type':'basicGroupFullInfo','members':[" + String.join(",", members) + "]}";
        td.on("getBasicGroupFullInfo", Stream.concat(people, Stream.of(info)).toArray(String[]::new));
        td.on(
                "getUser",
                request -> List.of("{'@type':'user','id':" + Json.number(request, "user_id") + ",'is_contact':"
                        + (Json.number(request, "user_id") == 102) + "}"));
    }

    private static String user(long id, String name) {
        return user(id, name, "Regular");
    }

    private static String user(long id, String name, String type) {
        return "{'@type':'updateUser','user':{'@type':'user','id':%d,'first_name':'%s','type':{'@type':'userType%s'}}}"
                .formatted(id, name, type);
    }

    private static String ids(List<Member> members) {
        return String.join(
                " ",
                members.stream()
                        .map(member -> Long.toString(member.user().id().value() - 100))
                        .toList());
    }

    private <R> Reply<R> call(Call<R> call) throws InterruptedException {
        try (var client = new TdReceiver(td).open(Duration.ofSeconds(60), _ -> {})) {
            return new TdlibTelegram(client, false).call(call);
        }
    }

    private static Refusal reason(Reply<?> reply) {
        return ((Reply.Refused<?>) reply).reason();
    }
}
