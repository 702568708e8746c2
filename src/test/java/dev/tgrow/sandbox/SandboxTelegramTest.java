package dev.tgrow.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.telegram.ContractStage;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.TelegramContract;
import dev.tgrow.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SandboxTelegramTest implements TelegramContract {
    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        try (var world = ContractStage.class.getResourceAsStream(WORLD)) {
            stage = new Stage(
                    directory, new String(Objects.requireNonNull(world).readAllBytes(), UTF_8));
        }
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Override
    public World world() {
        return stage.session().world();
    }

    @Override
    public Telegram as(String account) {
        stage.use(account);
        return stage.client();
    }
}
