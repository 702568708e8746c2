package dev.tgrow.tdlib;

import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Formatting, to TDLib and back.
final class Entities {
    private Entities() {}

    /// Reads a `formattedText`. What Telegram finds by itself in a text (links, mentions, hashtags) is left out,
    /// because it will find it again.
    static FormattedText read(JsonNode formatted) {
        var entities = new ArrayList<Entity>();
        for (JsonNode entity : formatted.path("entities")) {
            var type = entity.path("type");
            style(type)
                    .ifPresent(style -> entities.add(new Entity(
                            Json.integer(entity, "offset"),
                            Json.integer(entity, "length"),
                            style,
                            argument(style, type))));
        }
        return new FormattedText(Json.text(formatted, "text"), entities);
    }

    static ObjectNode write(Entity entity) {
        var argument = entity.argument();
        return switch (entity.style()) {
            case BOLD -> Json.object("textEntityTypeBold");
            case ITALIC -> Json.object("textEntityTypeItalic");
            case UNDERLINE -> Json.object("textEntityTypeUnderline");
            case STRIKETHROUGH -> Json.object("textEntityTypeStrikethrough");
            case SPOILER -> Json.object("textEntityTypeSpoiler");
            case CODE -> Json.object("textEntityTypeCode");
            case PRE -> Json.object("textEntityTypePre");
            case PRE_CODE -> Json.object("textEntityTypePreCode").put("language", argument);
            case BLOCK_QUOTE -> Json.object("textEntityTypeBlockQuote");
            case EXPANDABLE_BLOCK_QUOTE -> Json.object("textEntityTypeExpandableBlockQuote");
            case TEXT_URL -> Json.object("textEntityTypeTextUrl").put("url", argument);
            case MENTION_NAME -> Json.object("textEntityTypeMentionName").put("user_id", Long.parseLong(argument));
            case CUSTOM_EMOJI -> Json.object("textEntityTypeCustomEmoji").put("custom_emoji_id", argument);
        };
    }

    private static Optional<Style> style(JsonNode type) {
        return Optional.ofNullable(
                switch (Json.type(type)) {
                    case "textEntityTypeBold" -> Style.BOLD;
                    case "textEntityTypeItalic" -> Style.ITALIC;
                    case "textEntityTypeUnderline" -> Style.UNDERLINE;
                    case "textEntityTypeStrikethrough" -> Style.STRIKETHROUGH;
                    case "textEntityTypeSpoiler" -> Style.SPOILER;
                    case "textEntityTypeCode" -> Style.CODE;
                    case "textEntityTypePre" -> Style.PRE;
                    case "textEntityTypePreCode" -> Style.PRE_CODE;
                    case "textEntityTypeBlockQuote" -> Style.BLOCK_QUOTE;
                    case "textEntityTypeExpandableBlockQuote" -> Style.EXPANDABLE_BLOCK_QUOTE;
                    case "textEntityTypeTextUrl" -> Style.TEXT_URL;
                    case "textEntityTypeMentionName" -> Style.MENTION_NAME;
                    case "textEntityTypeCustomEmoji" -> Style.CUSTOM_EMOJI;
                    default -> null;
                });
    }

    private static String argument(Style style, JsonNode type) {
        return switch (style) {
            case PRE_CODE -> Json.text(type, "language");
            case TEXT_URL -> Json.text(type, "url");
            case MENTION_NAME -> Long.toString(Json.number(type, "user_id"));
            case CUSTOM_EMOJI -> Json.text(type, "custom_emoji_id");
            case BOLD, ITALIC, UNDERLINE, STRIKETHROUGH, SPOILER, CODE, PRE, BLOCK_QUOTE, EXPANDABLE_BLOCK_QUOTE -> "";
        };
    }
}
