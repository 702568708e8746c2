package dev.tgrow.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Albums.
interface AlbumContract extends ContractStage {
    private Album album(Media.Kind kind, int size, SendOptions options) throws Exception {
        var parts = new ArrayList<Album.Part>();
        for (int i = 0; i < size; i++) {
            parts.add(new Album.Part(new Media.Local(kind, picture()), FormattedText.plain(i == 0 ? "the fair" : "")));
        }
        return new Album(parts, true, options);
    }

    private static SendOptions paying(long stars) {
        return new SendOptions(Optional.empty(), Optional.empty(), stars);
    }

    @Test
    default void sendsAlbums() throws Exception {
        var target = chat("target_group").id();

        for (Media.Kind kind : Media.Kind.values()) {
            var sent = alice().call(new MessageCall.SendAlbum(target, album(kind, 3, SendOptions.NONE)))
                    .orThrow();

            var ids = sent.parts().stream().map(Sent::id).toList();
            assertThat(ids).hasSize(3).isSorted().doesNotHaveDuplicates();
            assertThat(sent.parts()).allMatch(part -> part.media().isPresent() && !part.scheduled());
            var posts = alice().call(new MessageCall.GetMessages(target, ids))
                    .orThrow()
                    .posts();
            assertThat(posts).extracting(Post::id).isEqualTo(ids);
            assertThat(posts).extracting(Post::album).allMatch(album -> album.isPresent());
            assertThat(posts)
                    .extracting(Post::album)
                    .containsOnly(posts.getFirst().album());
            assertThat(posts).extracting(Post::text).containsExactly("the fair", "", "");
            assertThat(posts).extracting(Post::media).containsOnly(kind == Media.Kind.PHOTO ? "photo" : "document");
        }
    }

    @Test
    default void sendsAnAlbumAgainWithoutUploading() throws Exception {
        var first = alice().call(new MessageCall.SendAlbum(
                        chat("target_group").id(), album(Media.Kind.PHOTO, 2, SendOptions.NONE)))
                .orThrow();
        var parts = first.parts().stream()
                .map(part -> new Album.Part(part.media().orElseThrow(), FormattedText.plain("again")))
                .toList();

        var second = alice().call(
                        new MessageCall.SendAlbum(chat("our_channel").id(), new Album(parts, false, SendOptions.NONE)))
                .orThrow();

        assertThat(second.parts()).hasSize(2);
        assertThat(second.parts())
                .extracting(Sent::media)
                .isEqualTo(first.parts().stream().map(Sent::media).toList());
    }

    @Test
    default void sendsAnAlbumIntoATopic() throws Exception {
        var forum = chat("forum_group").id();
        var options = new SendOptions(Optional.of(new TopicId(2)), Optional.empty(), 0);

        var sent = alice().call(new MessageCall.SendAlbum(forum, album(Media.Kind.PHOTO, 2, options)))
                .orThrow();

        for (Sent part : sent.parts()) assertThat(topicOf(forum, part.id())).isEqualTo(new TopicId(2));
    }

    @Test
    default void letsAnAlbumWait() throws Exception {
        var channel = chat("our_channel").id();
        var at = now().plus(Duration.ofHours(3));
        var options = new SendOptions(Optional.empty(), Optional.of(at), 0);

        var sent = alice().call(new MessageCall.SendAlbum(channel, album(Media.Kind.PHOTO, 2, options)))
                .orThrow();

        assertThat(sent.parts())
                .allMatch(part -> part.scheduled() && part.date().equals(at));
        var ids = sent.parts().stream().map(Sent::id).toList();
        var waiting = alice().call(new MessageCall.ListScheduled(channel)).orThrow().messages().stream()
                .filter(message -> ids.contains(message.id()))
                .toList();
        assertThat(waiting).hasSize(2);
        assertThat(waiting.getFirst().album())
                .isPresent()
                .isEqualTo(waiting.getLast().album());
        assertThat(alice().call(new MessageCall.DeleteScheduled(channel, ids))
                        .orThrow()
                        .deleted())
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    default void sendsNoAlbumThatIsNotAllowed() throws Exception {
        assertThat(place(new MessageCall.SendAlbum(
                        chat("words_group").id(), album(Media.Kind.PHOTO, 2, SendOptions.NONE))))
                .isEqualTo(Refusal.Place.MEDIA_FORBIDDEN);
        assertThat(place(new MessageCall.SendAlbum(
                        chat("hurry_group").id(), album(Media.Kind.PHOTO, 2, SendOptions.NONE))))
                .isEqualTo(Refusal.Place.SLOW_MODE);
        var missing = new Album.Part(
                new Media.Local(Media.Kind.PHOTO, Path.of("/no/such/file.png")), FormattedText.plain(""));
        var good = new Album.Part(new Media.Local(Media.Kind.PHOTO, picture()), FormattedText.plain(""));
        var target = chat("target_group").id();
        var before = history(target).size();
        assertThat(refusal(
                        new MessageCall.SendAlbum(target, new Album(List.of(good, missing), true, SendOptions.NONE))))
                .isInstanceOf(Refusal.BadRequest.class);
        assertThat(history(target)).hasSize(before);
    }

    @Test
    default void paysForEveryPartOfAnAlbum() throws Exception {
        var paid = chat("paid_group").id();

        assertThat(place(new MessageCall.SendAlbum(paid, album(Media.Kind.PHOTO, 2, paying(9)))))
                .isEqualTo(Refusal.Place.PAID);
        assertThat(alice().call(new MessageCall.SendAlbum(paid, album(Media.Kind.PHOTO, 2, paying(10))))
                        .orThrow()
                        .parts())
                .hasSize(2);
    }
}
