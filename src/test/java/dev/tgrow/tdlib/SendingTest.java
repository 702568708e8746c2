package dev.tgrow.tdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Album;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.SendOptions;
import dev.tgrow.telegram.Sent;
import dev.tgrow.telegram.SentAlbum;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {
    private static final ChatId GROUP = new ChatId(-1000000005002L);
    private static final String TAKEN = "{'@type':'message','id':7340033,'chat_id':-1000000005002}";

    private static final String BOTH_TAKEN = """
            {'@type':'messages','total_count':2,'messages':[{'@type':'message','id':7340033,'chat_id':-1000000005002},
             {'@type':'message','id':7340041,'chat_id':-1000000005002}]}""";

    private final ScriptedTdJson td = new ScriptedTdJson();
    private final TdReceiver receiver = new TdReceiver(td);

    @AfterEach
    void everyRequestWasOneThatTdlibKnows() {
        td.assertRequestsAreRight();
    }

    @Test
    void aMessageIsSentWhenTheServerHasConfirmedIt() throws Exception {
        td.on("sendMessage", TAKEN, succeeded("'content':{'@type':'messageText'}"));
        assertThat(send(Optional.empty()))
                .isEqualTo(new Reply.Ok<>(
                        new Sent(new MessageId(8), Instant.ofEpochSecond(1795232862), Optional.empty())));
        var request = td.last("sendMessage");
        assertThat(request.at("/input_message_content/text/text").asString()).isEqualTo("hello");
        assertThat(request.at("/options/disable_notification").asBoolean()).isTrue();
    }

    @Test
    void theNameOfAnUploadedPhotoIsItsLargestSize() throws Exception {
        td.on("sendMessage", TAKEN, succeeded("""
                'content':{'@type':'messagePhoto','photo':{'@type':'photo','sizes':[
                {'@type':'photoSize','photo':{'@type':'file','remote':{'@type':'remoteFile','id':'small'}}},
                {'@type':'photoSize','photo':{'@type':'file','remote':{'@type':'remoteFile','id':'large'}}}]}}"""));
        var reply = send(Optional.of(new Media.Remote(Media.Kind.PHOTO, "x")));
        assertThat(reply.orThrow().media()).contains(new Media.Remote(Media.Kind.PHOTO, "large"));
    }

    @Test
    void theNameOfAnUploadedDocumentIsGivenBack() throws Exception {
        td.on("sendMessage", TAKEN, succeeded("""
                'content':{'@type':'messageDocument','document':{'@type':'document','document':
                {'@type':'file','remote':{'@type':'remoteFile','id':'doc'}}}}"""));
        var reply = send(Optional.of(new Media.Remote(Media.Kind.DOCUMENT, "x")));
        assertThat(reply.orThrow().media()).contains(new Media.Remote(Media.Kind.DOCUMENT, "doc"));
    }

    @Test
    void aFailedMessageIsARefusalAndIsClearedAway() throws Exception {
        td.on("sendMessage", TAKEN, failed(400, "USER_IS_BLOCKED"));
        assertThat(reason(send(Optional.empty())))
                .isEqualTo(new Refusal.PersonRefused(Refusal.Person.BLOCKED, "USER_IS_BLOCKED"));
        assertThat(td.last("deleteMessages").path("message_ids").path(0).asLong())
                .isEqualTo(2097154);
        assertThat(td.last("deleteMessages").path("revoke").asBoolean()).isFalse();
    }

    @Test
    void aFloodWaitIsCertainButARowOfServerErrorsIsNot() throws Exception {
        td.on("sendMessage", TAKEN, failed(429, "Too Many Requests: retry after 300"));
        assertThat(reason(send(Optional.empty()))).isEqualTo(new Refusal.FloodWait(Duration.ofMinutes(5)));
        td.on("sendMessage", TAKEN, failed(429, "Too Many Requests: retry after 32"));
        assertThat(reason(send(Optional.empty()))).isInstanceOf(Refusal.OutcomeUnknown.class);
    }

    @Test
    void aMessageThatTdlibDropsMayHaveArrived() throws Exception {
        td.on("sendMessage", TAKEN, """
                {'@type':'updateDeleteMessages','chat_id':-1000000005002,'message_ids':[7340033],
                 'is_permanent':true,'from_cache':false}""");
        assertThat(reason(send(Optional.empty()))).isInstanceOf(Refusal.OutcomeUnknown.class);
    }

    @Test
    void aMessageThatOnlyLeavesTheMemoryIsNotDropped() throws Exception {
        td.on("sendMessage", TAKEN, """
                {'@type':'updateDeleteMessages','chat_id':-1000000005002,'message_ids':[7340033],
                 'is_permanent':true,'from_cache':true}""", succeeded("'content':{'@type':'messageText'}"));
        assertThat(send(Optional.empty())).isInstanceOf(Reply.Ok.class);
    }

    @Test
    void withoutAWordFromTheServerTheMessageIsCancelledAndItsOutcomeUnknown() throws Exception {
        td.on("sendMessage", TAKEN);
        assertThat(reason(send(Optional.empty(), Duration.ofSeconds(1)))).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(td.last("deleteMessages").path("message_ids").path(0).asLong())
                .isEqualTo(7340033);
        assertThat(td.last("deleteMessages").path("revoke").asBoolean()).isTrue();
    }

    @Test
    void whatTdlibRefusesItselfNeedsNoUpdate() throws Exception {
        td.on("sendMessage", "{'@type':'error','code':400,'message':'Have no write access to the chat'}");
        assertThat(reason(send(Optional.empty())))
                .isEqualTo(new Refusal.ChatRefused(Refusal.Place.MAY_NOT_WRITE, "Have no write access to the chat"));
    }

    @Test
    void aMessageCutOffByTheClosingSessionIsUnknown() throws Exception {
        td.on("sendMessage", "{'@type':'error','code':500,'message':'Request aborted'}");
        assertThat(reason(send(Optional.empty()))).isInstanceOf(Refusal.OutcomeUnknown.class);
    }

    @Test
    void anAlbumThatArrivedInPartIsNeitherSentNorRefused() throws Exception {
        td.on("sendMessageAlbum", BOTH_TAKEN, succeeded("'content':{'@type':'messagePhoto'}"), """
                {'@type':'updateMessageSendFailed','old_message_id':7340041,'message':{'@type':'message',
                 'id':2097154,'chat_id':-1000000005002},'error':{'@type':'error','code':400,'message':'MEDIA_INVALID'}}""");
        assertThat(((Reply.Refused<SentAlbum>) album()).reason()).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(td.last("deleteMessages").path("message_ids").toString()).isEqualTo("[2097154]");
    }

    @Test
    void ofAnAlbumWithoutAWordFromTheServerAllIsCancelled() throws Exception {
        td.on("sendMessageAlbum", BOTH_TAKEN);
        assertThat(((Reply.Refused<SentAlbum>) album()).reason()).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(td.last("deleteMessages").path("message_ids").toString()).isEqualTo("[7340033,7340041]");
        assertThat(td.last("deleteMessages").path("revoke").asBoolean()).isTrue();
    }

    private Reply<SentAlbum> album() throws InterruptedException {
        var part = new Album.Part(new Media.Remote(Media.Kind.PHOTO, "x"), FormattedText.plain(""));
        try (var client = receiver.open(Duration.ofSeconds(1), _ -> {})) {
            return new TdlibTelegram(client, false)
                    .call(new MessageCall.SendAlbum(GROUP, new Album(List.of(part, part), true, SendOptions.NONE)));
        }
    }

    @Test
    void aScheduledMessageHasANumberOfItsOwn() throws Exception {
        // The 5th of those that wait, to be sent at 1795300000.
        var id = ((1795300000L - (1 << 30)) << 21) | (5 << 3) | 4;
        td.on("sendMessage", TAKEN, """
                {'@type':'updateMessageSendSucceeded','old_message_id':7340033,'message':{'@type':'message','id':%d,
                 'chat_id':-1000000005002,'date':0,'scheduling_state':{'@type':'messageSchedulingStateSendAtDate',
                 'send_date':1795300000},'content':{'@type':'messageText'}}}""".formatted(id));
        assertThat(send(Optional.empty()).orThrow())
                .isEqualTo(new Sent(new MessageId(5), Instant.ofEpochSecond(1795300000), Optional.empty(), true));
    }

    private Reply<Sent> send(Optional<Media> media) throws InterruptedException {
        return send(media, Duration.ofSeconds(60));
    }

    private Reply<Sent> send(Optional<Media> media, Duration deadline) throws InterruptedException {
        try (var client = receiver.open(deadline, _ -> {})) {
            var message = new OutgoingMessage(FormattedText.plain("hello"), media, true, true);
            return new TdlibTelegram(client, false).call(new Call.SendMessage(GROUP, message));
        }
    }

    private static Refusal reason(Reply<Sent> reply) {
        return ((Reply.Refused<Sent>) reply).reason();
    }

    private static String succeeded(String content) {
        return """
                {'@type':'updateMessageSendSucceeded','old_message_id':7340033,'message':{'@type':'message',
                 'id':8388608,'chat_id':-1000000005002,'date':1795232862,%s}}""".formatted(content);
    }

    private static String failed(int code, String message) {
        return """
                {'@type':'updateMessageSendFailed','old_message_id':7340033,'message':{'@type':'message',
                 'id':2097154,'chat_id':-1000000005002},'error':{'@type':'error','code':%d,'message':'%s'}}""".formatted(code, message);
    }
}
