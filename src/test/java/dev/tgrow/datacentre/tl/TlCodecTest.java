package dev.tgrow.datacentre.tl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class TlCodecTest {
    private static final String SCHEMA = """
            // what the tests below need
            peerUser#59511722 user_id:long = Peer;
            peerNone#11111111 = Peer
            salt#00000009 since:int value:long = Salt
            person#83314fca flags:# bot:flags.14?true bot_version:flags.14?int id:long name:flags.1?string \
            friends:flags.2?Vector<long> photo:flags.3?bytes verified:flags.4?Bool = Person
            box#22222222 nonce:int128 peer:Peer salts:vector<%Salt> share:double = Box
            ---functions---
            wrap#33333333 {X:Type} layer:int query:!X = X
            people#44444444 ids:Vector<int> = Vector<Person>
            known#55555555 ids:Vector<int> = Vector<long>
            hide#66666666 = Bool
            """;

    private final TlCodec codec = new TlCodec(TlSchema.of(7, SCHEMA));

    private static TlObject person() {
        return TlObject.of("person").with("id", 5L);
    }

    private static TlObject box() {
        return TlObject.of("box")
                .with("nonce", new byte[16])
                .with("peer", TlObject.of("peerUser").with("user_id", 1L << 40))
                .with("salts", List.of(TlObject.of("salt").with("since", 3).with("value", -1L)))
                .with("share", 0.5);
    }

    @Test
    void anObjectComesBackAsItWas() {
        var full = person().with("name", "Ann Ünal 🙂")
                .with("friends", List.of(1L, -2L))
                .with("photo", new byte[300])
                .with("verified", false);
        assertThat(codec.decode(codec.encode(full))).isEqualTo(full);
        assertThat(codec.decode(codec.encode(box()))).isEqualTo(box());
    }

    @Test
    void theBytesAreThoseOfTheTlLanguage() {
        var bytes = codec.encode(person().with("name", "abc"));
        var expected = new TlWriter()
                .int32(0x83314fca)
                .int32(1 << 1)
                .int64(5)
                .raw(new byte[] {3, 'a', 'b', 'c'})
                .toBytes();
        assertThat(bytes).isEqualTo(expected);
    }

    @Test
    void aStringOf254BytesHasALongLength() {
        var written = new TlWriter().bytes(new byte[254]).toBytes();
        assertThat(written).hasSize(260).startsWith(254, 254, 0, 0);
        assertThat(new TlReader(written).bytes()).hasSize(254);
        assertThat(new TlWriter().bytes(new byte[253]).toBytes()).hasSize(256).startsWith(253, 0);
    }

    @Test
    void fieldsThatShareAFlagAreWrittenTogether() {
        var decoded = codec.decode(codec.encode(person().with("bot", true)));
        assertThat(decoded.integer("bot_version")).isZero();
        assertThat(codec.decode(codec.encode(person().with("bot", false))).has("bot_version"))
                .isFalse();
    }

    @Test
    void anAbsentPlainFieldIsZeroAndAnAbsentObjectAnError() {
        assertThat(codec.decode(codec.encode(TlObject.of("person"))).number("id"))
                .isZero();
        assertThatThrownBy(() -> codec.encode(TlObject.of("box").with("nonce", new byte[16])))
                .isInstanceOf(TlException.class)
                .hasMessage("box.peer is missing: a Peer");
    }

    @Test
    void whatTheSchemaDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> codec.encode(person().with("nmae", "x"))).hasMessage("person has no field nmae");
        assertThatThrownBy(() -> codec.encode(person().with("flags", 1))).hasMessage("person has no field flags");
        assertThatThrownBy(() -> codec.encode(TlObject.of("persona"))).hasMessage("layer 7 has no persona");
        assertThatThrownBy(() -> codec.encode(person().with("name", 5)))
                .hasMessage("person.name is a String, not a Integer");
        assertThatThrownBy(() -> codec.encode(box().with("peer", person())))
                .hasMessage("box.peer is a Peer, not person");
        assertThatThrownBy(() -> codec.encode(box().with("nonce", new byte[15])))
                .hasMessage("box.nonce has 15 bytes, not 16");
    }

    @Test
    void resultsAreWrittenAsTheirMethodSays() {
        assertThat(codec.encodeResult("hide", true))
                .isEqualTo(new TlWriter().int32(TlEncoder.BOOL_TRUE).toBytes());
        var ids = codec.encodeResult("known", List.of(1L, 2L));
        assertThat(codec.decodeResult("known", new TlReader(ids))).isEqualTo(List.of(1L, 2L));
        var people = codec.encodeResult("people", List.of(person()));
        assertThat(codec.decodeResult("people", new TlReader(people))).isEqualTo(List.of(person()));
        assertThatThrownBy(() -> codec.encodeResult("people", person()))
                .hasMessage("people.result is a List, not a TlObject");
        assertThatThrownBy(() -> codec.encodeResult("person", person())).hasMessage("person is no method");
    }

    @Test
    void aQueryInsideAQueryMayBePackedAsGzipOrAsZlib() throws Exception {
        var call = TlObject.of("known").with("ids", List.of(1, 2, 3));
        var zlib = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(zlib)) {
            deflater.write(codec.encode(call));
        }
        assertThat(zlib.toByteArray()).startsWith(0x78, 0x9c);
        for (var packed : List.of(zlib.toByteArray(), TlGzip.pack(codec.encode(call)))) {
            var bytes =
                    new TlWriter().int32(0x33333333).int32(7).int32(TlGzip.ID).bytes(packed);
            assertThat(codec.decode(bytes.toBytes()).object("query")).isEqualTo(call);
        }
    }

    @Test
    void hostileBytesAreRefused() {
        var huge = new TlWriter().int32(0x44444444).int32(TlEncoder.VECTOR).int32(Integer.MAX_VALUE);
        assertThatThrownBy(() -> codec.decode(huge.toBytes())).hasMessage("a vector of 2147483647 in 0 bytes");
        var cut = new TlWriter().int32(0x83314fca).int32(2).int64(1).int32(0xffffff_fe);
        assertThatThrownBy(() -> codec.decode(cut.toBytes())).hasMessageContaining("wanted where 0 are left");
        var deep = new TlWriter();
        for (int i = 0; i < 10_000; i++) {
            deep.int32(0x33333333).int32(1);
        }
        assertThatThrownBy(() -> codec.decode(deep.toBytes())).hasMessage("objects more than 64 deep");
        var wrong = new TlWriter()
                .int32(0x22222222)
                .raw(new byte[16])
                .int32(0x83314fca)
                .int32(0)
                .int64(1);
        assertThatThrownBy(() -> codec.decode(wrong.toBytes())).hasMessage("box.peer is no Peer");
        var broken = new TlWriter().int32(0x83314fca).int32(2).int64(1).bytes(new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> codec.decode(broken.toBytes())).hasMessage("a string that isn't UTF-8");
        assertThatThrownBy(() -> codec.decode(new TlWriter().int32(1).toBytes()))
                .hasMessage("layer 7 has no constructor #00000001");
    }

    @Test
    void aStreamThatUnpacksToTooMuchIsRefused() {
        var bomb = new TlWriter().int32(TlGzip.ID).bytes(TlGzip.pack(new byte[(1 << 24) + 1]));
        assertThatThrownBy(() -> codec.decode(bomb.toBytes())).hasMessageContaining("more than 16777216 bytes");
        var noise = new TlWriter().int32(TlGzip.ID).bytes("noise".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> codec.decode(noise.toBytes())).hasMessageContaining("neither gzip nor zlib");
    }

    @Test
    void changedBytesGiveAnObjectOrAnErrorAndNothingElse() {
        var random = new Random(1);
        var whole = codec.encode(TlObject.of("wrap").with("layer", 7).with("query", box()));
        for (int i = 0; i < 20_000; i++) {
            var bytes = java.util.Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(codec.decode(bytes)).isNotNull();
            } catch (TlException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }
}
