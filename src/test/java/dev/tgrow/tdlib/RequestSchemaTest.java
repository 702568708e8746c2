package dev.tgrow.tdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.accounts.ApiCredentials;
import dev.tgrow.accounts.DatabaseKey;
import dev.tgrow.accounts.Proxy;
import dev.tgrow.telegram.Album;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.JoinRequest;
import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.LinkCall;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.ParseMode;
import dev.tgrow.telegram.SendOptions;
import dev.tgrow.telegram.TopicCall;
import dev.tgrow.telegram.TopicId;
import dev.tgrow.telegram.TopicPage;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RequestSchemaTest {
    private static final ChatId GROUP = ChatId.ofSupergroup(5001);
    private static final SendOptions OPTIONS =
            new SendOptions(Optional.of(new TopicId(7)), Optional.of(Instant.EPOCH.plusSeconds(9)), 10);

    @Test
    void everyRequestHasOnlyFieldsThatTdlibKnows() {
        assertThat(samples())
                .allSatisfy(request -> assertThat(TdSchema.OURS.complaints(request))
                        .as(request.toString())
                        .isEmpty());
    }

    @Test
    void everyMethodThatBuildsARequestIsAmongTheSamples() {
        var built = Stream.of(
                        Requests.class,
                        ProxyRequests.class,
                        ChatRequests.class,
                        LinkRequests.class,
                        MessageRequests.class,
                        SendRequests.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> method.getReturnType().equals(ObjectNode.class))
                .map(Method::getName);
        assertThat(samples()).extracting(Json::type).containsAll(built.toList());
        assertThat(samples()).extracting(Json::type).containsAll(TdSchema.OURS.methods());
    }

    @Test
    void requestsAreBuiltNowhereElse() {
        // Everything that the other classes build is a part of these.
        assertThat(samples()).extracting(Json::type).isSubsetOf(TdSchema.OURS.methods());
    }

    @Test
    void aFieldThatTdlibDoesNotKnowIsFound() {
        assertThat(TdSchema.OURS.complaints(ChatRequests.getChat(GROUP).put("message_thread_id", 5)))
                .containsExactly("getChat has no field message_thread_id");
    }

    @Test
    void aValueOfTheWrongKindIsFound() {
        assertThat(TdSchema.OURS.complaints(ChatRequests.getChat(GROUP).put("chat_id", true)))
                .containsExactly("getChat.chat_id is no number: true");
        assertThat(TdSchema.OURS.complaints(ChatRequests.loadChats().set("chat_list", Json.object("logStreamEmpty"))))
                .hasSize(1);
    }

    @Test
    void nothingButAsciiLeaves() {
        var text = FormattedText.plain("grüße 😀\u2028");
        var request = SendRequests.sendMessage(
                new Call.SendMessage(GROUP, new OutgoingMessage(text, Optional.empty(), false, true)), 0);
        assertThat(Json.write(request)).matches("\\p{ASCII}+").contains("gr\\u00FC\\u00DFe \\uD83D\\uDE00\\u2028");
        assertThat(Json.read(Json.write(request))).isEqualTo(request);
    }

    private static List<ObjectNode> samples() {
        var samples = new ArrayList<ObjectNode>();
        samples.addAll(sessions());
        samples.addAll(chats());
        samples.addAll(links());
        for (MemberList list : MemberList.values()) {
            samples.add(ChatRequests.getSupergroupMembers(new Call.GetMembers(GROUP, list, 0, 200)));
        }
        samples.addAll(talk());
        messages().forEach(message -> samples.add(SendRequests.sendMessage(new Call.SendMessage(GROUP, message), 0)));
        samples.add(SendRequests.sendMessageAlbum(album(), 10));
        return samples;
    }

    private static List<ObjectNode> sessions() {
        return List.of(
                Requests.setTdlibParameters(
                        new ApiCredentials(1, "x"), Path.of("/tmp/x"), new DatabaseKey("AAAA"), false, "1"),
                Requests.setAuthenticationPhoneNumber("+999660001"),
                Requests.checkAuthenticationCode("12345"),
                Requests.checkAuthenticationPassword("p"),
                Requests.checkAuthenticationBotToken("1:x"),
                Requests.setAuthenticationEmailAddress("a@example.org"),
                Requests.checkAuthenticationEmailCode("1"),
                Requests.close(),
                Requests.logOut(),
                Requests.setOption("online", false),
                Requests.getOption("version"),
                Requests.setLogStream(),
                Requests.getMe(),
                Requests.getActiveSessions(),
                Requests.getEmojiReaction("x"),
                Requests.getCommands(),
                Requests.getUser(1),
                Requests.parseTextEntities("*a*", ParseMode.MARKDOWN),
                Requests.parseTextEntities("<b>a</b>", ParseMode.HTML),
                Requests.deleteMessages(GROUP, List.of(1L, 2L), true),
                ProxyRequests.addProxy(new Proxy.Socks5("h", 1, "u", "p")),
                ProxyRequests.addProxy(new Proxy.Http("h", 1, "u", "p")),
                ProxyRequests.addProxy(new Proxy.Mtproto("h", 1, "00")),
                ProxyRequests.getProxies(),
                ProxyRequests.removeProxy(1),
                ProxyRequests.disableProxy());
    }

    private static List<ObjectNode> chats() {
        var user = new UserId(7);
        return List.of(
                ChatRequests.searchPublicChat("name"),
                ChatRequests.checkChatInviteLink("https://t.me/+x"),
                ChatRequests.getChat(GROUP),
                ChatRequests.loadChats(),
                ChatRequests.createPrivateChat(7),
                ChatRequests.createSupergroupChat(7),
                ChatRequests.getSupergroup(7),
                ChatRequests.getSupergroupFullInfo(7),
                ChatRequests.getBasicGroup(7),
                ChatRequests.getBasicGroupFullInfo(7),
                ChatRequests.getChatMember(new Call.GetMember(GROUP, user)),
                ChatRequests.addChatMember(new Call.AddMember(GROUP, user)),
                ChatRequests.pinChatMessage(new Call.PinMessage(GROUP, new MessageId(3), true)),
                ChatRequests.getChatStatistics(GROUP),
                ChatRequests.getChatHistory(GROUP, 0, -5, 90, true),
                ChatRequests.getChatHistory(GROUP, 5L << 20, 100));
    }

    private static List<ObjectNode> links() {
        var url = "https://t.me/+x";
        var user = new User(
                new UserId(7),
                User.Kind.PERSON,
                Optional.empty(),
                "F",
                "L",
                false,
                new LastSeen.Unknown(),
                Optional.empty());
        var asked = new JoinRequest(user, Instant.EPOCH.plusSeconds(9), "bio");
        var last = new InviteLink(url, "n", Instant.EPOCH, Optional.empty(), 0, false, 0, 0, false, false);
        return List.of(
                LinkRequests.createChatInviteLink(
                        new Call.CreateInviteLink(GROUP, "n", Optional.of(Instant.EPOCH.plusSeconds(9)), 3, false)),
                LinkRequests.createChatInviteLink(new Call.CreateInviteLink(GROUP, "n", Optional.empty(), 0, true)),
                LinkRequests.getChatInviteLinks(new LinkCall.ListInviteLinks(GROUP, true, Optional.empty()), 7),
                LinkRequests.getChatInviteLinks(new LinkCall.ListInviteLinks(GROUP, false, Optional.of(last)), 7),
                LinkRequests.getChatInviteLink(GROUP, url),
                LinkRequests.getChatJoinRequests(
                        new LinkCall.ListJoinRequests(GROUP, Optional.empty(), Optional.empty(), 100)),
                LinkRequests.getChatJoinRequests(
                        new LinkCall.ListJoinRequests(GROUP, Optional.of(url), Optional.of(asked), 100)),
                LinkRequests.processChatJoinRequest(new LinkCall.ProcessJoinRequest(GROUP, new UserId(7), true)));
    }

    private static List<ObjectNode> talk() {
        var topic = new TopicId(7);
        var last = new TopicPage.Next(9, 5L << 20, topic);
        return List.of(
                MessageRequests.getMessages(GROUP, List.of(new MessageId(3), new MessageId(4))),
                MessageRequests.getMessageProperties(GROUP, new MessageId(3)),
                MessageRequests.getChatScheduledMessages(GROUP),
                MessageRequests.getForumTopics(new TopicCall.ListTopics(GROUP, "", Optional.empty())),
                MessageRequests.getForumTopics(new TopicCall.ListTopics(GROUP, "seeds", Optional.of(last))),
                MessageRequests.getForumTopic(GROUP, topic));
    }

    private static MessageCall.SendAlbum album() {
        var part = new Album.Part(new Media.Remote(Media.Kind.PHOTO, "id"), FormattedText.plain("caption"));
        return new MessageCall.SendAlbum(GROUP, new Album(List.of(part, part), true, OPTIONS));
    }

    private static List<OutgoingMessage> messages() {
        var entities = new ArrayList<Entity>();
        for (Style style : Style.values()) entities.add(new Entity(0, 1, style, "7"));
        var text = new FormattedText("text", entities);
        var messages = new ArrayList<OutgoingMessage>();
        messages.add(new OutgoingMessage(text, Optional.empty(), true, false));
        messages.add(new OutgoingMessage(text, Optional.empty(), true, false, OPTIONS));
        for (Media.Kind kind : Media.Kind.values()) {
            messages.add(new OutgoingMessage(text, Optional.of(new Media.Local(kind, Path.of("f"))), false, true));
            messages.add(new OutgoingMessage(text, Optional.of(new Media.Remote(kind, "id")), false, true));
        }
        return messages;
    }
}
