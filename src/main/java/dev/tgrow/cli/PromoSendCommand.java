package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import dev.tgrow.input.MessageFile;
import dev.tgrow.input.Target;
import dev.tgrow.input.TargetFile;
import dev.tgrow.input.When;
import dev.tgrow.ledger.Resolve;
import dev.tgrow.promo.SendPromo;
import dev.tgrow.render.Streams;
import dev.tgrow.run.RunEvent;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.ParseMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "send", description = "Announce to a list of chats that want to hear it.")
final class PromoSendCommand implements Callable<Integer> {
    private static final Work.Defaults DEFAULTS =
            new Work.Defaults(Duration.ofMinutes(5), Duration.ofSeconds(45), Duration.ofSeconds(75));

    private final Launcher launcher;
    private final Streams streams;

    @Mixin
    RunMixin run;

    @ArgGroup
    @Nullable
    Text text;

    /// The message's words.
    static final class Text {
        @Option(names = "--message", required = true, paramLabel = "TEXT", description = "The message.")
        @Nullable
        String message;

        @Option(
                names = "--message-file",
                required = true,
                paramLabel = "FILE",
                description = "A file with the message; - is standard input.")
        @Nullable
        String file;
    }

    @Option(
            names = "--media",
            paramLabel = "FILE",
            description = "A photo (jpg, png) or another file to send; several are an album.")
    List<Path> media = List.of();

    @Option(
            names = "--to",
            paramLabel = "CHAT[:TOPIC]",
            description = "A chat to write to, or a topic of it, by number or title; may be given several times.")
    List<Target> to = List.of();

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description = "A list of chats: one a line, YAML, or CSV with a column chat; - is standard input.")
    @Nullable
    String targets;

    @Option(names = "--parse-mode", paramLabel = "MODE", description = "markdown, html or none (default: none).")
    ParseMode mode = ParseMode.NONE;

    @Option(names = "--silent", description = "Members get no sound.")
    boolean silent;

    @Option(names = "--no-preview", description = "Show no preview of links.")
    boolean noPreview;

    @Option(names = "--pin", description = "Pin the message where it was sent.")
    boolean pin;

    @Option(
            names = "--schedule",
            paramLabel = "AT",
            description = "Let Telegram send it at this time: 2026-12-01T18:30, 18:30, or 3h for in three hours.")
    @Nullable
    String schedule;

    @Option(
            names = "--max-stars",
            paramLabel = "N",
            description = "Telegram Stars that one chat may cost (default: 0, so chats that charge are left out).")
    long maxStars;

    @Option(names = "--dry-run", description = "Check everything and print the plan; send nothing.")
    boolean dryRun;

    @Option(
            names = "--campaign",
            paramLabel = "NAME",
            description = "What this is remembered by: a chat gets a campaign once (default: made of the content).")
    @Nullable
    String campaign;

    @Option(names = "--again", description = "Send also to chats that have it already.")
    boolean again;

    @Option(
            names = "--resolve",
            paramLabel = "HOW",
            description = "Messages of which nobody knows whether they were sent: again or skip.")
    @Nullable
    Resolve resolve;

    @Option(names = "--fresh", description = "Changes nothing: what was sent is never sent twice (see --again).")
    boolean fresh;

    PromoSendCommand(Launcher launcher, Streams streams) {
        this.launcher = launcher;
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if ("-".equals(targets) && text != null && "-".equals(text.file)) {
            throw new IllegalArgumentException("--targets and --message-file can't both be standard input");
        }
        var everyone = new ArrayList<Target>();
        everyone.addAll(to);
        var notes = new ArrayList<String>();
        if (targets != null) {
            var listed = TargetFile.read(targets, streams.in());
            everyone.addAll(listed.targets());
            notes.addAll(listed.notes());
        }
        var source = source();
        return run.start(launcher, "promo send", DEFAULTS, desk -> {
            var request = new SendPromo.Request(
                    source,
                    mode,
                    media.stream().map(PromoSendCommand::local).toList(),
                    everyone,
                    silent,
                    !noPreview,
                    pin,
                    dryRun,
                    Optional.ofNullable(schedule).map(text -> time(text, desk.now())),
                    schedule != null && When.isWrittenOut(schedule),
                    maxStars,
                    Optional.ofNullable(campaign),
                    again,
                    Optional.ofNullable(resolve),
                    desk.minDelay(),
                    desk.maxDelay());
            return scope -> {
                notes.forEach(note -> scope.emit(new RunEvent.Note(note)));
                return desk.sendPromo(request).run(scope);
            };
        });
    }

    private String source() {
        if (text == null) return "";
        if (text.message != null) return text.message;
        return text.file == null ? "" : MessageFile.read(text.file, streams.in());
    }

    private static Instant time(String text, Instant now) {
        try {
            return When.ahead(text, now, ZoneId.systemDefault());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--schedule: " + e.getMessage(), e);
        }
    }

    private static Media.Local local(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("--media: '%s' is not a file that can be read".formatted(file));
        }
        if (file.toFile().length() == 0) throw new IllegalArgumentException("--media: '%s' is empty".formatted(file));
        var name = file.toString().toLowerCase(Locale.ROOT);
        // Of the kinds that cameras and screens make TDLib takes these for photos; webp it refuses as one.
        var photo = name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
        return new Media.Local(photo ? Media.Kind.PHOTO : Media.Kind.DOCUMENT, file.toAbsolutePath());
    }
}
