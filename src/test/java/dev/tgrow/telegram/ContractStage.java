package dev.tgrow.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.world.World;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/// What the parts of the contract stand on.
public interface ContractStage {
    UserId STRANGER = new UserId(999_888_777_666L);
    ChatId NO_CHAT = ChatId.ofSupergroup(99_999_999);

    /// The world's file, among the resources beside this class.
    String WORLD = "contract.yaml";

    /// The Telegram of one of the world's accounts.
    Telegram as(String account) throws InterruptedException;

    /// What the Telegram of all accounts shows.
    World world();

    /// The world's time, to the second.
    default Instant now() {
        return world().now().truncatedTo(ChronoUnit.SECONDS);
    }

    /// The topic in which a message really is.
    default TopicId topicOf(ChatId forum, MessageId message) {
        var account = world().accounts().byName("alice").orElseThrow();
        var found = world().messages().find(account, forum, message.value()).orElseThrow();
        return new TopicId((int) found.content().topic().orElse(TopicId.GENERAL.value()));
    }

    /// Whether the server has a message, whatever clients think.
    default boolean isAtServer(ChatId chat, MessageId message) {
        var account = world().accounts().byName("alice").orElseThrow();
        return world().messages().find(account, chat, message.value()).isPresent();
    }

    default Telegram alice() throws InterruptedException {
        return as("alice");
    }

    default Chat chat(String username) throws InterruptedException {
        return alice().call(new Call.ResolveChat(ChatRef.parse("@" + username))).orThrow();
    }

    default User user(String username) throws InterruptedException {
        return alice().call(new Call.ResolveUser(username)).orThrow();
    }

    default Refusal refusal(Call<?> call) throws InterruptedException {
        return switch (alice().call(call)) {
            case Reply.Refused<?>(Refusal reason) -> reason;
            case Reply.Ok<?>(Object value) -> throw new AssertionError(call + " was answered with " + value);
        };
    }

    default Refusal.Place place(Call<?> call) throws InterruptedException {
        var reason = refusal(call);
        if (reason instanceof Refusal.ChatRefused(var why, var _)) return why;
        throw new AssertionError(call + " was refused with " + reason);
    }

    default Refusal.Person person(Call<?> call) throws InterruptedException {
        var reason = refusal(call);
        if (reason instanceof Refusal.PersonRefused(var why, var _)) return why;
        throw new AssertionError(call + " was refused with " + reason);
    }

    /// All members, page by page, as long as a page has any.
    default List<Member> members(ChatId chat) throws InterruptedException {
        var all = new ArrayList<Member>();
        for (int offset = 0; ; offset += MemberPage.MAX_SIZE) {
            var call = new Call.GetMembers(chat, MemberList.RECENT, offset, MemberPage.MAX_SIZE);
            var page = alice().call(call).orThrow();
            if (page.members().isEmpty()) return all;
            assertThat(page.members()).hasSizeLessThanOrEqualTo(MemberPage.MAX_SIZE);
            all.addAll(page.members());
        }
    }

    default List<Post> history(ChatId chat) throws InterruptedException {
        var all = new ArrayList<Post>();
        while (true) {
            var before = all.isEmpty()
                    ? Optional.<MessageId>empty()
                    : Optional.of(all.getLast().id());
            var page = alice().call(new Call.GetHistory(chat, before, HistoryPage.MAX_SIZE))
                    .orThrow();
            if (page.posts().isEmpty()) return all;
            all.addAll(page.posts());
        }
    }

    /// A real picture in a file of its own.
    default Path picture() throws IOException {
        var file = Files.createTempFile("picture", ".png");
        ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        file.toFile().deleteOnExit();
        return file;
    }
}
