package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameServiceTest {
    private static final String DESKTOP = """
            passwd: files systemd
            # hosts: nothing
            hosts:  files mdns4_minimal [NOTFOUND=return] resolve [!UNAVAIL=return] dns # in this order
            networks: files
            """;

    @Test
    void theSourcesOfHostsAreReadWithoutTheirActions() {
        assertThat(NameService.sources(DESKTOP)).containsExactly("files", "mdns4_minimal", "resolve", "dns");
        assertThat(NameService.sources("passwd: files\n")).isEmpty();
    }

    @Test
    void aSourceThatAsksAnotherProcessIsAWayOut() {
        assertThat(new NameService(List.of("files", "dns", "myhostname"), false).staysInside())
                .isTrue();
        assertThat(new NameService(List.of("files", "resolve"), false).staysInside())
                .isFalse();
        assertThat(new NameService(List.of("files"), true).staysInside()).isFalse();
    }

    @Test
    void theCoverLeavesEverythingElse() {
        assertThat(NameService.onlyFiles(DESKTOP)).isEqualTo("""
                passwd: files systemd
                # hosts: nothing
                hosts: files
                networks: files
                """);
    }
}
