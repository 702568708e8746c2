package dev.tgrow.datacentre.tl;

/// What is written for a type: the built-in types by name, everything else as an object.
enum TlType {
    INT,
    LONG,
    INT128,
    INT256,
    DOUBLE,
    STRING,
    BYTES,
    BOOL,
    TRUE,
    FLAGS,
    OBJECT;

    /// `int53` is the schema's word for a `long` that a JavaScript number can hold.
    static TlType of(String type) {
        return switch (type) {
            case "int" -> INT;
            case "long", "int53" -> LONG;
            case "int128" -> INT128;
            case "int256" -> INT256;
            case "double" -> DOUBLE;
            case "string" -> STRING;
            case "bytes" -> BYTES;
            case "Bool" -> BOOL;
            case "true" -> TRUE;
            case "#" -> FLAGS;
            default -> OBJECT;
        };
    }
}
