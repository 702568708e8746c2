package dev.tgrow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Post;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static String world(String posts) {
        return """
        accounts: [{name: alice, id: 1, first_name: Alice}]
        people: {count: 50}
        chats:
          - {id: 10, title: Channel, username: channel, kind: channel, roles: {alice: creator}, posts: %s}
          - {id: 11, title: Group, username: group, members: {first: 0, count: 50}, roles: {alice: member}, posts: %s}
        """.formatted(posts, posts);
    }

    @TempDir
    Path directory;

    @Test
    void generatedPostsLookLikeThoseOfAChannel() throws InterruptedException {
        try (var stage = new Stage(directory, world("2000"))) {
            var posts = stage.posts(stage.chat("channel").id());

            assertThat(posts).hasSize(2000);
            assertThat(posts).extracting(Post::media).contains("text", "photo", "video", "document", "poll");
            assertThat(posts.stream().filter(post -> !post.links().isEmpty())).hasSizeBetween(200, 1000);
            assertThat(posts.stream().filter(post -> post.edited().isPresent())).hasSizeBetween(50, 300);
            assertThat(posts.stream().filter(post -> post.forwardedFrom().isPresent()))
                    .hasSizeBetween(50, 300);
            assertThat(posts.stream().filter(post -> !post.reactions().isEmpty()))
                    .hasSizeGreaterThan(500);
            assertThat(posts)
                    .allMatch(post -> post.views().isPresent() && post.author().isEmpty());
            assertThat(posts)
                    .allMatch(post ->
                            post.edited().map(edit -> edit.isAfter(post.date())).orElse(true));
            assertThat(posts.getFirst().date()).isBefore(Instant.parse("2026-11-20T09:00:00Z"));
            assertThat(posts.getFirst().id().value()).isGreaterThan(2000);
        }
    }

    @Test
    void theShareOfPostsIsTheSameHoweverTheyAreRead() throws InterruptedException {
        try (var stage = new Stage(directory, world("500"))) {
            var all = stage.posts(stage.chat("channel").id());
            var one = new ArrayList<Post>();
            for (var post : all) one.addAll(before(stage, post));

            assertThat(one).isEqualTo(all.subList(1, all.size()));
        }
    }

    private static List<Post> before(Stage stage, Post post) throws InterruptedException {
        return stage.ok(new dev.tgrow.telegram.Call.GetHistory(post.chat(), java.util.Optional.of(post.id()), 1))
                .posts();
    }

    @Test
    void albumsAreThreePhotosOfWhichOneHasTheText() throws InterruptedException {
        try (var stage = new Stage(directory, world("1000"))) {
            var albums = stage.posts(stage.chat("channel").id()).stream()
                    .filter(post -> post.album().isPresent())
                    .collect(Collectors.groupingBy(post -> post.album().getAsLong()));

            assertThat(albums.values()).hasSizeGreaterThan(10).allSatisfy(album -> {
                assertThat(album).hasSize(3).allMatch(post -> post.media().equals("photo"));
                assertThat(album.stream().filter(post -> !post.text().isEmpty()))
                        .hasSize(1);
            });
        }
    }

    @Test
    void postsOfAGroupHaveWritersAndNoViews() throws InterruptedException {
        try (var stage = new Stage(directory, world("200"))) {
            var posts = stage.posts(stage.chat("group").id());

            assertThat(posts).allMatch(post -> post.views().isEmpty());
            assertThat(posts).allMatch(post -> post.author().orElseThrow().matches("@\\w+|\\d+"));
        }
    }

    @Test
    void writtenPostsComeAfterGeneratedOnes() throws InterruptedException {
        try (var stage = new Stage(directory, world("{count: 30, every: 60, written: [{text: one}, {text: two}]}"))) {
            var posts = stage.posts(stage.chat("channel").id());

            assertThat(posts).hasSize(32);
            assertThat(posts).extracting(Post::text).startsWith("two", "one");
            assertThat(posts).extracting(Post::date).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
    }

    @Test
    void anEmptyChatHasAnEmptyPage() throws InterruptedException {
        try (var stage = new Stage(directory, world("0"))) {
            assertThat(stage.posts(stage.chat("channel").id())).isEmpty();
            assertThat(stage.ok(stage.text("group", "first")).id().value()).isEqualTo(1);
        }
    }
}
