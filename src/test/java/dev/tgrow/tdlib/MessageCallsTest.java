package dev.tgrow.tdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.MessageLimits;
import dev.tgrow.telegram.ParseMode;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MessageCallsTest {
    private static final ChatId NEWS = new ChatId(-1000000006001L);
    private static final String EMPTY = "{'@type':'messages','total_count':0,'messages':[]}";

    private final ScriptedTdJson td = new ScriptedTdJson();

    @AfterEach
    void everyRequestWasOneThatTdlibKnows() {
        td.assertRequestsAreRight();
    }

    @Test
    void aPageBeginsBelowTheGivenMessageAndLeavesOutWhatNeverReachedTheServer() throws Exception {
        pages(page(149L << 20, (148L << 20) + 1, 147L << 20));
        assertThat(history(Optional.of(new MessageId(150))))
                .extracting(post -> post.id().value())
                .containsExactly(149L, 147L);
        assertThat(td.last("getChatHistory").path("from_message_id").asLong()).isEqualTo(150L << 20);
    }

    @Test
    void anEmptyPageIsTheEndOnlyIfItIsEmptyTwice() throws Exception {
        pages(EMPTY, page(5L << 20));
        assertThat(history(Optional.empty())).hasSize(1);
        pages(EMPTY, EMPTY, page(5L << 20));
        assertThat(history(Optional.empty())).isEmpty();
    }

    @Test
    void aPageOfNothingButLocalMessagesIsNotTheEnd() throws Exception {
        pages(page((9L << 20) + 1), page(8L << 20));
        assertThat(history(Optional.empty()))
                .extracting(post -> post.id().value())
                .containsExactly(8L);
        assertThat(td.last("getChatHistory").path("from_message_id").asLong()).isEqualTo((9L << 20) + 1);
    }

    @Test
    void nullsInAPageAreLeftOut() throws Exception {
        pages("{'@type':'messages','messages':[null,{'@type':'message','id':5242880}]}");
        assertThat(history(Optional.empty())).hasSize(1);
    }

    @Test
    void aTextIsParsedWithoutTheServer() throws Exception {
        td.on("parseTextEntities", """
                {'@type':'formattedText','text':'bold x','entities':[
                {'@type':'textEntity','offset':0,'length':4,'type':{'@type':'textEntityTypeBold'}},
                {'@type':'textEntity','offset':5,'length':1,'type':{'@type':'textEntityTypeTextUrl','url':'https://e.org/'}},
                {'@type':'textEntity','offset':5,'length':1,'type':{'@type':'textEntityTypeHashtag'}}]}""");
        assertThat(call(new Call.ParseText("*bold* [x](https://e.org)", ParseMode.MARKDOWN))
                        .orThrow())
                .isEqualTo(new FormattedText(
                        "bold x",
                        List.of(new Entity(0, 4, Style.BOLD, ""), new Entity(5, 1, Style.TEXT_URL, "https://e.org/"))));
        assertThat(call(new Call.ParseText("*bold*", ParseMode.NONE)).orThrow())
                .isEqualTo(FormattedText.plain("*bold*"));
    }

    @Test
    void badMarkupIsABadRequest() throws Exception {
        td.on(
                "parseTextEntities",
                "{'@type':'error','code':400,'message':'Can`t parse entities'}".replace("`", "\\u0027"));
        var reply = call(new Call.ParseText("*bold", ParseMode.MARKDOWN));
        assertThat(((Reply.Refused<?>) reply).reason()).isInstanceOf(Refusal.BadRequest.class);
    }

    @Test
    void everyStyleSurvivesTheWayToTdlibAndBack() {
        for (Style style : Style.values()) {
            var argument = switch (style) {
                case TEXT_URL, PRE_CODE -> "x";
                case MENTION_NAME, CUSTOM_EMOJI -> "77";
                case BOLD, ITALIC, UNDERLINE, STRIKETHROUGH, SPOILER, CODE, PRE, BLOCK_QUOTE, EXPANDABLE_BLOCK_QUOTE ->
                    "";
            };
            var entity = new Entity(1, 2, style, argument);
            var formatted = Json.object("formattedText").put("text", "abcd");
            formatted
                    .putArray("entities")
                    .add(Json.object("textEntity")
                            .put("offset", 1)
                            .put("length", 2)
                            .set("type", Entities.write(entity)));
            assertThat(Entities.read(formatted).entities()).containsExactly(entity);
        }
    }

    @Test
    void theLimitsAreThoseThatTelegramTells() throws Exception {
        assertThat(call(new Call.GetMessageLimits()).orThrow()).isEqualTo(MessageLimits.DEFAULT);
        td.on(
                "getMe",
                option("message_text_length_max", "'8192'"),
                option("message_caption_length_max", "2048"),
                option("something_else", "7"),
                "{'@type':'user','id':1}");
        try (var client = new TdReceiver(td).open(Duration.ofSeconds(60), _ -> {})) {
            var telegram = new TdlibTelegram(client, false);
            telegram.call(new Call.GetMe());
            assertThat(telegram.call(new Call.GetMessageLimits()).orThrow()).isEqualTo(new MessageLimits(8192, 2048));
        }
    }

    @Test
    void aSessionIsCheckedByAQuestionThatGoesToTheServer() throws Exception {
        td.on("getActiveSessions", "{'@type':'sessions','sessions':[]}");
        assertThat(call(new Call.CheckSession())).isInstanceOf(Reply.Ok.class);
        td.on("getActiveSessions", "{'@type':'error','code':401,'message':'SESSION_REVOKED'}");
        assertThat(((Reply.Refused<?>) call(new Call.CheckSession())).reason()).isInstanceOf(Refusal.LoginNeeded.class);
    }

    @Test
    void aPinIsAskedForByTheServersNumber() throws Exception {
        td.on("pinChatMessage", "{'@type':'ok'}");
        call(new Call.PinMessage(NEWS, new MessageId(8), true)).orThrow();
        assertThat(td.last("pinChatMessage").path("message_id").asLong()).isEqualTo(8L << 20);
    }

    @Test
    void aHistoryIsReadOnceTheReactionsOfItsMessagesAreShown() throws Exception {
        pages(page(9L << 20), page(8L << 20));
        try (var client = new TdReceiver(td).open(Duration.ofSeconds(60), _ -> {})) {
            var telegram = new TdlibTelegram(client, false);
            telegram.call(new Call.GetHistory(NEWS, Optional.empty(), 100)).orThrow();
            telegram.call(new Call.GetHistory(NEWS, Optional.of(new MessageId(9)), 100))
                    .orThrow();
        }
        assertThat(td.requests)
                .extracting(Json::type)
                .containsSubsequence("getEmojiReaction", "getSupergroupFullInfo", "getChatHistory");
        assertThat(asked("getEmojiReaction")).hasSize(1);
        assertThat(asked("getSupergroupFullInfo")).hasSize(1);
        assertThat(asked("getChatStatistics")).isEmpty();
        assertThat(fromTheServer())
                .extracting(request -> request.path("from_message_id").asLong() >> 20)
                .containsExactly(0L, 9L);
    }

    /// The list of all reactions may be refused; then there are none to wait for.
    @Test
    void aHistoryIsReadWithoutTheListOfReactions() throws Exception {
        pages(page(9L << 20));
        td.on("getEmojiReaction", "{'@type':'error','code':404,'message':'Not Found'}");
        assertThat(history(Optional.empty())).hasSize(1);
        td.on("getEmojiReaction", "{'@type':'error','code':429,'message':'Too Many Requests: retry after 70'}");
        assertThat(((Reply.Refused<?>) call(new Call.GetHistory(NEWS, Optional.empty(), 100))).reason())
                .isEqualTo(new Refusal.FloodWait(Duration.ofSeconds(70)));
    }

    @Test
    void messagesThatTdlibHasAlreadyAreFetchedAgainFromBelow() throws Exception {
        pages(page(200L << 20));
        td.on(
                "getChatHistory",
                request -> List.of(
                        request.path("only_local").asBoolean() ? page(200L << 20, 199L << 20) : page(198L << 20)));
        history(Optional.empty());
        var again = fromTheServer().getFirst();
        assertThat(again.path("from_message_id").asLong()).isBetween((198L << 20) + 1, (199L << 20) - 1);
        assertThat(again.path("offset").asInt()).isEqualTo(-2);
        assertThat(again.path("limit").asInt()).isEqualTo(3);
    }

    @Test
    void asManyMessagesAsTdlibHasAreFetchedAgain() throws Exception {
        pages(page(9L << 20));
        var known = new ArrayDeque<>(List.of(many(300, 90), many(210, 90), many(120, 1)));
        td.on(
                "getChatHistory",
                request -> List.of(request.path("only_local").asBoolean() ? known.remove() : page(5L << 20)));
        history(Optional.empty());
        assertThat(known).isEmpty();
        assertThat(fromTheServer())
                .extracting(request -> request.path("offset").asInt())
                .containsExactly(-90, -90, -1, 0);
    }

    /// What it knows may be from before it knew the list.
    @Test
    void aChatThatIsSaidToAllowNoReactionsIsLookedAtAgain() throws Exception {
        pages(page(9L << 20));
        td.on("getChat", """
                {'@type':'chat','id':-1000000006001,'available_reactions':
                {'@type':'chatAvailableReactionsSome','reactions':[]}}""");
        td.on("getChatStatistics", "{'@type':'error','code':400,'message':'Chat statistics are not available'}");
        assertThat(history(Optional.empty())).hasSize(1);
        assertThat(asked("getChatStatistics")).hasSize(1);
    }

    @Test
    void theReactionsOfTheChannelOfAGroupAreHeardOfToo() throws Exception {
        pages(page(9L << 20));
        td.on(
                "getSupergroupFullInfo",
                request -> List.of(
                        request.path("supergroup_id").asLong() == 6001
                                ? "{'@type':'supergroupFullInfo','linked_chat_id':-1000000006002}"
                                : "{'@type':'error','code':400,'message':'CHANNEL_PRIVATE'}"));
        assertThat(history(Optional.empty())).hasSize(1);
        assertThat(asked("getSupergroupFullInfo"))
                .extracting(request -> request.path("supergroup_id").asLong())
                .containsExactly(6001L, 6002L);
    }

    @Test
    void aChatThatCantBeOpenedHasNoHistory() throws Exception {
        td.on("getEmojiReaction", "{'@type':'emojiReaction'}");
        td.on("getSupergroupFullInfo", "{'@type':'error','code':400,'message':'CHANNEL_PRIVATE'}");
        var reply = call(new Call.GetHistory(NEWS, Optional.empty(), 100));
        assertThat(((Reply.Refused<?>) reply).reason())
                .isEqualTo(new Refusal.ChatRefused(Refusal.Place.NOT_A_MEMBER, "CHANNEL_PRIVATE"));
    }

    private List<JsonNode> fromTheServer() {
        return asked("getChatHistory").stream()
                .filter(request -> !request.path("only_local").asBoolean())
                .toList();
    }

    private List<JsonNode> asked(String method) {
        return td.requests.stream().filter(request -> Json.is(request, method)).toList();
    }

    /// The pages of a history of which TDLib knows nothing yet.
    private void pages(String... pages) {
        td.on("getEmojiReaction", "{'@type':'emojiReaction'}");
        td.on("getSupergroupFullInfo", "{'@type':'supergroupFullInfo'}");
        td.on("getChat", """
                {'@type':'chat','id':-1000000006001,'available_reactions':
                {'@type':'chatAvailableReactionsAll','max_reaction_count':11}}""");
        var left = new ArrayDeque<>(List.of(pages));
        td.on("getChatHistory", request -> List.of(request.path("only_local").asBoolean() ? EMPTY : left.remove()));
    }

    /// So many messages, from this one on downwards.
    private static String many(long newest, int count) {
        return page(
                LongStream.range(0, count).map(place -> (newest - place) << 20).toArray());
    }

    private static String page(long... ids) {
        var messages = java.util.Arrays.stream(ids)
                .mapToObj(id -> "{'@type':'message','id':" + id + ",'chat_id':-1000000006001,'date':1795232262}")
                .toList();
        return "{'@type':'messages','messages':[" + String.join(",", messages) + "]}";
    }

    private static String option(String name, String value) {
        return "{'@type':'updateOption','name':'" + name + "','value':{'@type':'optionValueInteger','value':" + value
                + "}}";
    }

    private List<Post> history(Optional<MessageId> before) throws InterruptedException {
        return call(new Call.GetHistory(NEWS, before, 100)).orThrow().posts();
    }

    private <R> Reply<R> call(Call<R> call) throws InterruptedException {
        try (var client = new TdReceiver(td).open(Duration.ofSeconds(60), _ -> {})) {
            return new TdlibTelegram(client, false).call(call);
        }
    }
}
