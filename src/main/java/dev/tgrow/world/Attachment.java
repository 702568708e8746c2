package dev.tgrow.world;

/// What a message holds besides text.
///
/// @param kind Telegram's word for it: `photo`, `document`, `video`, `poll`, …
/// @param file the file's number, the same wherever it is sent again; 0 where there is no file
/// @param name the file's name
/// @param size the file's length in bytes
public record Attachment(String kind, long file, String name, long size, String mime) {
    public static final String PHOTO = "photo";
    public static final String DOCUMENT = "document";
}
