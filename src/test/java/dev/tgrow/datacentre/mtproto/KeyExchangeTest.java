package dev.tgrow.datacentre.mtproto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.datacentre.mtproto.ServerEvent.KeyCreated;
import dev.tgrow.datacentre.mtproto.ServerEvent.KeyRefused;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.datacentre.tl.TlWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyExchangeTest {
    private TestServer stand;

    @BeforeEach
    void start() throws IOException {
        stand = new TestServer();
    }

    @AfterEach
    void stop() throws IOException {
        stand.close();
    }

    @Test
    void bothWaysOfEncryptingAreUnderstood() throws IOException {
        var now = stand.exchange(stand.wire()).permanent();
        var before = stand.exchange(stand.wire()).oldWay().permanent();
        assertThat(stand.events(KeyCreated.class))
                .containsExactly(new KeyCreated(1, now.id(), 2, false), new KeyCreated(2, before.id(), 2, false));
    }

    @ParameterizedTest
    @CsvSource({
        "mt_p_q_inner_data_dc, nonce",
        "mt_p_q_inner_data_dc, server_nonce",
        "mt_p_q_inner_data_dc, p",
        "mt_p_q_inner_data_dc, q",
        "mt_req_DH_params, p",
        "mt_req_DH_params, server_nonce",
        "mt_req_DH_params, nonce",
        "mt_req_DH_params, encrypted_data",
        "mt_client_DH_inner_data, nonce",
        "mt_client_DH_inner_data, g_b",
        "mt_set_client_DH_params, encrypted_data",
    })
    void aWrongByteEndsTheExchange(String object, String field) throws IOException {
        var exchange = stand.exchange(stand.wire())
                .tampering(sent -> sent.is(object) ? sent.with(field, new byte[sent.bytes(field).length]) : sent);
        assertThatThrownBy(exchange::permanent).hasMessage("error -404 of the transport");
        assertThat(stand.events(KeyCreated.class)).isEmpty();
    }

    @Test
    void aTemporaryKeyActsForThePermanentOneItIsBoundTo() throws IOException {
        var permanent = stand.client();
        stand.answer((caller, call) -> {
            caller.logIn(77);
            return TestServer.said(Long.toHexString(caller.key()) + caller.account());
        });
        var wire = stand.wire();
        var temporary = stand.client(wire, stand.exchange(wire).temporary(3600));
        var early = temporary.result(temporary.call(TestServer.say("x"))).object();
        assertThat(early.string("error_message")).isEqualTo("AUTH_KEY_PERM_EMPTY");

        assertThat(bind(temporary, permanent.key(), 0)).isEqualTo(true);
        assertThat(temporary.echo("x"))
                .isEqualTo(Long.toHexString(permanent.key().id()) + "OptionalLong[77]");
        var other = stand.exchange(stand.wire()).permanent();
        assertThat(bind(temporary, other, 0).toString()).contains("TEMP_AUTH_KEY_ALREADY_BOUND");
        assertThat(bind(permanent, other, 0).toString()).contains("TEMP_AUTH_KEY_EMPTY");
    }

    @Test
    void onlyTheOwnerOfThePermanentKeyCanBindToIt() throws IOException {
        var permanent = stand.exchange(stand.wire()).permanent();
        var wire = stand.wire();
        var temporary = stand.client(wire, stand.exchange(wire).temporary(3600));
        for (int flipped = 8; flipped < 100; flipped += 13) {
            assertThat(bind(temporary, permanent, flipped).toString()).contains("ENCRYPTED_MESSAGE_INVALID");
        }
        var stranger = new AuthKey(new byte[256], 2, null, 0);
        assertThat(bind(temporary, stranger, 0).toString()).contains("ENCRYPTED_MESSAGE_INVALID");
        assertThat(bind(temporary, permanent, 0)).isEqualTo(true);
    }

    @Test
    void aTemporaryKeyEndsWithItsTimeAndWhenItsOwnerWantsIt() throws IOException {
        var permanent = stand.client();
        var first = temporary(permanent.key());
        var second = temporary(permanent.key());
        var dropped =
                first.result(first.call(TlObject.of("auth.dropTempAuthKeys").with("except_auth_keys", List.of())));
        assertThat(dropped.value()).isEqualTo(true);
        assertThatThrownBy(() -> second.echo("x")).hasMessage("error -404 of the transport");
        assertThat(first.echo("x")).isEqualTo("x");
        stand.moveClock(Duration.ofHours(2));
        assertThatThrownBy(() -> first.echo("x")).hasMessage("error -404 of the transport");
        assertThat(stand.events(KeyRefused.class))
                .extracting(KeyRefused::key)
                .containsExactly(second.key().id(), first.key().id());
    }

    private TestClient temporary(AuthKey permanent) throws IOException {
        var wire = stand.wire();
        var client = stand.client(wire, stand.exchange(wire).temporary(3600));
        assertThat(bind(client, permanent, 0)).isEqualTo(true);
        return client;
    }

    /// @param flipped which byte of the proof to change, if not the first
    private static Object bind(TestClient client, AuthKey permanent, int flipped) throws IOException {
        int expires =
                client.key().expires().map(at -> (int) at.getEpochSecond()).orElse(0);
        long id = client.nextId();
        var inner = TlObject.of("mt_bind_auth_key_inner")
                .with("nonce", 5L)
                .with("temp_auth_key_id", client.key().id())
                .with("perm_auth_key_id", permanent.id())
                .with("temp_session_id", client.session())
                .with("expires_at", expires);
        var proof = proof(permanent, id, TestServer.CODEC.encode(inner));
        proof[flipped] ^= (byte) (flipped == 0 ? 0 : 1);
        var call = TlObject.of("auth.bindTempAuthKey")
                .with("perm_auth_key_id", permanent.id())
                .with("nonce", 5L)
                .with("expires_at", expires)
                .with("encrypted_message", proof);
        client.send(client.renumbered(client.message(call, true), id));
        return client.result(id).value();
    }

    /// A message of MTProto 1.0, made with the permanent key.
    private static byte[] proof(AuthKey permanent, long id, byte[] inner) {
        var plain = new TlWriter()
                .raw(new byte[16])
                .int64(id)
                .int32(0)
                .int32(inner.length)
                .raw(inner)
                .toBytes();
        var messageKey = Hash.part(Hash.sha1(plain), 4, 16);
        var padded = Hash.concat(plain, new byte[-plain.length & 15]);
        return new TlWriter()
                .int64(permanent.id())
                .raw(messageKey)
                .raw(AesKey.ofMessage1(permanent.bytes(), messageKey).encrypt(padded))
                .toBytes();
    }
}
