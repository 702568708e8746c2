package dev.tgrow.datacentre.tl;

/// A value that doesn't fit the schema, or bytes that are no TL: the message names the constructor and the field.
public final class TlException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TlException(String message) {
        super(message);
    }

    public TlException(String message, Throwable cause) {
        super(message, cause);
    }
}
