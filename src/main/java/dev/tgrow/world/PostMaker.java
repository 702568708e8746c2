package dev.tgrow.world;

import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/// Makes the posts that a chat has had all along, each as a function of its number.
final class PostMaker {
    private static final int ALBUM_BLOCK = 12;
    private static final int ALBUM_SIZE = 3;
    private static final List<String> MEDIA =
            List.of("text", "text", "text", "text", "photo", "photo", "video", "document", "poll", "animation");
    private static final List<String> EMOJI = List.of("👍", "❤️", "🔥", "🌱", "🎉", "😁");

    private final ChatPlan plan;
    private final Chance chance;
    private final Instant end;
    private final LongFunction<Optional<Person>> author;

    /// @param end no post is younger
    /// @param author who wrote the post of this number
    PostMaker(ChatPlan plan, Chance chance, Instant end, LongFunction<Optional<Person>> author) {
        this.plan = plan;
        this.chance = chance;
        this.end = end;
        this.author = author;
    }

    long count() {
        return plan.posts().count();
    }

    /// Every twentieth number is missing, as if that message had been deleted.
    long id(long number) {
        return number + 1 + number / 19;
    }

    /// How many posts would have a smaller id, if there were no end of them.
    long countBefore(long id) {
        return id <= 1 ? 0 : id - 1 - (id - 1) / 20;
    }

    Message post(long number) {
        var media = album(number).isPresent() ? "photo" : chance.of("media").pick(MEDIA, number);
        var text = text(number, media);
        var date = date(number);
        var writer = plan.isChannel() ? Optional.<Person>empty() : author.apply(number);
        var post = new Post(
                plan.id(),
                new MessageId(id(number)),
                date,
                edited(number, date),
                text,
                links(number, text),
                plan.isChannel() ? OptionalLong.of(views(number)) : OptionalLong.empty(),
                plan.isChannel() && !plan.rules().protectedContent()
                        ? OptionalLong.of(views(number) / 60)
                        : OptionalLong.empty(),
                replies(number),
                reactions(number),
                media,
                album(number),
                forwardedFrom(number),
                writer.map(person -> person.user().label()),
                false);
        return new Message(
                post, writer.map(person -> OptionalLong.of(person.id())).orElseGet(OptionalLong::empty));
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

    private List<String> links(long number, String text) {
        if (text.isEmpty() || chance.of("hidden link").share(number) >= 0.15) return Links.in(text);
        return Links.in(text, List.of("https://garden.example/more/" + number));
    }

    private long views(long number) {
        return 200L + chance.of("views").below(5000, number);
    }

    private OptionalLong replies(long number) {
        return chance.of("replies").share(number) < 0.4
                ? OptionalLong.of(1L + chance.of("reply count").below(40, number))
                : OptionalLong.empty();
    }

    private List<Post.Reaction> reactions(long number) {
        var kinds = chance.of("reactions").below(4, number);
        var first = chance.of("emoji").below(EMOJI.size(), number);
        return java.util.stream.IntStream.range(0, kinds)
                .mapToObj(kind -> new Post.Reaction(
                        EMOJI.get((first + kind) % EMOJI.size()),
                        1L + chance.of("reacted").below(60 / (kind + 1), number)))
                .toList();
    }

    private Optional<String> forwardedFrom(long number) {
        return chance.of("forwarded").share(number) < 0.06
                ? Optional.of(
                        chance.of("origin").pick(List.of("@seed_library", "Weather for gardeners", "Mira"), number))
                : Optional.empty();
    }
}
