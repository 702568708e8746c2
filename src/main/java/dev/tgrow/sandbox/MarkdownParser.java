package dev.tgrow.sandbox;

import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Style;
import dev.tgrow.world.WorldError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// The Bot API's MarkdownV2, byte by byte, so that errors name the same offsets as TDLib's.
final class MarkdownParser {
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!\n";

    private final MarkdownSource source;
    private final MarkupOutput output;
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean inQuote;
    private boolean quoteMayBegin = true;

    MarkdownParser(byte[] source) {
        this.source = new MarkdownSource(source);
        this.output = new MarkupOutput(source.length);
    }

    /// An entity whose end is still to come.
    ///
    /// @param offset where it begins in the output, in UTF-16 code units
    /// @param place where its mark stands in the source
    /// @param start where it begins in the output, in bytes
    private record Open(Style style, String argument, int offset, int place, int start) {}

    FormattedText parse() {
        for (; !source.isAtEnd(); source.skip(1)) {
            var unit = source.unit(0);
            if (source.isEscape()) {
                source.skip(1);
                put(source.unit(0), source.unit(0) == '\n');
            } else if (!isReserved(unit)) {
                put(unit, false);
            } else if (isEnd(unit)) {
                end(unit);
            } else {
                begin(unit);
            }
        }
        endLastQuote();
        if (!open.isEmpty()) throw noEnd(open.getLast());
        return output.finish(entity -> entity);
    }

    /// @param newLine whether a quote may begin after it
    private void put(int unit, boolean newLine) {
        output.put(unit);
        if (MarkupOutput.isFirst(unit) && unit != '\r') quoteMayBegin = newLine;
    }

    private boolean isReserved(int unit) {
        if (!open.isEmpty()) {
            var style = open.getLast().style();
            if (style == Style.CODE || style == Style.PRE || style == Style.PRE_CODE) return unit == '`';
        }
        return RESERVED.indexOf(unit) >= 0;
    }

    private boolean isEnd(int unit) {
        if (open.isEmpty()) return false;
        if (inQuote && unit == '\n' && source.unit(1) != '>') return true;
        return switch (open.getLast().style()) {
            case BOLD -> unit == '*';
            case ITALIC -> unit == '_' && source.unit(1) != '_';
            case CODE -> unit == '`';
            case PRE, PRE_CODE -> unit == '`' && source.follows('`', '`');
            case TEXT_URL, CUSTOM_EMOJI -> unit == ']';
            case UNDERLINE -> unit == '_' && source.unit(1) == '_';
            case STRIKETHROUGH -> unit == '~';
            case SPOILER -> unit == '|' && source.unit(1) == '|';
            case BLOCK_QUOTE, EXPANDABLE_BLOCK_QUOTE, MENTION_NAME -> false;
        };
    }

    private void begin(int unit) {
        switch (unit) {
            case '_' -> begin(source.unit(1) == '_' ? Style.UNDERLINE : Style.ITALIC, source.unit(1) == '_' ? 1 : 0);
            case '*' -> begin(Style.BOLD, 0);
            case '~' -> begin(Style.STRIKETHROUGH, 0);
            case '[' -> begin(Style.TEXT_URL, 0);
            case '\n' -> put(unit, true);
            case '`' -> beginCode();
            case '|' -> {
                if (source.unit(1) != '|') throw reserved(unit);
                begin(Style.SPOILER, 1);
            }
            case '!' -> {
                if (source.unit(1) != '[') throw reserved(unit);
                begin(Style.CUSTOM_EMOJI, 1);
            }
            case '>' -> {
                if (!quoteMayBegin) throw reserved(unit);
                if (!inQuote) begin(Style.BLOCK_QUOTE, 0);
                inQuote = true;
            }
            default -> throw reserved(unit);
        }
    }

    /// @param extra how many bytes the mark has besides the first
    private void begin(Style style, int extra) {
        open.addLast(new Open(style, "", output.offset(), source.place(), output.size()));
        source.skip(extra);
    }

    private void beginCode() {
        if (!source.follows('`', '`')) {
            begin(Style.CODE, 0);
            return;
        }
        var place = source.place();
        source.skip(3);
        var language = source.language();
        source.skipLineEnd();
        source.skip(-1);
        var style = language.isEmpty() ? Style.PRE : Style.PRE_CODE;
        open.addLast(new Open(style, language, output.offset(), place, output.size()));
    }

    private void end(int unit) {
        var entity = open.getLast();
        if (unit == '\n' && entity.style() != Style.BLOCK_QUOTE) {
            endQuote(Style.EXPANDABLE_BLOCK_QUOTE, expandable(entity));
            return;
        }
        switch (entity.style()) {
            case BOLD, ITALIC, CODE, STRIKETHROUGH -> mark(entity);
            case UNDERLINE, SPOILER -> {
                source.skip(1);
                mark(entity);
            }
            case PRE, PRE_CODE -> {
                source.skip(2);
                mark(entity);
            }
            case TEXT_URL -> endLink(entity);
            case CUSTOM_EMOJI -> endEmoji(entity);
            case BLOCK_QUOTE -> endQuote(Style.BLOCK_QUOTE, entity);
            case EXPANDABLE_BLOCK_QUOTE, MENTION_NAME -> throw new IllegalStateException("never open: " + entity);
        }
    }

    /// The quote round a spoiler that was opened just before the end of the line: this is how it is made expandable.
    private Open expandable(Open spoiler) {
        var ahead = source.place() - spoiler.place();
        var justOpened = ahead == 2 || (ahead == 3 && output.last() == '\r');
        if (spoiler.style() != Style.SPOILER || !justOpened) throw noEnd(spoiler);
        open.removeLast();
        var quote = open.getLast();
        if (quote.style() != Style.BLOCK_QUOTE) throw noEnd(quote);
        return quote;
    }

    private void endQuote(Style style, Open quote) {
        inQuote = false;
        put('\n', true);
        output.mark(style, quote.offset(), "");
        open.removeLast();
    }

    private void endLastQuote() {
        if (!inQuote) return;
        var style = Style.BLOCK_QUOTE;
        if (open.getLast().style() == Style.SPOILER && open.getLast().place() == source.length() - 2) {
            open.removeLast();
            style = Style.EXPANDABLE_BLOCK_QUOTE;
        }
        if (open.getLast().style() != Style.BLOCK_QUOTE) return;
        var quote = open.removeLast();
        if (output.offset() > quote.offset()) output.mark(style, quote.offset(), "");
    }

    private void mark(Open entity) {
        mark(entity, entity.style(), entity.argument());
    }

    private void mark(Open entity, Style style, String argument) {
        if (output.offset() > entity.offset()) output.mark(style, entity.offset(), argument);
        open.removeLast();
    }

    private void endLink(Open entity) {
        var url = source.unit(1) == '(' ? source.url() : output.since(entity.start());
        var user = TgLinks.userId(url);
        var address = user.isPresent() ? "" : Urls.checked(url);
        if (user.isPresent()) mark(entity, Style.MENTION_NAME, user.get());
        else if (!address.isEmpty()) mark(entity, Style.TEXT_URL, address);
        else open.removeLast();
    }

    private void endEmoji(Open entity) {
        if (source.unit(1) != '(') throw Markup.error("The entity must contain a tg://emoji or tg://time URL");
        var url = source.url();
        var emoji = TgLinks.customEmojiId(url);
        if (emoji.isPresent()) {
            mark(entity, Style.CUSTOM_EMOJI, emoji.get());
        } else {
            // A date is no entity of ours; its text stays.
            if (!TgLinks.isTime(url)) throw Markup.error("Invalid tg://emoji or tg://time URL specified");
            open.removeLast();
        }
    }

    private static WorldError reserved(int unit) {
        return Markup.error("Character '" + (char) unit + "' is reserved and must be escaped with the preceding '\\'");
    }

    private static WorldError noEnd(Open entity) {
        var name = new StringBuilder();
        for (String word : entity.style().name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return Markup.error("Can't find end of " + name + " entity at byte offset " + entity.place());
    }
}
