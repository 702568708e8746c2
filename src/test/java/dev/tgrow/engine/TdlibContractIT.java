package dev.tgrow.engine;

import static java.util.Objects.requireNonNull;

import dev.tgrow.telegram.ContractStage;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.TelegramContract;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The contract on the real TDLib, in one world for all tests.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TdlibContractIT implements TelegramContract {
    private EngineStage stage;

    @BeforeAll
    void open(Engine engine, @TempDir Path directory) throws IOException {
        try (var world = ContractStage.class.getResourceAsStream(WORLD)) {
            stage = new EngineStage(
                    engine, WorldFile.of(WORLD, requireNonNull(world).readAllBytes()), directory);
        }
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Override
    public World world() {
        return stage.centre().world();
    }

    @Override
    public Telegram as(String account) throws InterruptedException {
        return stage.client(account);
    }
}
