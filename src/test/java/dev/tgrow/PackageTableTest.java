package dev.tgrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Who may use whom: the table is the architecture, the rest of the file enforces it.
///
/// It reads constant pools, because a type that is named only in a `case T _ ->` is seen nowhere else.
class PackageTableTest {
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("telegram", Set.of()),
            Map.entry("run", Set.of("telegram")),
            Map.entry("store", Set.of("telegram", "run")),
            Map.entry("pacing", Set.of("telegram", "run", "store")),
            Map.entry("ledger", Set.of("telegram", "run", "store")),
            Map.entry("health", Set.of("telegram", "run", "store")),
            Map.entry("input", Set.of("telegram")),
            Map.entry("members", Set.of("telegram", "run", "store", "ledger", "input")),
            Map.entry("promo", Set.of("telegram", "run", "store", "ledger", "input")),
            Map.entry("channels", Set.of("telegram", "run", "store")),
            Map.entry("people", Set.of("telegram", "run", "store", "input")),
            Map.entry("accounts", Set.of("telegram", "run")),
            Map.entry("tdlib", Set.of("telegram", "run", "accounts")),
            Map.entry("world", Set.of("telegram", "run")),
            Map.entry("sandbox", Set.of("telegram", "run", "world")),
            Map.entry("render", Set.of("run")),
            Map.entry(
                    "app",
                    Set.of(
                            "telegram",
                            "run",
                            "store",
                            "ledger",
                            "health",
                            "pacing",
                            "input",
                            "members",
                            "promo",
                            "channels",
                            "people",
                            "accounts",
                            "tdlib",
                            "world",
                            "sandbox",
                            "render")),
            Map.entry(
                    "cli",
                    Set.of(
                            "telegram",
                            "run",
                            "ledger",
                            "input",
                            "members",
                            "promo",
                            "channels",
                            "people",
                            "accounts",
                            "render",
                            "app")),
            Map.entry("", Set.of("cli", "app", "render", "run")));

    /// Library packages and the only packages of ours that may name them.
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "picocli/", Set.of("cli"),
            "tools/jackson/", Set.of("input", "tdlib", "world", "render", "app"),
            "java/sql/", Set.of("store"),
            "org/sqlite/", Set.of("store"),
            "org/postgresql/", Set.of("store"),
            "java/lang/foreign/", Set.of("tdlib"),
            "org/slf4j/", Set.of("app", "tdlib"),
            "ch/qos/logback/", Set.of("app"),
            "java/util/concurrent/StructuredTaskScope", Set.of("run"));

    private static final Pattern OURS = Pattern.compile("dev/tgrow/(?:([a-z]+)/)?[A-Z]");

    @Test
    void packagesUseOnlyWhatTheTableAllows() throws IOException {
        var extra = new TreeMap<String, Set<String>>();
        for (Compiled type : compiled()) {
            for (String name : type.names()) {
                var used = OURS.matcher(name);
                while (used.find()) {
                    var target = used.group(1) == null ? "" : used.group(1);
                    if (!target.equals(type.home())
                            && !MAY_USE.getOrDefault(type.home(), Set.of()).contains(target)) {
                        extra.computeIfAbsent(type.home() + " → " + target, _ -> new TreeSet<>())
                                .add(type.name());
                    }
                }
            }
        }
        assertThat(extra).isEmpty();
    }

    @Test
    void librariesAreUsedOnlyWhereTheTableAllows() throws IOException {
        var extra = new TreeSet<String>();
        for (Compiled type : compiled()) {
            LIBRARIES.forEach((library, users) -> {
                if (!users.contains(type.home()) && type.names().stream().anyMatch(name -> name.contains(library))) {
                    extra.add(type.name() + " → " + library);
                }
            });
        }
        assertThat(extra).isEmpty();
    }

    @Test
    void everyPackageIsInTheTable() throws IOException {
        assertThat(compiled()).extracting(Compiled::home).isSubsetOf(MAY_USE.keySet());
    }

    @Test
    void theTableHasNoCycles() {
        for (String start : MAY_USE.keySet()) {
            var reached = new TreeSet<>(MAY_USE.getOrDefault(start, Set.of()));
            while (reached.addAll(List.copyOf(reached).stream()
                    .flatMap(p -> MAY_USE.getOrDefault(p, Set.of()).stream())
                    .toList())) {}
            assertThat(reached).as("reached from " + start).doesNotContain(start);
        }
    }

    @Test
    void onlyTimeSleepsAndReadsTheClock() throws IOException {
        var sleepers = compiled().stream()
                .filter(type -> !type.name().startsWith("dev/tgrow/run/Time"))
                .filter(type -> type.members().contains("java/lang/Thread.sleep")
                        || type.members().contains("java/lang/System.currentTimeMillis")
                        || type.members().contains("java/time/Instant.now"))
                .map(Compiled::name);
        assertThat(sleepers).isEmpty();
    }

    @Test
    void onlyMainKnowsTheStandardStreams() throws IOException {
        var users = compiled().stream()
                .filter(type -> !type.home().isEmpty())
                .filter(type -> type.members().contains("java/lang/System.out")
                        || type.members().contains("java/lang/System.err")
                        || type.members().contains("java/lang/System.exit"))
                .map(Compiled::name);
        assertThat(users).isEmpty();
    }

    private record Compiled(String home, String name, Set<String> names, Set<String> members) {}

    private static List<Compiled> compiled() throws IOException {
        try (var files = Files.walk(Path.of("target/classes/dev/tgrow"))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(PackageTableTest::read)
                    .toList();
        }
    }

    private static Compiled read(Path file) {
        try {
            var model = ClassFile.of().parse(file);
            var self = model.thisClass().asInternalName();
            var home = OURS.matcher(self);
            if (!home.find()) return new Compiled("", self, Set.of(), Set.of());
            var names = new TreeSet<String>();
            var members = new TreeSet<String>();
            for (PoolEntry entry : model.constantPool()) {
                switch (entry) {
                    case ClassEntry type -> names.add(type.asInternalName());
                    case Utf8Entry text -> names.add(text.stringValue());
                    case java.lang.classfile.constantpool.MemberRefEntry member ->
                        members.add(member.owner().asInternalName() + "."
                                + member.name().stringValue());
                    default -> {}
                }
            }
            return new Compiled(home.group(1) == null ? "" : home.group(1), self, names, members);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
