import static java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import static java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import static java.lang.classfile.ClassFile.JAVA_8_VERSION;
import static java.lang.classfile.ClassFile.StackMapsOption;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// A copy of a jar in which class files of before Java 6 are of Java 8's version.
///
/// A start-up cache takes no class that the old verifier checks, the one without stack maps; it would load every such
/// class from the jar again at each start. The code stays as it is; stack maps are added.
final class LiftedJar {
    /// The first version whose verifier uses stack maps.
    private static final int JAVA_6_VERSION = 50;

    private final ZipFile original;
    private final ClassFile format;

    private LiftedJar(ZipFile original) {
        this.original = original;
        this.format = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ConstantPoolSharingOption.NEW_POOL,
                ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(this::open)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /// Whether `jar` holds a class that needs lifting.
    static boolean isNeededFor(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (isOld(entry, zip)) return true;
            }
            return false;
        }
    }

    /// Writes the lifted copy. The same jar gives the same bytes.
    static void write(Path jar, Path copy) throws IOException {
        try (var zip = new ZipFile(jar.toFile());
                var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(copy)))) {
            var lifted = new LiftedJar(zip);
            for (ZipEntry entry : zip.stream().toList()) {
                var written = new ZipEntry(entry.getName());
                written.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(written);
                out.write(isOld(entry, zip) ? lifted.lift(entry) : bytes(entry, zip));
            }
        }
    }

    private byte[] lift(ZipEntry entry) throws IOException {
        return format.transformClass(
                format.parse(bytes(entry, original)),
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                        .andThen(ClassTransform.endHandler(type -> type.withVersion(JAVA_8_VERSION, 0))));
    }

    private static boolean isOld(ZipEntry entry, ZipFile zip) throws IOException {
        if (!entry.getName().endsWith(".class")) return false;
        try (var in = zip.getInputStream(entry)) {
            var header = in.readNBytes(8);
            return Byte.toUnsignedInt(header[6]) * 256 + Byte.toUnsignedInt(header[7]) < JAVA_6_VERSION;
        }
    }

    private static byte[] bytes(ZipEntry entry, ZipFile zip) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private InputStream open(ClassDesc type) {
        try {
            var descriptor = type.descriptorString();
            var entry = original.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
            return entry == null ? null : original.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
