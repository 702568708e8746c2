package dev.tgrow.render;

import java.time.Instant;
import java.util.Optional;

/// Why a command did not do all it was asked, for standard error: one sentence for people or one object for programs.
///
/// @param code a stable word: the end's, or `usage` and `configuration` before a run
/// @param message one sentence; may hold untrusted text
public record Problem(String code, int exit, String message, Optional<Instant> retryAt) {

    /// Says it on standard error.
    public void print(Format format, Streams streams, Color color) {
        var style = format.forPrograms() ? Style.PLAIN : Style.BAD;
        Screen.of(streams, color).line(style, line(format));
    }

    /// The line to print, without its end.
    String line(Format format) {
        return format.forPrograms() ? json() : Printable.line(message);
    }

    private String json() {
        return JsonLinesWriter.object(json -> {
            json.writeStartObject();
            json.writeStringProperty("type", "error");
            json.writeStringProperty("code", code);
            json.writeNumberProperty("exit", exit);
            json.writeStringProperty("message", Printable.line(message));
            json.writeName("retry_at");
            Values.write(json, retryAt.orElse(null));
            json.writeEndObject();
        });
    }
}
