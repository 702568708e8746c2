package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.Attachment;
import dev.tgrow.world.WorldError;

/// `upload.*`: files to the server and back.
final class FileMethods {
    private static final int LARGEST_PIECE = 1024 * 1024;
    private static final int PIECE_UNIT = 4096;

    private FileMethods() {}

    static void register(Methods methods) {
        methods.add("upload.saveFilePart", FileMethods::savePart)
                .add("upload.saveBigFilePart", FileMethods::saveBigPart)
                .add("upload.getFile", FileMethods::file);
    }

    private static Object savePart(Request request) {
        var call = request.arguments();
        request.uploads()
                .save(request.account().id(), call.number("file_id"), call.integer("file_part"), call.bytes("bytes"));
        return true;
    }

    private static Object saveBigPart(Request request) {
        var call = request.arguments();
        var parts = call.integer("file_total_parts");
        request.uploads()
                .save(
                        request.account().id(),
                        call.number("file_id"),
                        call.integer("file_part"),
                        // The sender of a stream learns the number of parts last.
                        parts == -1 ? call.integer("file_part") + 1 : parts,
                        call.bytes("bytes"));
        return true;
    }

    private static TlObject file(Request request) {
        var call = request.arguments();
        var location = call.object("location");
        var offset = call.number("offset");
        var limit = call.integer("limit");
        if (offset < 0 || offset % PIECE_UNIT != 0) throw WorldError.of("OFFSET_INVALID");
        if (limit <= 0 || limit > LARGEST_PIECE || limit % PIECE_UNIT != 0) throw WorldError.of("LIMIT_INVALID");
        var file = switch (location.name()) {
            case "inputPhotoFileLocation", "inputDocumentFileLocation" -> named(request, location);
            default -> throw WorldError.of("LOCATION_INVALID");
        };
        return TlObject.of("upload.file")
                .with("type", TlObject.of(type(file.mime())))
                .with("mtime", request.seconds())
                .with("bytes", request.files().read(file, offset, limit));
    }

    private static Attachment named(Request request, TlObject location) {
        try {
            return request.files().named(request.account(), location.number("id"), location.number("access_hash"));
        } catch (WorldError _) {
            throw WorldError.of("FILE_ID_INVALID");
        }
    }

    private static String type(String mime) {
        return switch (mime) {
            case "image/jpeg" -> "storage.fileJpeg";
            case "image/png" -> "storage.filePng";
            case "image/gif" -> "storage.fileGif";
            case "image/webp" -> "storage.fileWebp";
            case "application/pdf" -> "storage.filePdf";
            case "video/mp4" -> "storage.fileMp4";
            case "audio/mpeg" -> "storage.fileMp3";
            default -> "storage.fileUnknown";
        };
    }
}
