package dev.tgrow.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How the C library finds the addresses of names. Its own DNS client uses the network and so ends at the namespace,
/// but some of its modules ask another process through a Unix socket, which no network namespace holds back; and that
/// process would ask the network.
///
/// @param sources what `/etc/nsswitch.conf` names for hosts, in order
/// @param cache whether a name service cache answers before all of them
record NameService(List<String> sources, boolean cache) {
    static final Path SWITCH = Path.of("/etc/nsswitch.conf");
    static final Path CACHE = Path.of("/run/nscd");

    private static final Set<String> HARMLESS = Set.of("files", "dns", "myhostname");
    private static final Pattern HOSTS = Pattern.compile("(?m)^\\s*hosts:(.*)$");

    static NameService current() throws IOException {
        var text = Files.exists(SWITCH) ? Files.readString(SWITCH) : "";
        return new NameService(sources(text), Files.exists(CACHE.resolve("socket")));
    }

    /// Without actions such as `[NOTFOUND=return]` and comments.
    static List<String> sources(String text) {
        var hosts = HOSTS.matcher(text);
        if (!hosts.find()) return List.of();
        var line = hosts.group(1).replaceFirst("#.*", "").replaceAll("\\[[^]]*]", " ");
        return Arrays.stream(line.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// Another `nsswitch.conf`, by which hosts are only looked up in `/etc/hosts`.
    static String onlyFiles(String text) {
        return HOSTS.matcher(text).replaceAll("hosts: files");
    }

    /// Whether a source may ask another process.
    boolean asksOthers() {
        return !HARMLESS.containsAll(sources);
    }

    /// Whether nothing that is asked here leaves the process but by the network.
    boolean staysInside() {
        return !cache && !asksOthers();
    }
}
