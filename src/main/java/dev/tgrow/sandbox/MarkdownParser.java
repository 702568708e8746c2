package dev.tgrow.sandbox;

import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Style;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// The Bot API's MarkdownV2, byte by byte, so that errors name the same offsets as TDLib's.
final class MarkdownParser {
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!\n";

    private final byte[] source;
    private final MarkupOutput output;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;
    private boolean inQuote;
    private boolean quoteMayBegin = true;

    MarkdownParser(byte[] source) {
        this.source = source;
        this.output = new MarkupOutput(source.length);
    }

    /// An entity whose end is still to come.
    ///
    /// @param offset where it begins in the output, in UTF-16 code units
    /// @param place where its mark stands in the source
    /// @param start where it begins in the output, in bytes
    private record Open(Style style, String argument, int offset, int place, int start) {}

    FormattedText parse() {
        for (; at < source.length; at++) {
            var unit = unit(0);
            if (unit == '\\' && isEscapable(unit(1))) {
                at++;
                put(unit(0));
            } else if (!isReserved(unit)) {
                put(unit);
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

    /// The byte so many places on; 0 after the end.
    private int unit(int ahead) {
        return at + ahead < source.length ? source[at + ahead] & 0xFF : 0;
    }

    private boolean follows(char first, char second) {
        return unit(1) == first && unit(2) == second;
    }

    private static boolean isEscapable(int unit) {
        return unit > 0 && unit <= 126;
    }

    private void put(int unit) {
        output.put(unit);
        if (MarkupOutput.isFirst(unit) && unit != '\r') quoteMayBegin = unit == '\n';
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
        if (inQuote && unit == '\n' && unit(1) != '>') return true;
        return switch (open.getLast().style()) {
            case BOLD -> unit == '*';
            case ITALIC -> unit == '_' && unit(1) != '_';
            case CODE -> unit == '`';
            case PRE, PRE_CODE -> unit == '`' && follows('`', '`');
            case TEXT_URL, CUSTOM_EMOJI -> unit == ']';
            case UNDERLINE -> unit == '_' && unit(1) == '_';
            case STRIKETHROUGH -> unit == '~';
            case SPOILER -> unit == '|' && unit(1) == '|';
            case BLOCK_QUOTE, EXPANDABLE_BLOCK_QUOTE, MENTION_NAME -> false;
        };
    }

    private void begin(int unit) {
        switch (unit) {
            case '_' -> begin(unit(1) == '_' ? Style.UNDERLINE : Style.ITALIC, unit(1) == '_' ? 1 : 0);
            case '*' -> begin(Style.BOLD, 0);
            case '~' -> begin(Style.STRIKETHROUGH, 0);
            case '[' -> begin(Style.TEXT_URL, 0);
            case '\n' -> put(unit);
            case '`' -> beginCode();
            case '|' -> {
                if (unit(1) != '|') throw reserved(unit);
                begin(Style.SPOILER, 1);
            }
            case '!' -> {
                if (unit(1) != '[') throw reserved(unit);
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
        open.addLast(new Open(style, "", output.offset(), at, output.size()));
        at += extra;
    }

    private void beginCode() {
        if (!follows('`', '`')) {
            begin(Style.CODE, 0);
            return;
        }
        var place = at;
        at += 3;
        var language = language();
        skipLineEnd();
        at--;
        var style = language.isEmpty() ? Style.PRE : Style.PRE_CODE;
        open.addLast(new Open(style, language, output.offset(), place, output.size()));
    }

    /// The word right after the mark, if text follows it.
    private String language() {
        int length = 0;
        while (!isSpace(unit(length)) && unit(length) != '`') length++;
        if (at + length >= source.length || unit(length) == '`') return "";
        var language = new String(source, at, length, StandardCharsets.UTF_8);
        at += length;
        return language;
    }

    private void skipLineEnd() {
        if (!isLineEnd(unit(0))) return;
        at += isLineEnd(unit(1)) && unit(0) != unit(1) ? 2 : 1;
    }

    private static boolean isLineEnd(int unit) {
        return unit == '\n' || unit == '\r';
    }

    private static boolean isSpace(int unit) {
        return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n' || unit == 0 || unit == 0x0B;
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
                at++;
                mark(entity);
            }
            case PRE, PRE_CODE -> {
                at += 2;
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
        var justOpened = spoiler.place() == at - 2 || (spoiler.place() == at - 3 && output.last() == '\r');
        if (spoiler.style() != Style.SPOILER || !justOpened) throw noEnd(spoiler);
        open.removeLast();
        var quote = open.getLast();
        if (quote.style() != Style.BLOCK_QUOTE) throw noEnd(quote);
        return quote;
    }

    private void endQuote(Style style, Open quote) {
        inQuote = false;
        put('\n');
        output.mark(style, quote.offset(), "");
        open.removeLast();
    }

    private void endLastQuote() {
        if (!inQuote) return;
        var style = Style.BLOCK_QUOTE;
        if (open.getLast().style() == Style.SPOILER && open.getLast().place() == source.length - 2) {
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
        var url = unit(1) == '(' ? url() : output.since(entity.start());
        var user = TgLinks.userId(url);
        var address = user.isPresent() ? "" : Urls.checked(url);
        if (user.isPresent()) mark(entity, Style.MENTION_NAME, user.get());
        else if (!address.isEmpty()) mark(entity, Style.TEXT_URL, address);
        else open.removeLast();
    }

    private void endEmoji(Open entity) {
        if (unit(1) != '(') throw Markup.error("The entity must contain a tg://emoji or tg://time URL");
        var url = url();
        var emoji = TgLinks.customEmojiId(url);
        if (emoji.isPresent()) {
            mark(entity, Style.CUSTOM_EMOJI, emoji.get());
        } else {
            // A date is no entity of ours; its text stays.
            if (!TgLinks.isTime(url)) throw Markup.error("Invalid tg://emoji or tg://time URL specified");
            open.removeLast();
        }
    }

    /// What stands between the parentheses after this place; goes on to the closing one.
    private String url() {
        at += 2;
        var place = at;
        var url = new ByteArrayOutputStream();
        while (at < source.length && unit(0) != ')') {
            if (unit(0) == '\\' && isEscapable(unit(1))) at++;
            url.write(unit(0));
            at++;
        }
        if (unit(0) != ')') throw Markup.error("Can't find end of a URL at byte offset " + place);
        return url.toString(StandardCharsets.UTF_8);
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
