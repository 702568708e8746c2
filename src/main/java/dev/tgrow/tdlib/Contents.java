package dev.tgrow.tdlib;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// TDLib's `messageContent`: what a message holds.
final class Contents {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    /// Contents that somebody meant to say something with; nearly everything else is a service message.
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("messageText", "text"),
            Map.entry("messageAnimatedEmoji", "text"),
            Map.entry("messagePhoto", "photo"),
            Map.entry("messageVideo", "video"),
            Map.entry("messageDocument", "document"),
            Map.entry("messageAudio", "audio"),
            Map.entry("messageAnimation", "animation"),
            Map.entry("messageVoiceNote", "voice"),
            Map.entry("messageVideoNote", "video_note"),
            Map.entry("messageSticker", "sticker"),
            Map.entry("messagePaidMedia", "paid_media"),
            Map.entry("messagePoll", "poll"),
            Map.entry("messageLocation", "location"),
            Map.entry("messageVenue", "venue"),
            Map.entry("messageContact", "contact"),
            Map.entry("messageDice", "dice"),
            Map.entry("messageStakeDice", "dice"),
            Map.entry("messageGame", "game"),
            Map.entry("messageStory", "story"),
            Map.entry("messageChecklist", "checklist"),
            Map.entry("messageInvoice", "invoice"),
            Map.entry("messageGiveaway", "giveaway"),
            Map.entry("messageGiveawayWinners", "giveaway"),
            Map.entry("messageExpiredPhoto", "expired"),
            Map.entry("messageExpiredVideo", "expired"),
            Map.entry("messageExpiredVideoNote", "expired"),
            Map.entry("messageExpiredVoiceNote", "expired"),
            Map.entry("messageUnsupported", "unsupported"));

    private Contents() {}

    static String kind(JsonNode content) {
        var type = Json.type(content);
        return type.isEmpty() ? "unsupported" : KINDS.getOrDefault(type, "service");
    }

    static String text(JsonNode content) {
        if (Json.is(content, "messageAnimatedEmoji")) return Json.text(content, "emoji");
        return Json.text(formatted(content), "text");
    }

    /// Addresses in the text, behind words, in the preview and on buttons, each once. What was written without a
    /// scheme gets `https://`, because only then is it an address.
    static List<String> links(JsonNode content, JsonNode markup) {
        var links = new LinkedHashSet<String>();
        var formatted = formatted(content);
        var text = Json.text(formatted, "text");
        for (JsonNode entity : formatted.path("entities")) add(links, address(text, entity));
        add(links, Json.text(content.path("link_preview"), "url"));
        for (JsonNode row : markup.path("rows")) {
            for (JsonNode button : row) {
                var type = button.path("type");
                if (Json.is(type, "inlineKeyboardButtonTypeUrl")) add(links, Json.text(type, "url"));
            }
        }
        return List.copyOf(links);
    }

    private static JsonNode formatted(JsonNode content) {
        return Json.is(content, "messageText") ? content.path("text") : content.path("caption");
    }

    private static String address(String text, JsonNode entity) {
        var type = entity.path("type");
        return switch (Json.type(type)) {
            case "textEntityTypeTextUrl" -> Json.text(type, "url");
            case "textEntityTypeUrl" -> {
                // Offsets count UTF-16 units, as Java does; a broken one must not break the whole page.
                var from = Math.clamp(Json.integer(entity, "offset"), 0, text.length());
                var to = Math.clamp(from + (long) Json.integer(entity, "length"), from, text.length());
                yield text.substring(from, to);
            }
            default -> "";
        };
    }

    private static void add(Set<String> links, String address) {
        if (address.isBlank()) return;
        var whole =
                SCHEME.matcher(address).matches() && !looksLikeHostAndPort(address) ? address : "https://" + address;
        links.add(whole);
    }

    /// `example.org:8080/x` has a colon but no scheme.
    private static boolean looksLikeHostAndPort(String address) {
        var colon = address.indexOf(':');
        return colon + 1 < address.length()
                && Character.isDigit(address.charAt(colon + 1))
                && !address.toLowerCase(Locale.ROOT).startsWith("tel:");
    }
}
