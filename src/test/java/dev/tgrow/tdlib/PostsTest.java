package dev.tgrow.tdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostsTest {
    private final TdMemory memory = new TdMemory();

    /// As TDLib 1.8.62 sent it.
    @Test
    void aChannelPostIsReadWhole() {
        var post = read("""
                {"@type":"message","id":314572800,"sender_id":{"@type":"messageSenderChat",
                "chat_id":-1000000006001},"chat_id":-1000000006001,"is_outgoing":false,"is_pinned":false,
                "is_channel_post":true,"date":1795232262,"edit_date":1795232300,"interaction_info":{
                "@type":"messageInteractionInfo","view_count":400,"forward_count":2,"reply_info":{
                "@type":"messageReplyInfo","reply_count":3},"reactions":{"@type":"messageReactions","reactions":[
                {"@type":"messageReaction","type":{"@type":"reactionTypeEmoji","emoji":"👍"},"total_count":5},
                {"@type":"messageReaction","type":{"@type":"reactionTypeCustomEmoji","custom_emoji_id":"77"},
                "total_count":1},
                {"@type":"messageReaction","type":{"@type":"reactionTypePaid"},"total_count":9}]}},
                "author_signature":"Ann","media_album_id":"13","content":{"@type":"messageText","text":{
                "@type":"formattedText","text":"post 300","entities":[]}}}""");
        assertThat(post)
                .isEqualTo(new Post(
                        new ChatId(-1000000006001L),
                        new MessageId(300),
                        Instant.ofEpochSecond(1795232262),
                        Optional.of(Instant.ofEpochSecond(1795232300)),
                        "post 300",
                        java.util.List.of(),
                        OptionalLong.of(400),
                        OptionalLong.of(2),
                        OptionalLong.of(3),
                        java.util.List.of(
                                new Post.Reaction("👍", 5),
                                new Post.Reaction("custom:77", 1),
                                new Post.Reaction("paid", 9)),
                        "text",
                        OptionalLong.of(13),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("Ann"),
                        false));
    }

    @Test
    void aChannelPostThatNobodySawHasZeroViewsAndAGroupMessageHasNone() {
        assertThat(read("{'id':1048576,'is_channel_post':true}").views()).hasValue(0);
        assertThat(read("{'id':1048576}").views()).isEmpty();
        assertThat(read("{'id':1048576}").album()).isEmpty();
        assertThat(read("{'id':1048576}").edited()).isEmpty();
    }

    @Test
    void linksComeFromTextWordsPreviewAndButtonsEachOnce() {
        var post = read("""
                {'id':1048576,'content':{'@type':'messageText','text':{'@type':'formattedText',
                'text':'😀 see example.org/a and here or t.me:443/x','entities':[
                {'offset':7,'length':13,'type':{'@type':'textEntityTypeUrl'}},
                {'offset':25,'length':4,'type':{'@type':'textEntityTypeTextUrl','url':'http://words.example/'}},
                {'offset':33,'length':10,'type':{'@type':'textEntityTypeUrl'}},
                {'offset':0,'length':2,'type':{'@type':'textEntityTypeMention'}},
                {'offset':40,'length':9000,'type':{'@type':'textEntityTypeBold'}}]},
                'link_preview':{'@type':'linkPreview','url':'https://example.org/a'}},
                'reply_markup':{'@type':'replyMarkupInlineKeyboard','rows':[[
                {'text':'b','type':{'@type':'inlineKeyboardButtonTypeUrl','url':'https://button.example/'}},
                {'text':'c','type':{'@type':'inlineKeyboardButtonTypeCallback','data':'eA=='}}]]}}""");
        assertThat(post.links())
                .containsExactly(
                        "https://example.org/a",
                        "http://words.example/",
                        "https://t.me:443/x",
                        "https://button.example/");
    }

    @Test
    void anEntityThatReachesBeyondTheTextBreaksNothing() {
        var post = read("""
                {'id':1048576,'content':{'@type':'messageText','text':{'text':'short','entities':[
                {'offset':3,'length':2147483647,'type':{'@type':'textEntityTypeUrl'}},
                {'offset':99,'length':5,'type':{'@type':'textEntityTypeUrl'}},
                {'offset':-4,'length':2,'type':{'@type':'textEntityTypeUrl'}}]}}}""");
        assertThat(post.links()).contains("https://rt");
    }

    @Test
    void theCaptionIsTheTextOfMedia() {
        var post = read("{'id':1048576,'content':{'@type':'messageVideo','caption':{'text':'look'}}}");
        assertThat(post.text()).isEqualTo("look");
        assertThat(post.media()).isEqualTo("video");
    }

    @ParameterizedTest
    @CsvSource({
        "messageText, text",
        "messageAnimatedEmoji, text",
        "messagePhoto, photo",
        "messageDocument, document",
        "messageVoiceNote, voice",
        "messageVideoNote, video_note",
        "messagePoll, poll",
        "messageChatAddMembers, service",
        "messagePinMessage, service",
        "messageUnsupported, unsupported"
    })
    void everyContentHasItsWord(String type, String word) {
        assertThat(read("{'id':1048576,'content':{'@type':'" + type + "'}}").media())
                .isEqualTo(word);
    }

    @Test
    void aMessageWithoutContentIsUnsupported() {
        assertThat(read("{'id':1048576}").media()).isEqualTo("unsupported");
    }

    @Test
    void originsAndAuthorsAreNamedAsWellAsTheyAreKnown() {
        memory.remember(Users.read(
                Json.read("{\"id\":7,\"first_name\":\"Bo\",\"usernames\":{\"active_usernames\":[\"bo_test\"]}}")));
        memory.remember(
                TdChat.read(
                        Json.read(
                                "{\"id\":-1000000000009,\"title\":\"Nine\",\"type\":{\"@type\":\"chatTypeSupergroup\",\"supergroup_id\":9}}")));
        assertThat(origin("'@type':'messageOriginUser','sender_user_id':7")).contains("@bo_test");
        assertThat(origin("'@type':'messageOriginUser','sender_user_id':8")).contains("8");
        assertThat(origin("'@type':'messageOriginHiddenUser','sender_name':'Somebody'"))
                .contains("Somebody");
        assertThat(origin("'@type':'messageOriginChannel','chat_id':-1000000000009"))
                .contains("Nine");
        assertThat(origin("'@type':'messageOriginChat','sender_chat_id':-5")).contains("-5");
        assertThat(author("'@type':'messageSenderUser','user_id':7")).contains("@bo_test");
        assertThat(author("'@type':'messageSenderChat','chat_id':-1")).isEmpty();
        assertThat(author("'@type':'messageSenderChat','chat_id':-1000000000009"))
                .contains("Nine");
        memory.supergroup(Json.read("{\"id\":9,\"usernames\":{\"active_usernames\":[\"nine_chat\"]}}"));
        assertThat(origin("'@type':'messageOriginChannel','chat_id':-1000000000009"))
                .contains("@nine_chat");
    }

    private Optional<String> origin(String origin) {
        return read("{'id':1048576,'chat_id':-1,'forward_info':{'origin':{" + origin + "}}}")
                .forwardedFrom();
    }

    private Optional<String> author(String sender) {
        return read("{'id':1048576,'chat_id':-1,'sender_id':{" + sender + "}}").author();
    }

    private Post read(String text) {
        return Posts.read(Json.read(text.replace('\'', '"')), memory);
    }
}
