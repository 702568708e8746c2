package dev.tgrow.cli;

import dev.tgrow.members.LinkTerms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the invite link of a transfer shall be like.
final class LinkOptions {
    @Option(
            names = "--link-expires",
            paramLabel = "WHEN",
            description = "When the invite link ends: in 7d, or on 2026-12-01 or 2026-12-01T10:00Z (default: never).")
    @Nullable
    String expires;

    @Option(
            names = "--link-limit",
            paramLabel = "N",
            description = "How many may join by the invite link, 1 to 99999 (default: all).")
    @Nullable
    Integer limit;

    @Option(
            names = "--link-requests",
            description = "Who uses the invite link asks to join, and waits for members requests approve.")
    boolean requests;

    LinkTerms terms(Instant now) {
        return LinkTerms.of(
                Optional.ofNullable(expires), Optional.ofNullable(limit), requests, now, ZoneId.systemDefault());
    }
}
