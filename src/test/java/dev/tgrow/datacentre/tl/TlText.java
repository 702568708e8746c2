package dev.tgrow.datacentre.tl;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;

/// TL values for people, and in a form that `equals` compares.
final class TlText {
    private TlText() {}

    static String of(TlObject object) {
        return object.fields().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + of(entry.getValue()))
                .collect(Collectors.joining(", ", object.name() + "{", "}"));
    }

    private static String of(Object value) {
        return switch (value) {
            case byte[] bytes -> "[" + bytes.length + " bytes]";
            case List<?> list -> list.stream().map(TlText::of).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }

    /// Byte arrays compare by identity; a buffer over one compares by what it holds.
    static Object comparable(Object value) {
        return switch (value) {
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case List<?> list -> list.stream().map(TlText::comparable).toList();
            default -> value;
        };
    }
}
