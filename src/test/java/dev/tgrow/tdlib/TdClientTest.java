package dev.tgrow.tdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.telegram.Notice;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class TdClientTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ScriptedTdJson td = new ScriptedTdJson();
    private final TdReceiver receiver = new TdReceiver(td);

    @Test
    void answersFindTheirQuestionsInWhateverOrderTheyCome() throws Exception {
        td.on("getUser", _ -> List.of());
        try (var client = receiver.open(LONG, _ -> {})) {
            var first = asking(client, 1);
            var second = asking(client, 2);
            await(() -> td.asked().size() == 2);
            for (var request : List.copyOf(td.requests).reversed()) {
                td.answer(request, "{'@type':'user','id':" + Json.number(request, "user_id") + "}");
            }
            assertThat(first.get())
                    .isInstanceOfSatisfying(
                            Answer.Good.class,
                            good -> assertThat(Json.number(good.object(), "id")).isEqualTo(1));
            assertThat(second.get())
                    .isInstanceOfSatisfying(
                            Answer.Good.class,
                            good -> assertThat(Json.number(good.object(), "id")).isEqualTo(2));
        }
    }

    @Test
    void aPersonIsKnownBeforeTheAnswerThatNamesThem() throws Exception {
        td.on("getUser", "{'@type':'updateUser','user':{'@type':'user','id':7,'first_name':'Bo'}}", "{'@type':'ok'}");
        try (var client = receiver.open(LONG, _ -> {})) {
            for (int i = 0; i < 200; i++) {
                client.ask(Requests.getUser(7));
                assertThat(client.memory().user(7)).isPresent();
            }
        }
    }

    @Test
    void aStatusThatComesAloneChangesThePerson() throws Exception {
        td.on(
                "getUser",
                "{'@type':'updateUser','user':{'@type':'user','id':7,'first_name':'Bo'}}",
                "{'@type':'updateUserStatus','user_id':7,'status':{'@type':'userStatusRecently'}}",
                "{'@type':'updateUserStatus','user_id':8,'status':{'@type':'userStatusRecently'}}",
                "{'@type':'ok'}");
        try (var client = receiver.open(LONG, _ -> {})) {
            client.ask(Requests.getUser(7));
            assertThat(client.memory().user(7).orElseThrow().lastSeen().toString())
                    .startsWith("Recently");
            assertThat(client.memory().user(8)).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsLateIsDroppedAndTheWriteIsUnknown() throws Exception {
        try (var client = receiver.open(SHORT, _ -> {})) {
            var answer = client.ask(Requests.getUser(7));
            assertThat(answer).isEqualTo(new Answer.Late("getUser"));
            assertThat(answer.read(node -> node))
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> assertThat(refused.reason()).isInstanceOf(Refusal.ServerTrouble.class));
            assertThat(answer.written(node -> node))
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> assertThat(refused.reason()).isInstanceOf(Refusal.OutcomeUnknown.class));
            td.answer(td.last("getUser"), "{'@type':'user','id':1}");
            td.on("getMe", "{'@type':'user','id':2}");
            var next = client.ask(Requests.getMe());
            // A busy machine may be late with this one too.
            while (next instanceof Answer.Late) next = client.ask(Requests.getMe());
            assertThat(next)
                    .isInstanceOfSatisfying(
                            Answer.Good.class,
                            good -> assertThat(Json.number(good.object(), "id")).isEqualTo(2));
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnAnswer() throws Exception {
        var client = receiver.open(LONG, _ -> {});
        var asked = new FutureTask<Throwable>(() -> {
            try {
                client.ask(Requests.getUser(1));
                return new AssertionError("answered");
            } catch (InterruptedException e) {
                return e;
            }
        });
        var thread = Thread.ofVirtual().start(asked);
        await(() -> td.asked().contains("getUser"));
        thread.interrupt();
        assertThat(asked.get()).isInstanceOf(InterruptedException.class);
        client.close();
    }

    @Test
    void closingAnswersWhatIsOpenAndEndsTheReader() throws Exception {
        var client = receiver.open(LONG, _ -> {});
        var asked = asking(client, 1);
        await(() -> td.asked().contains("getUser"));
        client.close();
        client.close();
        assertThat(asked.get()).isEqualTo(Answer.Failed.ABORTED);
        assertThat(client.ask(Requests.getMe())).isEqualTo(Answer.Failed.ABORTED);
        assertThat(readers()).isZero();
        assertThat(td.hasListener()).isFalse();
        assertThat(td.asked()).containsOnlyOnce("close");
    }

    @Test
    void closingInAnInterruptedThreadWaitsAndKeepsTheInterrupt() {
        var client = receiver.open(LONG, _ -> {});
        Thread.currentThread().interrupt();
        client.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(client.state().isClosed()).isTrue();
    }

    @Test
    void whatIsAskedAfterTelegramEndedTheSessionNeedsALogin() throws Exception {
        try (var client = receiver.open(LONG, _ -> {})) {
            td.update(ScriptedTdJson.state("LoggingOut"));
            await(() -> client.state().isEnding());
            assertThat(client.ask(Requests.getMe())).isEqualTo(Answer.Failed.SESSION_ENDED);
            assertThat(client.ask(Requests.getMe()).read(node -> node))
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> assertThat(refused.reason()).isInstanceOf(Refusal.LoginNeeded.class));
        }
    }

    @Test
    void oneReaderServesAllClients() throws Exception {
        try (var _ = receiver.open(LONG, _ -> {});
                var second = receiver.open(LONG, _ -> {})) {
            assertThat(readers()).isEqualTo(1);
            assertThat(second.ask(Requests.getMe())).isInstanceOf(Answer.Good.class);
        }
        assertThat(readers()).isZero();
        try (var third = receiver.open(LONG, _ -> {})) {
            assertThat(third.ask(Requests.getMe())).isInstanceOf(Answer.Good.class);
        }
        assertThat(readers()).isZero();
    }

    @Test
    void somethingUnreadableDoesNotStopTheReader() throws Exception {
        try (var client = receiver.open(LONG, _ -> {})) {
            td.update("{'@type':'updateUser','user':{'@type':'user','id':-5}}");
            assertThat(client.ask(Requests.getMe())).isInstanceOf(Answer.Good.class);
        }
    }

    @Test
    void aSilentWaitBecomesANotice() throws Exception {
        var notices = new CopyOnWriteArrayList<Notice>();
        try (var _ = receiver.open(LONG, notices::add);
                var _ = receiver.open(LONG, notices::add)) {
            td.log(
                    2,
                    "[ 2]Delay: [Query:[id:6815744][tl:0x545cd15a]] [timeout:3][total_timeout:3] because of"
                            + " [Error : 420 : FLOOD_WAIT_3] from Session:1:main");
            await(() -> !notices.isEmpty());
        }
        assertThat(notices).contains(new Notice.HeldBack("sendMessage", Duration.ofSeconds(3)));
    }

    @Test
    void theStateOfTheConnectionIsTold() {
        var notices = new CopyOnWriteArrayList<Notice>();
        try (var client = receiver.open(LONG, notices::add)) {
            td.update(ScriptedTdJson.connection("ConnectingToProxy"));
            td.update(ScriptedTdJson.connection("Updating"));
            await(() -> client.state().isReached());
            assertThat(notices)
                    .containsExactly(new Notice.Connection("connecting to proxy"), new Notice.Connection("updating"));
        }
    }

    @Test
    void anErrorInANoticesListenerReachesNobodyElse() throws Exception {
        try (var client = receiver.open(LONG, _ -> {
            throw new IllegalStateException("listener");
        })) {
            td.update(ScriptedTdJson.connection("Updating"));
            assertThat(client.ask(Requests.getMe())).isInstanceOf(Answer.Good.class);
        }
    }

    @Test
    void unreadableTextIsAnErrorThatQuotesNothing() {
        assertThatThrownBy(() -> Json.read("{secret"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("TDLib sent what is not JSON");
    }

    private static FutureTask<Answer> asking(TdClient client, long user) {
        var task = new FutureTask<Answer>(() -> client.ask(Requests.getUser(user)));
        Thread.ofVirtual().start(task);
        return task;
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("tdlib reader"))
                .count();
    }

    private static void await(java.util.function.BooleanSupplier reached) {
        var end = System.nanoTime() + LONG.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
