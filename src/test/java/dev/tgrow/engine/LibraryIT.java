package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.tdlib.EngineInfo;
import dev.tgrow.tdlib.TdLibrary;
import org.junit.jupiter.api.Test;

@OnEngine
class LibraryIT {
    @Test
    void theLibraryWithAKeyOfOursIsTheVersionThatWeSpeak(Engine engine) {
        assertThat(EngineInfo.of(engine.library()))
                .isEqualTo(new EngineInfo(TdLibrary.VERSION, "unknown", engine.library()));
    }
}
