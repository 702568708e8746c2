package dev.tgrow.store;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/// The first frame of a partial file: what it holds, and since when.
record PartialHead(String format, String key, Instant begun) {
    private static final String FORMAT = "tgrow partial list " + MemberBytes.LAYOUT;

    static PartialHead of(PartialLists.Key key, Instant now) {
        return new PartialHead(FORMAT, key.text(), now);
    }

    static PartialHead read(ByteBuffer in) {
        return new PartialHead(Bytes.text(in), Bytes.text(in), Instant.ofEpochMilli(in.getLong()));
    }

    void write(Bytes out) {
        out.put(format);
        out.put(key);
        out.put(begun.toEpochMilli());
    }

    /// Whether this program can read the rest.
    boolean isOurs() {
        return format.equals(FORMAT);
    }

    boolean isOf(PartialLists.Key list) {
        return key.equals(list.text());
    }

    /// Whether it is of an account, whatever the list.
    boolean isOf(String account) {
        return key.startsWith(account + " ");
    }

    /// Whether nobody may go on with it any more. A clock that was set back says nothing of the age.
    boolean isStale(Instant now) {
        return Duration.between(begun, now).abs().compareTo(PartialLists.KEPT) >= 0;
    }
}
