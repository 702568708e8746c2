package dev.tgrow.datacentre.tl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

/// What is inside a `gzip_packed`: a gzip stream by its definition, a zlib stream from TDLib.
public final class TlGzip {
    /// The id of `gzip_packed`, which no schema file lists.
    public static final int ID = 0x3072cfa1;

    /// More than any answer or request has; protects from a stream that unpacks to gigabytes.
    private static final int LARGEST = 1 << 24;

    private static final int GZIP_MAGIC = 0x1f;
    private static final int BUFFER = 8192;

    private TlGzip() {}

    public static byte[] unpack(byte[] packed) {
        try (var in = stream(packed)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new TlException("gzip_packed holds more than %d bytes".formatted(LARGEST));
            }
            return bytes;
        } catch (IOException e) {
            throw new TlException("gzip_packed holds neither gzip nor zlib", e);
        }
    }

    public static byte[] pack(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 2);
        try (var gzip = new Quick(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static InputStream stream(byte[] packed) throws IOException {
        var in = new ByteArrayInputStream(packed);
        return packed.length > 0 && packed[0] == GZIP_MAGIC ? new GZIPInputStream(in) : new InflaterInputStream(in);
    }

    /// The quickest level: a page of members takes a fifth of the time, and the network is none.
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
