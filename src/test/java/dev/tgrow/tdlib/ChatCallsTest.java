package dev.tgrow.tdlib;

import static dev.tgrow.telegram.Right.ADD_LINK_PREVIEWS;
import static dev.tgrow.telegram.Right.INVITE_USERS;
import static dev.tgrow.telegram.Right.MANAGE_INVITE_LINKS;
import static dev.tgrow.telegram.Right.PIN_MESSAGES;
import static dev.tgrow.telegram.Right.SEND_DOCUMENTS;
import static dev.tgrow.telegram.Right.SEND_PHOTOS;
import static dev.tgrow.telegram.Right.SEND_TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Right;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatCallsTest {
    private static final String EVERYTHING = """
            'can_send_basic_messages':true,'can_send_photos':true,'can_send_documents':true,
            'can_add_link_previews':true,'can_invite_users':true,'can_pin_messages':true""";
    private static final String TEXT_ONLY = "'can_send_basic_messages':true";
    private static final String NO_SUCH_CHAT = "{'@type':'error','code':400,'message':'Chat not found'}";

    private final ScriptedTdJson td = new ScriptedTdJson();

    @AfterEach
    void everyRequestWasOneThatTdlibKnows() {
        td.assertRequestsAreRight();
    }

    @Test
    void aSupergroupIsSeenWithOurStandingInIt() throws Exception {
        td.on(
                "searchPublicChat",
                supergroup("'status':{'@type':'chatMemberStatusMember'},'is_slow_mode_enabled':true,"
                        + "'paid_message_star_count':5"),
                chat(EVERYTHING, false));
        assertThat(resolve("@group").orThrow())
                .isEqualTo(new Chat(
                        new ChatId(-1000000005001L),
                        Chat.Kind.SUPERGROUP,
                        "Source",
                        Optional.of("source_group"),
                        MemberStatus.MEMBER,
                        Set.of(SEND_TEXT, SEND_PHOTOS, SEND_DOCUMENTS, ADD_LINK_PREVIEWS, INVITE_USERS, PIN_MESSAGES),
                        true,
                        5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'@type':'chatMemberStatusMember'} | SEND_TEXT
            {'@type':'chatMemberStatusLeft'} |
            {'@type':'chatMemberStatusBanned'} |
            {'@type':'chatMemberStatusRestricted','is_member':false} |
            {'@type':'chatMemberStatusRestricted','is_member':true,'permissions':{'can_send_photos':true}} |
            {'@type':'chatMemberStatusAdministrator','rights':{}} | SEND_TEXT,SEND_PHOTOS,SEND_DOCUMENTS,ADD_LINK_PREVIEWS
            {'@type':'chatMemberStatusAdministrator','rights':{'can_invite_users':true}} | SEND_TEXT,SEND_PHOTOS,SEND_DOCUMENTS,ADD_LINK_PREVIEWS,INVITE_USERS,MANAGE_INVITE_LINKS
            """)
    void whatWeMayDoInAGroupOfWritersOfText(String status, @Nullable String rights) throws Exception {
        td.on("searchPublicChat", supergroup("'status':" + status), chat(TEXT_ONLY, false));
        assertThat(resolve("@group").orThrow().rights()).isEqualTo(rights(rights));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'@type':'chatMemberStatusMember'} |
            {'@type':'chatMemberStatusAdministrator','rights':{'can_post_messages':true}} | SEND_TEXT,SEND_PHOTOS,SEND_DOCUMENTS,ADD_LINK_PREVIEWS
            {'@type':'chatMemberStatusAdministrator','rights':{'can_edit_messages':true}} | PIN_MESSAGES
            """)
    void whatWeMayDoInAChannel(String status, @Nullable String rights) throws Exception {
        td.on("searchPublicChat", supergroup("'status':" + status), chat(EVERYTHING, true));
        assertThat(resolve("@news").orThrow().kind()).isEqualTo(Chat.Kind.CHANNEL);
        assertThat(resolve("@news").orThrow().rights()).isEqualTo(rights(rights));
    }

    @Test
    void aCreatorMayDoEverythingUnlessTelegramRestrictsTheChat() throws Exception {
        var creator = "'status':{'@type':'chatMemberStatusCreator'}";
        td.on("searchPublicChat", supergroup(creator), chat("", false));
        assertThat(resolve("@group").orThrow().rights()).containsExactlyInAnyOrder(Right.values());
        td.on(
                "searchPublicChat",
                supergroup(creator + ",'restriction_info':{'restriction_reason':'porn'}"),
                chat("", false));
        assertThat(resolve("@group").orThrow().rights()).isEmpty();
    }

    @Test
    void guestsMayWriteInTheDiscussionGroupOfAChannel() throws Exception {
        var guest = "'status':{'@type':'chatMemberStatusLeft'},'has_linked_chat':true,'join_to_send_messages':";
        td.on("searchPublicChat", supergroup(guest + "false"), chat(EVERYTHING, false));
        assertThat(resolve("@group").orThrow().rights())
                .containsExactlyInAnyOrder(SEND_TEXT, SEND_PHOTOS, SEND_DOCUMENTS, ADD_LINK_PREVIEWS);
        td.on("searchPublicChat", supergroup(guest + "true"), chat(EVERYTHING, false));
        assertThat(resolve("@group").orThrow().rights()).isEmpty();
    }

    @Test
    void aChangeOfRightsIsSeenAtOnce() throws Exception {
        td.on("searchPublicChat", supergroup("'status':{'@type':'chatMemberStatusMember'}"), chat(TEXT_ONLY, false));
        try (var client = open()) {
            var telegram = new TdlibTelegram(client, false);
            var call = new Call.ResolveChat(ChatRef.parse("@group"));
            assertThat(telegram.call(call).orThrow().may(SEND_TEXT)).isTrue();
            td.on(
                    "searchPublicChat",
                    supergroup("'status':{'@type':'chatMemberStatusBanned'}"),
                    chat(TEXT_ONLY, false));
            assertThat(telegram.call(call).orThrow().self()).isEqualTo(MemberStatus.BANNED);
        }
    }

    @Test
    void anInviteLinkIsLookedAtAndNotAccepted() throws Exception {
        td.on("checkChatInviteLink", "{'@type':'chatInviteLinkInfo','chat_id':0}");
        assertThat(resolve("https://t.me/+AbCdEfGhIjKlMnOp"))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.reason())
                                .isInstanceOfSatisfying(
                                        Refusal.ChatRefused.class,
                                        reason -> assertThat(reason.why()).isEqualTo(Refusal.Place.NOT_A_MEMBER)));
        assertThat(td.asked()).doesNotContain("joinChatByInviteLink");
    }

    @Test
    void anIdThatIsNotLoadedYetIsLookedForAmongAllChatsOnce() throws Exception {
        var pages = new ArrayDeque<>(List.of("{'@type':'ok'}", "{'@type':'error','code':404,'message':'Not Found'}"));
        td.on("loadChats", _ -> List.of(pages.remove()));
        td.on("getChat", NO_SUCH_CHAT);
        td.on("createSupergroupChat", NO_SUCH_CHAT);
        try (var client = open()) {
            var telegram = new TdlibTelegram(client, false);
            var call = new Call.ResolveChat(ChatRef.parse("-1000000005001"));
            assertThat(telegram.call(call)).isInstanceOf(Reply.Refused.class);
            assertThat(telegram.call(call)).isInstanceOf(Reply.Refused.class);
        }
        assertThat(td.asked())
                .containsExactly(
                        "getChat",
                        "createSupergroupChat",
                        "loadChats",
                        "loadChats",
                        "getChat",
                        "getChat",
                        "createSupergroupChat",
                        "close");
    }

    @Test
    void anUpgradedGroupLeadsToItsSupergroup() throws Exception {
        td.on(
                "getChat",
                "{'@type':'updateBasicGroup','basic_group':{'@type':'basicGroup','id':77,'is_active':false,"
                        + "'upgraded_to_supergroup_id':5001,'status':{'@type':'chatMemberStatusMember'}}}",
                "{'@type':'chat','id':-77,'title':'Old','type':{'@type':'chatTypeBasicGroup','basic_group_id':77}}");
        td.on(
                "createSupergroupChat",
                supergroup("'status':{'@type':'chatMemberStatusMember'}"),
                chat(EVERYTHING, false));
        assertThat(resolve("-77").orThrow().id()).isEqualTo(new ChatId(-1000000005001L));
    }

    @Test
    void aPersonIsAPrivateChat() throws Exception {
        td.on(
                "searchPublicChat",
                "{'@type':'updateUser','user':{'@type':'user','id':7,'first_name':'Bo',"
                        + "'usernames':{'active_usernames':['bo_test']}}}",
                "{'@type':'chat','id':7,'title':'Bo','type':{'@type':'chatTypePrivate','user_id':7}}");
        var chat = resolve("@bo_test").orThrow();
        assertThat(chat.kind()).isEqualTo(Chat.Kind.PRIVATE);
        assertThat(chat.label()).isEqualTo("@bo_test");
        assertThat(chat.may(SEND_TEXT)).isTrue();
        assertThat(chat.may(MANAGE_INVITE_LINKS)).isFalse();
    }

    @Test
    void detailsTellOfHiddenMembersAndSlowMode() throws Exception {
        td.on(
                "getSupergroupFullInfo",
                "{'@type':'supergroupFullInfo','member_count':501,'can_get_members':false,'has_hidden_members':true,"
                        + "'slow_mode_delay':30,'slow_mode_delay_expires_in':12.5}");
        try (var client = open()) {
            var details = new TdlibTelegram(client, false).call(new Call.GetChatDetails(new ChatId(-1000000005003L)));
            assertThat(details.orThrow())
                    .isEqualTo(new ChatDetails(501, false, true, Duration.ofSeconds(30), Duration.ofMillis(12_500)));
        }
    }

    private Reply<Chat> resolve(String ref) throws InterruptedException {
        try (var client = open()) {
            return new TdlibTelegram(client, false).call(new Call.ResolveChat(ChatRef.parse(ref)));
        }
    }

    private TdClient open() {
        return new TdReceiver(td).open(Duration.ofSeconds(60), _ -> {});
    }

    private static Set<Right> rights(@Nullable String names) {
        if (names == null) return Set.of();
        return Arrays.stream(names.split(",")).map(Right::valueOf).collect(Collectors.toSet());
    }

    private static String supergroup(String more) {
        return "{'@type':'updateSupergroup','supergroup':{'@type':'supergroup','id':5001,"
                + "'usernames':{'@type':'usernames','active_usernames':['source_group','second']}," + more + "}}";
    }

    private static String chat(String permissions, boolean channel) {
        return """
                {'@type':'chat','id':-1000000005001,'type':{'@type':'chatTypeSupergroup','supergroup_id':5001,
                 'is_channel':%s},'title':'Source','permissions':{'@type':'chatPermissions'%s}}""".formatted(channel, permissions.isEmpty() ? "" : "," + permissions);
    }
}
