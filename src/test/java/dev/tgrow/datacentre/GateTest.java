package dev.tgrow.datacentre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.datacentre.RequestLog.Outcome;
import dev.tgrow.datacentre.api.Device;
import dev.tgrow.datacentre.api.Logins;
import dev.tgrow.datacentre.api.Server;
import dev.tgrow.datacentre.api.WorldCalls;
import dev.tgrow.datacentre.mtproto.Answer;
import dev.tgrow.datacentre.mtproto.Rpc;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.run.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
    private static final TlObject CALL = TlObject.of("messages.sendMessage")
            .with(
                    "peer",
                    TlObject.of("inputPeerChannel").with("channel_id", 7001L).with("access_hash", 5L))
            .with("message", "hello");
    private static final Answer DONE = new Answer.Result(true);

    @TempDir
    private Path directory;

    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final Script script = new Script();
    private final RequestLog log = new RequestLog();
    private final Device device = new Device(9);
    private final List<Long> revoked = new ArrayList<>();
    private int executed;
    private Server server;
    private Gate gate;

    @BeforeEach
    void open() {
        server = Server.open("""
                accounts: [{name: alice, id: 1001, first_name: Alice}]
                chats: [{id: 7001, title: Club, username: garden_club, roles: {alice: member}}]
                latency_ms: {default: 10, SendMessage: 40}
                faults: [{call: SendMessage, chat: garden_club, after: 1, error: FLOOD_WAIT_5}]
                """, directory, new Logins());
        device.logIn(1001);
        gate = gate((_, _) -> {
            executed++;
            return DONE;
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Gate gate(Rpc api) {
        return new Gate(api, time, new WorldCalls(server.centre()), script, log, caller -> revoked.add(caller.key()));
    }

    private Answer ask(TlObject call) throws InterruptedException {
        return gate.answer(device, call);
    }

    private Outcome outcome() {
        return log.all().getLast().outcome();
    }

    @Test
    void aCallIsLoggedWithWhoWhenAndWhatBecameOfIt() throws Exception {
        assertThat(ask(CALL)).isEqualTo(DONE);
        var entry = log.all().getFirst();
        assertThat(entry.number()).isEqualTo(1);
        assertThat(entry.method()).isEqualTo("messages.sendMessage");
        assertThat(entry.arguments()).isEqualTo(CALL);
        assertThat(entry.account()).isEqualTo(OptionalLong.of(1001));
        assertThat(entry.key()).isEqualTo(9);
        assertThat(entry.at()).isEqualTo(Instant.EPOCH);
        assertThat(entry.outcome()).isEqualTo(new Outcome.Answered("Boolean"));
        assertThat(entry.byFault()).isFalse();
        assertThat(log.count("messages.sendMessage")).isEqualTo(1);
        assertThat(log.calls("messages.sendMessage", 1002)).isEmpty();
    }

    @Test
    void whatTheWorldsFileSaysHoldsHereToo() throws Exception {
        ask(CALL);
        assertThat(time.now()).isEqualTo(Instant.EPOCH.plusMillis(40));
        assertThat(ask(CALL)).isEqualTo(new Answer.RpcError(420, "FLOOD_WAIT_5"));
        assertThat(log.all().getLast().byFault()).isTrue();
        assertThat(ask(CALL)).isEqualTo(DONE);
        ask(TlObject.of("help.getConfig"));
        assertThat(log.all().getLast().took()).isEqualTo(Duration.ofMillis(10));
        assertThat(executed).isEqualTo(3);
    }

    @Test
    void theScriptGoesFirst() throws Exception {
        script.on("messages.sendMessage").at(2).dropBefore();
        ask(CALL);
        assertThat(ask(CALL)).isEqualTo(new Answer.DropBefore());
        assertThat(outcome()).isEqualTo(new Outcome.Dropped());
        assertThat(ask(CALL)).isEqualTo(new Answer.RpcError(420, "FLOOD_WAIT_5"));
    }

    @Test
    void someEffectsLetTheCallBeExecutedAndOthersDoNot() throws Exception {
        script.on("a.call").hang();
        assertThat(ask(TlObject.of("a.call"))).isEqualTo(new Answer.Hang());
        assertThat(outcome()).isEqualTo(new Outcome.Hanging());
        assertThat(executed).isZero();
        script.on("a.call").mute();
        assertThat(ask(TlObject.of("a.call"))).isEqualTo(new Answer.Hang());
        assertThat(executed).isEqualTo(1);
        script.on("a.call").dropAfter();
        assertThat(ask(TlObject.of("a.call"))).isEqualTo(new Answer.DropAfter(true));
        script.on("a.call").lose();
        assertThat(ask(TlObject.of("a.call"))).isEqualTo(new Answer.Lost(true));
        assertThat(outcome()).isEqualTo(new Outcome.Unheard());
        assertThat(executed).isEqualTo(3);
    }

    @Test
    void aRevokedSessionIsEndedBeforeTheCallIsExecuted() throws Exception {
        script.on("a.call").revoke();
        ask(TlObject.of("a.call"));
        assertThat(revoked).containsExactly(9L);
    }

    @Test
    void whatBreaksTheServerIsInTheLogAndNotHidden() {
        var broken = gate((_, _) -> {
            throw new IllegalStateException("oops");
        });
        assertThatThrownBy(() -> broken.answer(device, CALL)).hasMessage("oops");
        assertThat(outcome()).isEqualTo(new Outcome.Broken("java.lang.IllegalStateException: oops"));
    }
}
