package dev.tgrow.datacentre.tl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads values by a schema from hostile bytes; an object of another type than the field's is an error.
final class TlDecoder {
    /// Deeper than any call or object of the API is nested.
    private static final int DEEPEST = 64;

    private final TlSchema schema;
    private int depth;

    TlDecoder(TlSchema schema) {
        this.schema = schema;
    }

    /// An object or a call with its id, a Bool, or a vector of such.
    Object boxed(TlReader in) {
        deeper();
        int id = in.int32();
        var value = switch (id) {
            case TlGzip.ID -> boxed(new TlReader(TlGzip.unpack(in.bytes())));
            case TlEncoder.BOOL_TRUE -> true;
            case TlEncoder.BOOL_FALSE -> false;
            case TlEncoder.VECTOR -> vector(in);
            default -> fields(in, numbered(id));
        };
        depth--;
        return value;
    }

    /// What the method `method` returns.
    Object result(TlReader in, Combinator method) {
        var field = new TlField(
                "result",
                method.result(),
                TlType.of(method.result()),
                null,
                method.vector() ? TlField.Vector.BOXED : null,
                null);
        return value(in, method, field);
    }

    private List<Object> vector(TlReader in) {
        int count = count(in);
        var items = new ArrayList<Object>(count);
        for (int i = 0; i < count; i++) {
            items.add(boxed(in));
        }
        return items;
    }

    private TlObject fields(TlReader in, Combinator constructor) {
        deeper();
        var object = TlObject.of(constructor.name());
        var flags = new int[constructor.fields().size()];
        for (int i = 0; i < flags.length; i++) {
            var field = constructor.fields().get(i);
            if (field.type() == TlType.FLAGS) {
                flags[i] = in.int32();
            } else if (present(field, flags)) {
                object = object.with(field.name(), value(in, constructor, field));
            }
        }
        depth--;
        return object;
    }

    private static boolean present(TlField field, int[] flags) {
        var condition = field.condition();
        return condition == null || condition.holds(flags);
    }

    private Object value(TlReader in, Combinator owner, TlField field) {
        if (field.vector() == null) {
            return single(in, owner, field);
        }
        if (field.vector() == TlField.Vector.BOXED && in.int32() != TlEncoder.VECTOR) {
            throw new TlException("%s.%s is no vector".formatted(owner.name(), field.name()));
        }
        int count = count(in);
        var items = new ArrayList<Object>(count);
        for (int i = 0; i < count; i++) {
            items.add(single(in, owner, field));
        }
        return items;
    }

    private Object single(TlReader in, Combinator owner, TlField field) {
        return switch (field.type()) {
            case INT -> in.int32();
            case LONG -> in.int64();
            case DOUBLE -> in.real();
            case STRING -> in.string();
            case BYTES -> in.bytes();
            case INT128 -> in.raw(16);
            case INT256 -> in.raw(32);
            case BOOL -> bool(in, owner, field);
            case TRUE -> true;
            case FLAGS -> throw new TlException("%s.%s is no value".formatted(owner.name(), field.name()));
            case OBJECT -> object(in, owner, field);
        };
    }

    private Object object(TlReader in, Combinator owner, TlField field) {
        var bare = field.bare();
        if (bare != null) {
            return fields(in, numbered(bare));
        }
        var value = boxed(in);
        if (!field.any() && !(value instanceof TlObject object && fits(object, field))) {
            throw new TlException("%s.%s is no %s".formatted(owner.name(), field.name(), field.typeName()));
        }
        return value;
    }

    private boolean fits(TlObject object, TlField field) {
        var constructor = schema.named(object.name());
        return !constructor.method() && constructor.result().equals(field.typeName());
    }

    private static Object bool(TlReader in, Combinator owner, TlField field) {
        return switch (in.int32()) {
            case TlEncoder.BOOL_TRUE -> true;
            case TlEncoder.BOOL_FALSE -> false;
            default -> throw new TlException("%s.%s is no Bool".formatted(owner.name(), field.name()));
        };
    }

    /// Every item takes at least four bytes, so a count can't ask for more memory than its bytes did.
    private static int count(TlReader in) {
        int count = in.int32();
        if (count < 0 || count > in.left() / 4) {
            throw new TlException("a vector of %d in %d bytes".formatted(count, in.left()));
        }
        return count;
    }

    private Combinator numbered(int id) {
        @Nullable Combinator found = schema.numbered(id);
        if (found == null) {
            throw new TlException("layer %d has no constructor #%08x".formatted(schema.layer(), id));
        }
        return found;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new TlException("objects more than %d deep".formatted(DEEPEST));
        }
    }
}
