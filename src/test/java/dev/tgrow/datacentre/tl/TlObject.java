package dev.tgrow.datacentre.tl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// An object or a call of TL: the name of its constructor or method, and its fields in the order they were given.
///
/// Values are [TlObject], [List], [Boolean], [Integer], [Long], [Double], [String] and byte arrays; a flag that
/// isn't set is an absent field. Immutable (as far as the lists and arrays given to it are left alone): `with`
/// gives a new object that shares what was there, so that a template can be kept and extended by many threads.
public final class TlObject {
    private final String name;
    private final @Nullable Entry last;

    /// One field, linked to the one given before it.
    record Entry(String field, Object value, @Nullable Entry before) {}

    private TlObject(String name, @Nullable Entry last) {
        this.name = name;
        this.last = last;
    }

    public static TlObject of(String name) {
        return new TlObject(name, null);
    }

    /// The object with one more field; a field given twice has its newer value. Null leaves the field out.
    public TlObject with(String field, @Nullable Object value) {
        return value == null ? this : new TlObject(name, new Entry(field, value, last));
    }

    public String name() {
        return name;
    }

    public boolean is(String constructor) {
        return name.equals(constructor);
    }

    public boolean has(String field) {
        return find(field) != null;
    }

    /// Whether a flag or a Bool is set; one that is absent isn't.
    public boolean flag(String field) {
        return has(field) && get(field, Boolean.class);
    }

    public String string(String field) {
        return get(field, String.class);
    }

    /// An `int`, which must not be a `long`.
    public int integer(String field) {
        return get(field, Integer.class);
    }

    /// An `int` or a `long`.
    public long number(String field) {
        return get(field, Number.class).longValue();
    }

    public double real(String field) {
        return get(field, Double.class);
    }

    public byte[] bytes(String field) {
        return get(field, byte[].class);
    }

    public TlObject object(String field) {
        return get(field, TlObject.class);
    }

    public List<?> list(String field) {
        return get(field, List.class);
    }

    /// A vector of objects.
    public List<TlObject> objects(String field) {
        return list(field).stream()
                .map(each -> cast(field, each, TlObject.class))
                .toList();
    }

    /// A vector of `int` or `long`.
    public List<Long> numbers(String field) {
        return list(field).stream()
                .map(each -> cast(field, each, Number.class).longValue())
                .toList();
    }

    public Optional<String> optionalString(String field) {
        return optional(field, String.class);
    }

    public OptionalInt optionalInteger(String field) {
        return has(field) ? OptionalInt.of(integer(field)) : OptionalInt.empty();
    }

    public OptionalLong optionalNumber(String field) {
        return has(field) ? OptionalLong.of(number(field)) : OptionalLong.empty();
    }

    public Optional<TlObject> optionalObject(String field) {
        return optional(field, TlObject.class);
    }

    public Optional<byte[]> optionalBytes(String field) {
        return optional(field, byte[].class);
    }

    /// The fields by name, in order.
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        for (var entry = last; entry != null; entry = entry.before) {
            fields.putIfAbsent(entry.field, entry.value);
        }
        var ordered = new LinkedHashMap<String, Object>();
        fields.sequencedEntrySet().reversed().forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    /// The newest field, from which all others are reached.
    @Nullable
    Entry last() {
        return last;
    }

    private <T> Optional<T> optional(String field, Class<T> type) {
        return Optional.ofNullable(find(field)).map(value -> cast(field, value, type));
    }

    private <T> T get(String field, Class<T> type) {
        var value = find(field);
        if (value == null) {
            throw new TlException("%s has no %s".formatted(name, field));
        }
        return cast(field, value, type);
    }

    private <T> T cast(String field, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new TlException("%s.%s is a %s, not a %s"
                    .formatted(name, field, value.getClass().getSimpleName(), type.getSimpleName()));
        }
        return type.cast(value);
    }

    private @Nullable Object find(String field) {
        for (var entry = last; entry != null; entry = entry.before) {
            if (entry.field.equals(field)) {
                return entry.value;
            }
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlObject that
                && name.equals(that.name)
                && Objects.deepEquals(comparable(), that.comparable());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, fields().keySet());
    }

    private Map<String, Object> comparable() {
        var fields = fields();
        fields.replaceAll((_, value) -> TlText.comparable(value));
        return fields;
    }

    /// For people: `user{id=5, first_name=Ann}`, with byte arrays told by their length.
    @Override
    public String toString() {
        return TlText.of(this);
    }
}
