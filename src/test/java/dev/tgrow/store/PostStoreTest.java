package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryStore
class PostStoreTest {
    private static final ChatId CHAT = new ChatId(-1_000_000_000_001L);
    private static final Instant DAY = Instant.parse("2026-11-20T09:00:00Z");

    @Parameter
    private Store where;

    @TempDir
    private Path directory;

    private Database database;
    private PostStore store;

    @BeforeEach
    void open() {
        database = Database.open(where.fresh(directory));
        store = new PostStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Chat chat(String title) {
        return new Chat(
                CHAT, Chat.Kind.CHANNEL, title, Optional.of("garden_news"), MemberStatus.MEMBER, Set.of(), false, 0);
    }

    private static Post post(long id, String text, OptionalLong views) {
        return new Post(
                CHAT,
                new MessageId(id),
                DAY.minusSeconds(1000 - id),
                Optional.empty(),
                text,
                List.of(),
                views,
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(new Post.Reaction("👍", id)),
                "text",
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Post post(long id) {
        return post(id, "post " + id, OptionalLong.of(10));
    }

    private List<List<String>> query(String sql) {
        return database.read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                var all = new ArrayList<List<String>>();
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) row.add(rows.getString(i));
                    all.add(row);
                }
                return all;
            }
        });
    }

    @Test
    void onlyPostsThatAreNewAreGivenBack() {
        assertThat(store.add(CHAT, List.of(post(3), post(2)), new Span(2, 3), DAY))
                .containsExactly(post(3), post(2));
        assertThat(store.add(CHAT, List.of(post(4), post(3)), new Span(3, 4), DAY))
                .containsExactly(post(4));
        assertThat(store.count(CHAT)).isEqualTo(3);
        assertThat(store.covered(CHAT)).containsExactly(new Span(2, 4));
    }

    @Test
    void aPostThatIsReadAgainIsBroughtUpToDateButKeepsItsTime() {
        store.add(CHAT, List.of(post(1, "old", OptionalLong.empty())), new Span(1, 1), DAY);
        store.add(CHAT, List.of(post(1, "new", OptionalLong.of(99))), new Span(1, 1), DAY.plusSeconds(60));
        assertThat(query("select text, views, reactions, added_at from posts"))
                .containsExactly(List.of("new", "99", "👍 1", "2026-11-20T09:00:00Z"));
    }

    @Test
    void aPageIsStoredAsAWholeOrNotAtAll() {
        var broken = new AbstractList<Post>() {
            @Override
            public Post get(int index) {
                if (index == 0) return post(2);
                throw new IllegalStateException("in the middle");
            }

            @Override
            public int size() {
                return 2;
            }
        };
        assertThatThrownBy(() -> store.add(CHAT, broken, new Span(1, 2), DAY)).hasMessage("in the middle");
        assertThat(store.count(CHAT)).isZero();
        assertThat(store.covered(CHAT)).isEmpty();
    }

    @Test
    void anEmptyPageCoversItsStretchToo() {
        assertThat(store.add(CHAT, List.of(), new Span(1, 20), DAY)).isEmpty();
        assertThat(store.covered(CHAT)).containsExactly(new Span(1, 20));
    }

    @Test
    void aChatIsRememberedAsItIsNow() {
        store.seen(chat("Garden News"), DAY);
        store.settle(CHAT);
        store.seen(chat("Garden News, daily"), DAY.plusSeconds(60));
        assertThat(query("select title, kind, username, seen_at, settled from chats"))
                .containsExactly(List.of("Garden News, daily", "channel", "garden_news", "2026-11-20T09:01:00Z", "1"));
    }

    @Test
    void uncoveringForgetsTheStretchesAndKeepsThePosts() {
        store.seen(chat("Garden News"), DAY);
        store.add(CHAT, List.of(post(1)), new Span(1, 1), DAY);
        store.settle(CHAT);
        assertThat(store.settled(CHAT)).isTrue();
        store.uncover(CHAT);
        assertThat(store.settled(CHAT)).isFalse();
        assertThat(store.covered(CHAT)).isEmpty();
        assertThat(store.count(CHAT)).isEqualTo(1);
    }

    @Test
    void aChatThatWasNeverSeenIsEmptyAndUnsettled() {
        assertThat(store.settled(CHAT)).isFalse();
        assertThat(store.count(CHAT)).isZero();
        assertThat(store.covered(CHAT)).isEmpty();
    }

    @Test
    void textsOfAnyKindComeBackAsTheyWere() {
        var text = "🌱 l'été; \u0000 \"quoted\"\n'); drop table posts; --";
        store.add(CHAT, List.of(post(1, text, OptionalLong.empty())), new Span(1, 1), DAY);
        var stored = where == Store.SQLITE ? text : text.replace('\0', '␀');
        assertThat(query("select text from posts")).containsExactly(List.of(stored));
    }
}
