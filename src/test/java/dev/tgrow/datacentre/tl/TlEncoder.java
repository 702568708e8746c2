package dev.tgrow.datacentre.tl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes values by a schema. Checks what it writes: a field that the constructor doesn't have, an object of the
/// wrong type or one that is missing is an error that names both.
final class TlEncoder {
    static final int VECTOR = 0x1cb5c415;
    static final int BOOL_TRUE = 0x997275b5;
    static final int BOOL_FALSE = 0xbc799737;

    private final TlSchema schema;

    TlEncoder(TlSchema schema) {
        this.schema = schema;
    }

    /// An object or a call with its id, or a Bool.
    void boxed(TlWriter out, Object value) {
        switch (value) {
            case Boolean flag -> out.int32(flag ? BOOL_TRUE : BOOL_FALSE);
            case TlObject object -> {
                var constructor = schema.named(object.name());
                out.int32(constructor.id());
                fields(out, constructor, object);
            }
            default -> throw new TlException("no object: " + value.getClass().getSimpleName());
        }
    }

    /// What the method `method` returns.
    void result(TlWriter out, Combinator method, Object value) {
        var field = new TlField(
                "result",
                method.result(),
                TlType.of(method.result()),
                null,
                method.vector() ? TlField.Vector.BOXED : null,
                null);
        value(out, method, field, value);
    }

    /// The fields alone, without the id.
    void fields(TlWriter out, Combinator constructor, TlObject object) {
        var values = values(constructor, object);
        var flags = flags(constructor, values);
        for (int i = 0; i < values.length; i++) {
            var field = constructor.fields().get(i);
            if (field.type() == TlType.FLAGS) {
                out.int32(flags[i]);
            } else if (written(field, flags)) {
                value(out, constructor, field, values[i]);
            }
        }
    }

    /// Two fields may share a flag: then both are there or none is.
    private static boolean written(TlField field, int[] flags) {
        var condition = field.condition();
        return condition == null || (field.type() != TlType.TRUE && condition.holds(flags));
    }

    private static @Nullable Object[] values(Combinator constructor, TlObject object) {
        var values = new @Nullable Object[constructor.fields().size()];
        for (var entry = object.last(); entry != null; entry = entry.before()) {
            var slot = constructor.slots().get(entry.field());
            if (slot == null || constructor.fields().get(slot).type() == TlType.FLAGS) {
                throw new TlException("%s has no field %s".formatted(constructor.name(), entry.field()));
            }
            if (values[slot] == null) {
                values[slot] = entry.value();
            }
        }
        return values;
    }

    private static int[] flags(Combinator constructor, @Nullable Object[] values) {
        var flags = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            var field = constructor.fields().get(i);
            var condition = field.condition();
            if (condition != null && values[i] != null && (field.type() != TlType.TRUE || set(values[i]))) {
                flags[condition.slot()] |= 1 << condition.bit();
            }
        }
        return flags;
    }

    private static boolean set(@Nullable Object flag) {
        return Boolean.TRUE.equals(flag);
    }

    private void value(TlWriter out, Combinator owner, TlField field, @Nullable Object value) {
        if (field.vector() == null) {
            single(out, owner, field, value);
            return;
        }
        if (field.vector() == TlField.Vector.BOXED) {
            out.int32(VECTOR);
        }
        var items = value == null ? List.of() : cast(owner, field, value, List.class);
        out.int32(items.size());
        for (var item : items) {
            single(out, owner, field, item);
        }
    }

    private void single(TlWriter out, Combinator owner, TlField field, @Nullable Object value) {
        switch (field.type()) {
            case INT -> out.int32(value == null ? 0 : cast(owner, field, value, Integer.class));
            case LONG ->
                out.int64(
                        value == null
                                ? 0
                                : cast(owner, field, value, Number.class).longValue());
            case DOUBLE ->
                out.real(
                        value == null
                                ? 0
                                : cast(owner, field, value, Number.class).doubleValue());
            case STRING -> out.bytes(value == null ? new byte[0] : utf8(cast(owner, field, value, String.class)));
            case BYTES -> out.bytes(value == null ? new byte[0] : cast(owner, field, value, byte[].class));
            case INT128 -> out.raw(sized(owner, field, value, 16));
            case INT256 -> out.raw(sized(owner, field, value, 32));
            case BOOL -> out.int32(set(value) ? BOOL_TRUE : BOOL_FALSE);
            case TRUE, FLAGS -> throw new TlException(where(owner, field) + " is no value");
            case OBJECT -> object(out, owner, field, value);
        }
    }

    private void object(TlWriter out, Combinator owner, TlField field, @Nullable Object value) {
        if (value == null) {
            throw new TlException("%s is missing: a %s".formatted(where(owner, field), field.typeName()));
        }
        if (field.any()) {
            boxed(out, value);
            return;
        }
        var object = cast(owner, field, value, TlObject.class);
        var constructor = schema.named(object.name());
        var bare = field.bare();
        if (constructor.method() || (bare == null && !constructor.result().equals(field.typeName()))) {
            throw new TlException(
                    "%s is a %s, not %s".formatted(where(owner, field), field.typeName(), constructor.name()));
        }
        if (bare == null) {
            out.int32(constructor.id());
        } else if (bare != constructor.id()) {
            throw new TlException("%s can't be %s".formatted(where(owner, field), constructor.name()));
        }
        fields(out, constructor, object);
    }

    private static byte[] sized(Combinator owner, TlField field, @Nullable Object value, int size) {
        var bytes = value == null ? new byte[0] : cast(owner, field, value, byte[].class);
        if (bytes.length != size) {
            throw new TlException("%s has %d bytes, not %d".formatted(where(owner, field), bytes.length, size));
        }
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T cast(Combinator owner, TlField field, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new TlException("%s is a %s, not a %s"
                    .formatted(
                            where(owner, field),
                            type.getSimpleName(),
                            value.getClass().getSimpleName()));
        }
        return type.cast(value);
    }

    private static String where(Combinator owner, TlField field) {
        return owner.name() + "." + field.name();
    }
}
