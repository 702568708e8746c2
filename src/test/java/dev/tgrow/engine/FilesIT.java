package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.json;
import static dev.tgrow.engine.Company.seen;
import static dev.tgrow.engine.Company.send;
import static dev.tgrow.engine.Company.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Files that go to the data centre and come back to somebody else.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesIT {
    private static final ChatId GROUP = ChatId.ofSupergroup(5001);
    private static final ChatId CHANNEL = ChatId.ofSupergroup(6002);

    private Company company;
    private Path directory;
    private RawTdlib alice;
    private RawTdlib bob;

    @BeforeAll
    void meet(Engine engine, @TempDir Path temporary) throws IOException, InterruptedException {
        directory = temporary;
        company = Company.open(engine, temporary);
        alice = company.of("alice");
        bob = company.of("bob");
    }

    @AfterAll
    void part() throws InterruptedException {
        company.close();
    }

    @Test
    void aPhotoComesBackByteByByte() throws IOException, InterruptedException {
        var picture = picture("photo.png", 320, 200);

        var photo = seen(bob, send(alice, GROUP.value(), photo(picture, "look"), ""))
                .path("content");

        assertThat(photo.path("@type").asString()).isEqualTo("messagePhoto");
        assertThat(photo.path("caption").path("text").asString()).isEqualTo("look");
        var size = photo.path("photo").path("sizes").path(0);
        assertThat(size.path("width").asInt()).isEqualTo(320);
        assertThat(size.path("height").asInt()).isEqualTo(200);
        assertThat(downloaded(size.path("photo"))).hasSameBinaryContentAs(picture.toFile());
    }

    @Test
    void documentsOfOnePartAndOfManyComeBackByteByByte() throws IOException, InterruptedException {
        // Small ones go in one part; those above 10 MB go by another method.
        for (int length : List.of(1, 700_001, 11_000_000)) {
            var file = document("seeds-" + length + ".bin", length);

            var content =
                    seen(bob, send(alice, GROUP.value(), document(file), "")).path("content");

            assertThat(content.path("@type").asString()).isEqualTo("messageDocument");
            assertThat(content.path("document").path("file_name").asString())
                    .isEqualTo(String.valueOf(file.getFileName()));
            assertThat(downloaded(content.path("document").path("document"))).hasSameBinaryContentAs(file.toFile());
        }
        assertThat(company.centre().log().count("upload.saveFilePart")).isGreaterThan(1);
        assertThat(company.centre().log().count("upload.saveBigFilePart")).isGreaterThan(1);
    }

    @Test
    void aFileIsSentAgainByItsNameWithoutAnUpload() throws IOException, InterruptedException {
        var first = send(alice, GROUP.value(), document(document("again.bin", 5_000)), "");
        var remote = first.path("content")
                .path("document")
                .path("document")
                .path("remote")
                .path("id")
                .asString();
        var uploads = company.centre().log().count("upload.saveFilePart");

        var second = send(
                alice,
                CHANNEL.value(),
                "{'@type':'inputMessageDocument','document':{'@type':'inputFileRemote','id':'%s'}}".formatted(remote),
                "");

        assertThat(seen(bob, second)
                        .path("content")
                        .path("document")
                        .path("file_name")
                        .asString())
                .isEqualTo("again.bin");
        assertThat(company.centre().log().count("upload.saveFilePart")).isEqualTo(uploads);
    }

    @Test
    void anAlbumArrivesAsOne() throws IOException, InterruptedException {
        for (ChatId chat : List.of(GROUP, CHANNEL)) {
            var calls = company.centre().log().count("messages.sendMultiMedia");
            var pictures = List.of(picture("a.png", 64, 48), picture("b.png", 48, 64), picture("c.png", 99, 98));
            var contents = pictures.stream().map(file -> photo(file, "")).toList();

            var pending = good(alice.ask(json(
                            "{'@type':'sendMessageAlbum','chat_id':%d,'input_message_contents':%s}",
                            chat.value(), contents)))
                    .path("messages");

            var album = "";
            for (JsonNode message : pending) {
                var seen = seen(bob, sent(alice, message));
                assertThat(seen.path("media_album_id").asString()).isNotEqualTo("0");
                if (!album.isEmpty())
                    assertThat(seen.path("media_album_id").asString()).isEqualTo(album);
                album = seen.path("media_album_id").asString();
            }
            assertThat(pending.size()).isEqualTo(3);
            assertThat(company.centre().log().count("messages.sendMultiMedia")).isEqualTo(calls + 1);
        }
    }

    @Test
    void filesThatPostsHaveHadAllAlongCanBeDownloaded() throws IOException, InterruptedException {
        var page = good(bob.ask(json(
                "{'@type':'searchChatMessages','chat_id':%d,'query':'','from_message_id':0,'offset':0,'limit':10,'filter':{'@type':'searchMessagesFilterPhoto'}}",
                ChatId.ofSupergroup(6001).value())));

        assertThat(page.path("total_count").asInt()).isPositive();
        var photo = page.path("messages")
                .path(0)
                .path("content")
                .path("photo")
                .path("sizes")
                .path(0)
                .path("photo");
        assertThat(Files.size(downloaded(photo).toPath()))
                .isEqualTo(photo.path("size").asLong());
    }

    @Test
    void whatIsNoPictureIsNotSentAsOne() throws IOException, InterruptedException {
        var text = Files.writeString(directory.resolve("words.png"), "no picture at all");

        var answer = alice.ask(json(
                "{'@type':'sendMessage','chat_id':%d,'input_message_content':%s}", GROUP.value(), photo(text, "")));

        var failure = alice.awaitUpdate(
                "updateMessageSendFailed",
                update -> update.path("old_message_id").equals(answer.path("id")));
        assertThat(failure.path("error").path("message").asString()).isEqualTo("IMAGE_PROCESS_FAILED");
    }

    private java.io.File downloaded(JsonNode file) throws InterruptedException {
        var done = good(bob.ask(json(
                "{'@type':'downloadFile','file_id':%d,'priority':1,'offset':0,'limit':0,'synchronous':true}",
                file.path("id").asInt())));
        assertThat(done.path("local").path("is_downloading_completed").asBoolean())
                .isTrue();
        return Path.of(done.path("local").path("path").asString()).toFile();
    }

    private Path picture(String name, int width, int height) throws IOException {
        var file = directory.resolve(name);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        IntStream.range(0, Math.min(width, height)).forEach(at -> image.setRGB(at, at, 0x40c040 + at));
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private Path document(String name, int length) throws IOException {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Files.write(directory.resolve(name), bytes);
    }

    private static String photo(Path file, String caption) {
        return "{'@type':'inputMessagePhoto','photo':{'@type':'inputFileLocal','path':'%s'},'caption':{'@type':'formattedText','text':'%s'}}"
                .formatted(file, caption);
    }

    private static String document(Path file) {
        return "{'@type':'inputMessageDocument','document':{'@type':'inputFileLocal','path':'%s'},'disable_content_type_detection':true}"
                .formatted(file);
    }
}
