package dev.tgrow.world;

import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import dev.tgrow.telegram.Media;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A message before it is sent.
///
/// @param file the kind of its file, if it is not just text
public record Draft(FormattedText content, Optional<Media.Kind> file) {
    private static final Pattern EDGES = Pattern.compile("^[ \\n]+|[ \\n]+$");

    /// The text as it arrives: without the blanks at both ends.
    String text() {
        return EDGES.matcher(content.text()).replaceAll("");
    }

    int length() {
        var text = text();
        return text.codePointCount(0, text.length());
    }

    List<String> links() {
        var hidden = content.entities().stream()
                .filter(entity -> entity.style() == Style.TEXT_URL)
                .map(Entity::argument)
                .toList();
        return Links.in(text(), hidden);
    }

    boolean entitiesFit() {
        return content.entities().stream()
                .allMatch(entity -> entity.offset() >= 0
                        && entity.length() > 0
                        && entity.offset() + (long) entity.length()
                                <= content.text().length());
    }

    String media() {
        return file.map(kind -> switch (kind) {
                    case PHOTO -> "photo";
                    case DOCUMENT -> "document";
                })
                .orElse("text");
    }
}
