package dev.tgrow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SandboxTest {
    @Test
    void theExampleIsTheBuiltInWorld() throws IOException {
        try (var builtIn = Objects.requireNonNull(Sandbox.class.getResourceAsStream("garden.yaml"))) {
            assertThat(Files.readAllBytes(Path.of("examples/sandbox/garden.yaml")))
                    .isEqualTo(builtIn.readAllBytes());
        }
    }
}
