package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// No test can load TDLib but one that is marked [OnEngine], and so runs where it can reach nobody. A test class that
/// so much as names a way to load it must be marked, or stand in the list here with the reason why it loads nothing.
class WhoLoadsTest {
    private static final Set<String> WAYS_TO_LOAD = Set.of(
            "dev/tgrow/tdlib/NativeTdJson",
            "dev/tgrow/tdlib/TdLibrary.load",
            "dev/tgrow/tdlib/TdLibrary.loadTdlight",
            "dev/tgrow/tdlib/EngineInfo.of",
            "dev/tgrow/tdlib/EngineInfo.ofTdlight",
            "java/lang/foreign/SymbolLookup.libraryLookup",
            "java/lang/System.load",
            "java/lang/System.loadLibrary");

    private static final Set<String> SETTINGS_THAT_LOAD = Set.of("TGROW_TDLIB", "--tdlib", "tdlib:");

    private static final Map<String, String> LOADS_NOTHING = Map.of(
            "dev/tgrow/engine/WhoLoadsTest", "only names them",
            "dev/tgrow/engine/CommandLine", "asks for an Engine, which nobody gets who is not alone",
            "dev/tgrow/tdlib/TdPipe", "asks for an Engine, too",
            "dev/tgrow/engine/EngineStage", "asks for an Engine too",
            "dev/tgrow/tdlib/NpmPackageTest", "its library is a text",
            "dev/tgrow/cli/CommandLineTest", "its library is missing");

    @Test
    void onlyMarkedTestsNameAWayToLoadTheLibrary() {
        var unmarked = new TreeMap<String, Set<String>>();
        for (Compiled type : compiled()) {
            if (!type.ways().isEmpty() && !type.isMarked() && !LOADS_NOTHING.containsKey(type.outermost())) {
                unmarked.put(type.name(), type.ways());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    @Test
    void theListNamesNobodyInVain() {
        var named = compiled().stream().filter(type -> !type.ways().isEmpty()).map(Compiled::outermost);
        assertThat(named).containsAll(LOADS_NOTHING.keySet());
    }

    /// One with another name would be run by nobody, and nobody would notice.
    @Test
    void markedTestsHaveTheNameByWhichMavenFindsThem() {
        assertThat(compiled())
                .filteredOn(Compiled::isMarked)
                .extracting(Compiled::outermost)
                .isNotEmpty()
                .allMatch(name -> name.endsWith("IT"));
    }

    private record Compiled(String name, Set<String> ways) {
        String outermost() {
            return name.replaceFirst("\\$.*", "");
        }

        boolean isMarked() {
            try {
                var loader = WhoLoadsTest.class.getClassLoader();
                return Class.forName(outermost().replace('/', '.'), false, loader)
                        .isAnnotationPresent(OnEngine.class);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<Compiled> compiled() {
        try (var files = Files.walk(Path.of("target/test-classes/dev/tgrow"))) {
            var found = new ArrayList<Compiled>();
            for (Path file : files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .toList()) {
                found.add(read(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Compiled read(Path file) throws IOException {
        var model = ClassFile.of().parse(file);
        var ways = new TreeSet<String>();
        for (var entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type -> ways.add(type.asInternalName());
                case MemberRefEntry member ->
                    ways.add(member.owner().asInternalName() + "."
                            + member.name().stringValue());
                case StringEntry text ->
                    SETTINGS_THAT_LOAD.stream()
                            .filter(text.stringValue()::contains)
                            .forEach(ways::add);
                default -> {}
            }
        }
        ways.removeIf(way -> !WAYS_TO_LOAD.contains(way) && !SETTINGS_THAT_LOAD.contains(way));
        return new Compiled(model.thisClass().asInternalName(), ways);
    }
}
