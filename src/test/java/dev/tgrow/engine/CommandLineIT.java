package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.datacentre.DataCentre;
import dev.tgrow.engine.CommandLine.Ended;
import dev.tgrow.engine.Started.Signal;
import dev.tgrow.tdlib.TdLibrary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// That the command line can be run as other tests want to, on the library that they are given.
@OnEngine
class CommandLineIT {
    @TempDir
    private Path directory;

    private Engine engine;
    private CommandLine tgrow;

    @BeforeEach
    void write(Engine engine) {
        this.engine = engine;
        tgrow = CommandLine.on(engine, directory);
    }

    @Test
    void usesTheLibraryOfTheTests() throws Exception {
        assertThat(tgrow.run("engine", "info", "--format", "csv", "--quiet"))
                .isEqualTo(new Ended(
                        0, "version,commit,path\n%s,unknown,%s\n".formatted(TdLibrary.VERSION, engine.library()), ""));
    }

    @Test
    void standardInputIsReadToItsEnd() throws Exception {
        String[] rehearsal = {"promo", "send", "--sandbox", "--message-file", "-", "--to", "@garden_club", "--dry-run"};
        assertThat(tgrow.reading("Sunday, 10:00").run(rehearsal).exit()).isZero();
        var unread = tgrow.run(rehearsal);
        assertThat(unread.exit()).isEqualTo(2);
        assertThat(unread.err()).isEqualTo("tgrow: standard input holds no text\n");
    }

    @Test
    void itsHomeIsInTheDirectory() throws Exception {
        assertThat(tgrow.run("config", "init").exit()).isZero();
        assertThat(directory.resolve("home/config.yaml")).isRegularFile();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "KILL, 137"})
    void aSignalEndsIt(Signal signal, int exit) throws Exception {
        try (var login = tgrow.start("account", "login")) {
            login.awaitThat("it has a library", () -> Maps.of(login.pid()).contain(engine.library()));
            login.signal(signal);
            assertThat(login.await().exit()).isEqualTo(exit);
        }
    }

    @Test
    void everyAccountOfADataCentreCanBeLoggedIn() throws Exception {
        var world = """
                accounts:
                  - {name: alice, id: 1001, first_name: Alice, phone: "+999 66 0001", code: "54321", password: tulips}
                  - {name: robot, id: 1003, first_name: Robot, username: robot_bot, bot: true, token: "1003:SECRET"}
                """;
        try (var centre = DataCentre.open(world, directory.resolve("world"), engine.equipment())) {
            var online = tgrow.through(centre.proxyPort());
            for (String name : List.of("alice", "robot")) {
                online.logIn(centre.account(name));
                assertThat(online.run("account", "whoami", "--account", name).exit())
                        .as(name)
                        .isZero();
            }
            assertThat(tgrow.run("account", "list", "--format", "csv").out()).contains("alice,1001", "robot,1003");
        }
    }

    @Test
    void whatTakesTooLongFailsAndIsKilled() throws Exception {
        var kept = new Started[1];
        try (var login = tgrow.within(Duration.ofSeconds(1)).start("account", "login")) {
            kept[0] = login;
            assertThatThrownBy(login::await)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("not ended within");
        }
        assertThat(ProcessHandle.of(kept[0].pid())).isEmpty();
    }
}
