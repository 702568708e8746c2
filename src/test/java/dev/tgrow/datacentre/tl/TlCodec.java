package dev.tgrow.datacentre.tl;

/// TL values to bytes and back. Safe for use by all threads.
///
/// Flags are computed from the fields that are there; an absent plain field is written as zero, "" or an empty
/// vector; an absent object is an error. Throws [TlException], which names the constructor and the field.
public final class TlCodec {
    private final TlSchema schema;
    private final TlEncoder encoder;

    public TlCodec(TlSchema schema) {
        this.schema = schema;
        this.encoder = new TlEncoder(schema);
    }

    public TlSchema schema() {
        return schema;
    }

    /// An object or a call with the id of its constructor.
    public byte[] encode(TlObject object) {
        var out = new TlWriter();
        encoder.boxed(out, object);
        return out.toBytes();
    }

    /// The fields of an object without the id of its constructor.
    public byte[] encodeBare(TlObject object) {
        var out = new TlWriter();
        encoder.fields(out, schema.named(object.name()), object);
        return out.toBytes();
    }

    /// What the method returns: an object, a Bool, or a vector of objects or numbers, as the schema says.
    public byte[] encodeResult(String method, Object value) {
        var out = new TlWriter(1024);
        encoder.result(out, method(method), value);
        return out.toBytes();
    }

    /// The object or call that `bytes` begin with; what follows it is left alone.
    public TlObject decode(byte[] bytes) {
        return decode(new TlReader(bytes));
    }

    /// The object or call at the reader's position; the reader stands behind it afterwards.
    public TlObject decode(TlReader in) {
        if (new TlDecoder(schema).boxed(in) instanceof TlObject object) {
            return object;
        }
        throw new TlException("an object was expected, not a Bool or a vector");
    }

    /// What a call of the method was answered, where it isn't an error.
    public Object decodeResult(String method, TlReader in) {
        return new TlDecoder(schema).result(in, method(method));
    }

    private Combinator method(String name) {
        var method = schema.named(name);
        if (!method.method()) {
            throw new TlException(name + " is no method");
        }
        return method;
    }
}
