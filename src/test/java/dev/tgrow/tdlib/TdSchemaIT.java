package dev.tgrow.tdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.engine.Engine;
import dev.tgrow.engine.OnEngine;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The part of the schema by which our requests are checked is the schema of the TDLib that we use.
@OnEngine
class TdSchemaIT {
    private final TdTypes whole;

    TdSchemaIT(Engine engine) throws IOException {
        whole = TdTypes.read(engine.schemas().resolve("tdlib-types.d.ts"));
    }

    @Test
    void theSchemaIsThatOfOurVersion() {
        assertThat(whole.version()).startsWith("// Types for TDLib v" + TdLibrary.VERSION + " ");
    }

    @Test
    void ourMethodsAreMethods() {
        assertThat(whole.methods()).containsAll(TdSchema.OURS.methods());
    }

    @Test
    void ourFieldsAreTheFields() {
        assertThat(whole.fields()).containsAllEntriesOf(TdSchema.OURS.fields());
    }

    @Test
    void ourMembersAreMembers() {
        assertThat(TdSchema.OURS.members())
                .allSatisfy((type, members) -> assertThat(whole.members().get(type))
                        .as(type)
                        .isNotNull()
                        .containsAll(members));
    }
}
