package dev.tgrow.world;

import dev.tgrow.telegram.FormattedText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// Makes the posts that a chat has had all along, each as a function of its number.
final class PostMaker {
    private static final int ALBUM_BLOCK = 12;
    private static final int ALBUM_SIZE = 3;
    private static final String TEXT = "text";
    private static final List<String> MEDIA = List.of(
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            Attachment.PHOTO,
            Attachment.PHOTO,
            "video",
            Attachment.DOCUMENT,
            "poll",
            "animation");
    private static final Map<String, String> MIME = Map.of(
            Attachment.PHOTO,
            "image/jpeg",
            "video",
            "video/mp4",
            "animation",
            "video/mp4",
            Attachment.DOCUMENT,
            "application/pdf");

    private final ChatPlan plan;
    private final long base;
    private final Chance chance;
    private final Instant end;
    private final LongFunction<OptionalLong> author;

    /// @param base the highest id that is taken before the first post
    /// @param end no post is younger
    /// @param author who wrote the post of this number
    PostMaker(ChatPlan plan, long base, Chance chance, Instant end, LongFunction<OptionalLong> author) {
        this.plan = plan;
        this.base = base;
        this.chance = chance;
        this.end = end;
        this.author = author;
    }

    long count() {
        return plan.posts().count();
    }

    /// Every twentieth number is missing, as if that message had been deleted.
    long id(long number) {
        return base + number + 1 + number / 19;
    }

    /// How many posts would have a smaller id, if there were no end of them.
    long countBefore(long id) {
        var own = id - base;
        return own <= 1 ? 0 : own - 1 - (own - 1) / 20;
    }

    Message message(long number) {
        var media = album(number).isPresent()
                ? Attachment.PHOTO
                : chance.of("media").pick(MEDIA, number);
        var date = date(number);
        return new Message(
                plan.id(),
                id(number),
                plan.isChannel() ? OptionalLong.empty() : author.apply(number),
                false,
                date,
                edited(number, date),
                content(number, media, date),
                Optional.empty(),
                counters(number),
                false,
                Optional.empty());
    }

    private Content content(long number, String media, Instant date) {
        var text = text(number, media);
        var hidden = !text.isEmpty() && chance.of("hidden link").share(number) < 0.15;
        return new Content(
                FormattedText.plain(text),
                attachment(number, media),
                hidden ? List.of("https://garden.example/more/" + number) : List.of(),
                album(number),
                OptionalLong.empty(),
                topic(number),
                origin(number, date),
                false);
    }

    private Optional<Attachment> attachment(long number, String kind) {
        if (kind.equals(TEXT)) return Optional.empty();
        var mime = MIME.getOrDefault(kind, "");
        if (mime.isEmpty()) return Optional.of(new Attachment(kind, 0, "", 0, ""));
        var ending = mime.substring(mime.indexOf('/') + 1).toLowerCase(Locale.ROOT);
        var size = 1000L + chance.of("file size").below(2_000_000, number);
        var file = chance.of("file").at(number) >>> 1 | 1;
        return Optional.of(new Attachment(kind, file, kind + "-" + number + "." + ending, size, mime));
    }

    private OptionalLong topic(long number) {
        var topics = plan.topics();
        var place = topics.isEmpty() ? 0 : chance.of("topic").below(topics.size() + 1, number);
        return place == 0
                ? OptionalLong.empty()
                : OptionalLong.of(topics.get(place - 1).id());
    }

    private Counters counters(long number) {
        var views = plan.isChannel() ? OptionalLong.of(views(number)) : OptionalLong.empty();
        var forwards = plan.isChannel() && !plan.rules().protectedContent()
                ? OptionalLong.of(views(number) / 60)
                : OptionalLong.empty();
        return new Counters(views, forwards, replies(number), reactions(number));
    }

    private Instant date(long number) {
        var every = plan.posts().every();
        var jitter = (long) (chance.of("date").share(number) * every.toSeconds() * 0.9);
        return end.minusSeconds((count() - number) * every.toSeconds()).plusSeconds(jitter);
    }

    private Optional<Instant> edited(long number, Instant date) {
        if (chance.of("edited").share(number) >= 0.07) return Optional.empty();
        var later = Duration.ofSeconds(30L + chance.of("edit").below(3600, number));
        return Optional.of(date.plus(later)).filter(edit -> edit.isBefore(end));
    }

    /// The number that three posts in a row share now and then.
    private OptionalLong album(long number) {
        var block = number / ALBUM_BLOCK;
        var inAlbum = number % ALBUM_BLOCK < ALBUM_SIZE
                && (block + 1) * ALBUM_BLOCK <= count()
                && chance.of("album").share(block) < 0.3;
        return inAlbum ? OptionalLong.of(chance.of("album number").at(block) >>> 1 | 1) : OptionalLong.empty();
    }

    private String text(long number, String media) {
        var withoutWords = album(number).isPresent() ? number % ALBUM_BLOCK != 0 : media.equals("poll");
        return withoutWords ? "" : Phrases.text(chance.of("text"), number);
    }

    private long views(long number) {
        return 200L + chance.of("views").below(5000, number);
    }

    private OptionalLong replies(long number) {
        return chance.of("replies").share(number) < 0.4
                ? OptionalLong.of(1L + chance.of("reply count").below(40, number))
                : OptionalLong.empty();
    }

    private List<Counters.Reaction> reactions(long number) {
        var kinds = chance.of("reactions").below(4, number);
        var first = chance.of("emoji").below(Counters.EMOJI.size(), number);
        return IntStream.range(0, kinds)
                .mapToObj(kind -> new Counters.Reaction(
                        Counters.EMOJI.get((first + kind) % Counters.EMOJI.size()),
                        1L + chance.of("reacted").below(60 / (kind + 1), number),
                        false))
                .toList();
    }

    private Optional<Origin> origin(long number, Instant date) {
        if (chance.of("forwarded").share(number) >= 0.06) return Optional.empty();
        var name = chance.of("origin").pick(List.of("@seed_library", "Weather for gardeners", "Mira"), number);
        return Optional.of(new Origin(Optional.empty(), OptionalLong.empty(), name, date.minusSeconds(60)));
    }
}
