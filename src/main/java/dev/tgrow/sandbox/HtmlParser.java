package dev.tgrow.sandbox;

import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// The Bot API's HTML, byte by byte, so that errors name the same offsets as TDLib's.
final class HtmlParser {
    private static final Set<String> TAGS = Set.of(
            "a",
            "b",
            "strong",
            "i",
            "em",
            "s",
            "strike",
            "del",
            "u",
            "ins",
            "tg-spoiler",
            "tg-emoji",
            "tg-time",
            "span",
            "pre",
            "code",
            "blockquote");

    private final HtmlSource source;
    private final MarkupOutput output;
    private final Deque<Open> open = new ArrayDeque<>();

    HtmlParser(byte[] source) {
        this.source = new HtmlSource(source);
        this.output = new MarkupOutput(source.length);
    }

    /// A tag whose end is still to come.
    ///
    /// @param argument the one attribute that says something for this tag
    /// @param offset where its text begins, in UTF-16 code units
    /// @param start the same in bytes
    private record Open(String tag, String argument, int offset, int start) {}

    FormattedText parse() {
        while (!source.isAtEnd()) {
            var character = source.unit() == '&' ? source.reference() : 0;
            if (character != 0) output.putCodePoint(character);
            else if (source.unit() != '<') output.put(source.next());
            else if (source.unitAfter() == '/') end();
            else begin();
        }
        if (!open.isEmpty()) {
            throw Markup.error("Can't find end tag corresponding to start tag \""
                    + open.getLast().tag() + '"');
        }
        // A language without a block round it says nothing.
        return output.finish(entity ->
                entity.style() == Style.CODE ? new Entity(entity.offset(), entity.length(), Style.CODE, "") : entity);
    }

    private void begin() {
        var place = source.place();
        source.next();
        var tag = source.tagName();
        if (source.unit() == 0) throw Markup.error("Unclosed start tag at byte offset " + place);
        if (!TAGS.contains(tag)) {
            throw Markup.error("Unsupported start tag \"" + tag + "\" at byte offset " + place);
        }
        var argument = "";
        while (source.unit() != '>') {
            source.skipSpaces();
            if (source.unit() == '>') break;
            argument = argument(tag, source.attribute(tag, place), argument);
        }
        source.next();
        if (tag.equals("span") && !argument.equals("spoiler")) {
            throw Markup.error("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + place);
        }
        open.addLast(new Open(tag, argument, output.offset(), output.size()));
    }

    /// What the tag has to say after this attribute.
    private static String argument(String tag, HtmlSource.Attribute attribute, String before) {
        var value = attribute.value();
        return switch (tag + " " + attribute.name()) {
            case "a href", "tg-emoji emoji-id", "tg-time format" -> attribute.given() ? value : before;
            case "code class" -> value.startsWith("language-") ? value.substring(9) : before;
            case "span class" -> value.startsWith("tg-") ? value.substring(3) : before;
            case "blockquote expandable" -> "1";
            default -> before;
        };
    }

    private void end() {
        var place = source.place();
        if (open.isEmpty()) throw Markup.error("Unexpected end tag at byte offset " + place);
        source.next();
        source.next();
        var name = source.tagName();
        source.skipSpaces();
        if (source.unit() != '>') throw Markup.error("Unclosed end tag at byte offset " + place);
        source.next();
        var entity = open.removeLast();
        if (!name.isEmpty() && !name.equals(entity.tag())) {
            throw Markup.error("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
                    .formatted(place, entity.tag(), name));
        }
        if (output.offset() > entity.offset()) mark(entity);
    }

    private void mark(Open entity) {
        switch (entity.tag()) {
            case "i", "em" -> mark(entity, Style.ITALIC);
            case "b", "strong" -> mark(entity, Style.BOLD);
            case "s", "strike", "del" -> mark(entity, Style.STRIKETHROUGH);
            case "u", "ins" -> mark(entity, Style.UNDERLINE);
            case "tg-spoiler", "span" -> mark(entity, Style.SPOILER);
            case "tg-emoji" -> markEmoji(entity);
            // A date is no entity of ours; its text stays.
            case "tg-time" -> TgLinks.checkDateFormat(entity.argument());
            case "a" -> markLink(entity);
            case "pre" -> markBlock(entity);
            case "code" -> markCode(entity);
            default -> mark(entity, entity.argument().isEmpty() ? Style.BLOCK_QUOTE : Style.EXPANDABLE_BLOCK_QUOTE);
        }
    }

    private void mark(Open entity, Style style) {
        output.mark(style, entity.offset(), "");
    }

    private void markEmoji(Open entity) {
        var emoji = TgLinks.number(entity.argument())
                .filter(id -> id != 0)
                .orElseThrow(() -> Markup.error("Invalid custom emoji identifier specified"));
        output.mark(Style.CUSTOM_EMOJI, entity.offset(), String.valueOf(emoji));
    }

    private void markLink(Open entity) {
        var url = entity.argument().isEmpty() ? output.since(entity.start()) : entity.argument();
        var user = TgLinks.userId(url);
        var address = Urls.checked(url);
        if (user.isPresent()) output.mark(Style.MENTION_NAME, entity.offset(), user.get());
        else if (!address.isEmpty()) output.mark(Style.TEXT_URL, entity.offset(), address);
    }

    /// A block whose whole content is code of a known language becomes one entity with it.
    private void markBlock(Open entity) {
        if (output.justMarked(Style.CODE, entity.offset())
                && !output.lastArgument().isEmpty()) {
            var language = output.lastArgument();
            output.unmark();
            output.mark(Style.PRE_CODE, entity.offset(), language);
        } else {
            mark(entity, Style.PRE);
        }
    }

    private void markCode(Open entity) {
        if (output.justMarked(Style.PRE, entity.offset()) && !entity.argument().isEmpty()) {
            output.unmark();
            output.mark(Style.PRE_CODE, entity.offset(), entity.argument());
        } else {
            output.mark(Style.CODE, entity.offset(), entity.argument());
        }
    }
}
