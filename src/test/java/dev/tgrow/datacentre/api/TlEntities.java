package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Formatted text: its entities to and from the API. Both count UTF-16 units.
public final class TlEntities {
    /// What the server itself finds in a text: addresses, by a simple rule.
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,!?;:)]");

    private TlEntities() {}

    /// The `MessageEntity` list of a text, with the addresses in it; null if there are none.
    static @Nullable List<TlObject> entities(FormattedText text) {
        var all = new ArrayList<TlObject>();
        text.entities().forEach(entity -> all.add(entity(entity)));
        URL.matcher(text.text())
                .results()
                .map(found -> range("messageEntityUrl", found.start(), found.end() - found.start()))
                .forEach(all::add);
        return all.isEmpty() ? null : all;
    }

    private static TlObject entity(Entity entity) {
        return switch (entity.style()) {
            case BOLD -> range("messageEntityBold", entity);
            case ITALIC -> range("messageEntityItalic", entity);
            case UNDERLINE -> range("messageEntityUnderline", entity);
            case STRIKETHROUGH -> range("messageEntityStrike", entity);
            case SPOILER -> range("messageEntitySpoiler", entity);
            case CODE -> range("messageEntityCode", entity);
            case PRE -> range("messageEntityPre", entity).with("language", "");
            case PRE_CODE -> range("messageEntityPre", entity).with("language", entity.argument());
            case BLOCK_QUOTE -> range("messageEntityBlockquote", entity);
            case EXPANDABLE_BLOCK_QUOTE ->
                range("messageEntityBlockquote", entity).with("collapsed", true);
            case TEXT_URL -> range("messageEntityTextUrl", entity).with("url", entity.argument());
            case MENTION_NAME -> range("messageEntityMentionName", entity).with("user_id", id(entity));
            case CUSTOM_EMOJI -> range("messageEntityCustomEmoji", entity).with("document_id", id(entity));
        };
    }

    private static long id(Entity entity) {
        return Long.parseLong(entity.argument());
    }

    private static TlObject range(String constructor, Entity entity) {
        return range(constructor, entity.offset(), entity.length());
    }

    private static TlObject range(String constructor, int offset, int length) {
        return TlObject.of(constructor).with("offset", offset).with("length", length);
    }

    /// The text that a client sends. What the server finds by itself, or this world doesn't have, is left out.
    public static FormattedText text(String text, List<TlObject> entities) {
        return new FormattedText(
                text, entities.stream().flatMap(entity -> read(entity).stream()).toList());
    }

    private static List<Entity> read(TlObject entity) {
        return switch (entity.name()) {
            case "messageEntityBold" -> of(entity, Style.BOLD, "");
            case "messageEntityItalic" -> of(entity, Style.ITALIC, "");
            case "messageEntityUnderline" -> of(entity, Style.UNDERLINE, "");
            case "messageEntityStrike" -> of(entity, Style.STRIKETHROUGH, "");
            case "messageEntitySpoiler" -> of(entity, Style.SPOILER, "");
            case "messageEntityCode" -> of(entity, Style.CODE, "");
            case "messageEntityPre" -> pre(entity);
            case "messageEntityBlockquote" ->
                of(entity, entity.flag("collapsed") ? Style.EXPANDABLE_BLOCK_QUOTE : Style.BLOCK_QUOTE, "");
            case "messageEntityTextUrl" -> of(entity, Style.TEXT_URL, entity.string("url"));
            case "inputMessageEntityMentionName" ->
                of(
                        entity,
                        Style.MENTION_NAME,
                        Long.toString(entity.object("user_id").number("user_id")));
            case "messageEntityCustomEmoji" ->
                of(entity, Style.CUSTOM_EMOJI, Long.toString(entity.number("document_id")));
            default -> List.of();
        };
    }

    private static List<Entity> pre(TlObject entity) {
        var language = entity.string("language");
        return of(entity, language.isEmpty() ? Style.PRE : Style.PRE_CODE, language);
    }

    private static List<Entity> of(TlObject entity, Style style, String argument) {
        return List.of(new Entity(entity.integer("offset"), entity.integer("length"), style, argument));
    }
}
