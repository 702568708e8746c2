package dev.tgrow.tdlib;

import dev.tgrow.telegram.Notice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes TDLib's log from its threads to ours: secrets are removed, and what tells of a silent wait becomes a notice.
///
/// TDLib's threads only put a line into a queue of bounded length and never wait; the reader thread empties it.
final class TdLog implements TdJson.LogListener {
    private static final Logger LOG = LoggerFactory.getLogger("tdlib");
    private static final int QUEUE = 1_000;
    private static final int LINE = 2_000;

    /// `Delay: [Query:[id:1][tl:0x545cd15a]] [timeout:3]… because of [Error : 420 : FLOOD_WAIT_3] from …`
    private static final Pattern DELAY = Pattern.compile(
            "Delay: \\[Query:\\[id:\\d+]\\[tl:0x([0-9a-f]+)].*\\[timeout:(\\d{1,6})].*"
                    + "\\[Error : \\d+ : (?:FLOOD_WAIT|SLOWMODE_WAIT|FLOOD_PREMIUM_WAIT)_\\d+]",
            Pattern.DOTALL);

    /// Layer 223's numbers of the server's methods, as the methods of TDLib that use them.
    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("545cd15a", "sendMessage"),
            Map.entry("330e77f", "sendMessage"),
            Map.entry("c9e33d54", "addChatMember"),
            Map.entry("cbc6d107", "addChatMember"),
            Map.entry("77ced9d0", "getSupergroupMembers"),
            Map.entry("a0ab6cc6", "getChatMember"),
            Map.entry("725afbbc", "searchPublicChat"),
            Map.entry("3eadb1bb", "checkChatInviteLink"),
            Map.entry("4423e6c5", "getChatHistory"),
            Map.entry("8736a09", "getSupergroupFullInfo"),
            Map.entry("aeb00b34", "getBasicGroupFullInfo"),
            Map.entry("a455de90", "createChatInviteLink"),
            Map.entry("d2aaf7ec", "pinChatMessage"),
            Map.entry("e320c158", "getActiveSessions"),
            Map.entry("a677244f", "setAuthenticationPhoneNumber"));

    private record Line(int level, String text) {}

    private final ArrayBlockingQueue<Line> lines = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong lost = new AtomicLong();
    private final Redaction redaction = new Redaction();

    Redaction redaction() {
        return redaction;
    }

    @Override
    public void line(int level, String text) {
        // The process is about to be aborted and no other thread may get to run again.
        if (level == 0) write(new Line(level, text));
        else if (!lines.offer(new Line(level, text))) lost.incrementAndGet();
    }

    /// Handles what has come since. Called by the reader thread alone.
    void drain(Consumer<Notice> notices) {
        for (var line = lines.poll(); line != null; line = lines.poll()) {
            heldBack(line.text()).ifPresent(notices);
            write(line);
        }
        var missing = lost.getAndSet(0);
        if (missing > 0) LOG.warn("{} lines of TDLib's log came too fast and are lost", missing);
    }

    static Optional<Notice> heldBack(String text) {
        var delay = DELAY.matcher(text);
        if (!delay.find()) return Optional.empty();
        var method = METHODS.getOrDefault(delay.group(1), "0x" + delay.group(1));
        return Optional.of(new Notice.HeldBack(method, Duration.ofSeconds(Long.parseLong(delay.group(2)))));
    }

    private void write(Line line) {
        var text = redaction.apply(line.text().strip());
        var shown = text.length() > LINE ? text.substring(0, LINE) + "…" : text;
        if (line.level() <= 1) LOG.error(shown);
        else LOG.info(shown);
    }
}
