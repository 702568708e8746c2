package dev.tgrow.datacentre.tl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.engine.Engine;
import dev.tgrow.engine.OnEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEngine
class InstalledSchemaIT {
    @Test
    void writesWhatTelegramsClientsRead(Engine engine) {
        var installed = new TlCodec(TlSchema.read(engine.schemas()));
        assertThat(installed.schema().layer()).isEqualTo(223);
        var salts = TlObject.of("mt_future_salts")
                .with("req_msg_id", 1L)
                .with("now", 2)
                .with("salts", List.of(TlObject.of("mt_future_salt").with("salt", 3L)));
        var bytes = new TlReader(installed.encode(salts));
        assertThat(List.of(bytes.int32(), bytes.int64(), bytes.int32(), bytes.int32()))
                .isEqualTo(List.of(0xae500895, 1L, 2, 1));
        assertThat(bytes.left()).isEqualTo(16);
        assertThat(installed.decode(installed.encode(salts)).objects("salts")).hasSize(1);
    }

    @Test
    void hasTheServiceMessagesOfOurTests(Engine engine) throws Exception {
        var installed = TlSchema.read(engine.schemas());
        try (var in = InstalledSchemaIT.class.getResourceAsStream("/dev/tgrow/datacentre/mtproto/service.tl")) {
            assertThat(in).isNotNull();
            var ours = TlLines.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream()
                    .filter(each ->
                            each.name().startsWith("mt_") || !each.result().equals("Echo"))
                    .filter(each -> !each.name().equals("count"))
                    .toList();
            assertThat(ours).hasSizeGreaterThan(40);
            for (var each : ours) {
                assertThat(shape(each)).isEqualTo(shape(installed.named(each.name())));
            }
        }
    }

    private static String shape(Combinator combinator) {
        var fields = combinator.fields().stream().map(InstalledSchemaIT::shape).toList();
        return "%s#%08x %s".formatted(combinator.name(), combinator.id(), fields);
    }

    private static List<Object> shape(TlField field) {
        return List.of(
                field.name(),
                field.type(),
                String.valueOf(field.condition()),
                String.valueOf(field.vector()),
                String.valueOf(field.bare()));
    }
}
