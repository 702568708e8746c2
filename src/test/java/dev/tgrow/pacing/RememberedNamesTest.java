package dev.tgrow.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.run.End;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.VirtualTime;
import dev.tgrow.store.Database;
import dev.tgrow.store.NameStore;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Call.ResolveChat;
import dev.tgrow.telegram.Call.ResolveUser;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef.ById;
import dev.tgrow.telegram.ChatRef.ByUsername;
import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Refusal.Place;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedNamesTest {
    private static final Call<Chat> CLUB = new ResolveChat(new ByUsername("club"));
    private static final Call<Chat> CLUB_BY_ID = new ResolveChat(new ById(new ChatId(-7)));
    private static final Refusal NOBODY = new Refusal.ChatRefused(Place.NOT_FOUND, "USERNAME_NOT_OCCUPIED");

    @TempDir
    private Path directory;

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-01T10:00:00Z"));
    private final Map<Call<?>, Object> answers = new HashMap<>();
    private final List<Call<?>> asked = new ArrayList<>();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("tgrow.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Chat chat(long id, String username) {
        return new Chat(
                new ChatId(id),
                Chat.Kind.SUPERGROUP,
                "Club",
                Optional.of(username),
                MemberStatus.MEMBER,
                Set.of(),
                false,
                0);
    }

    private static User user(long id, String username) {
        return new User(
                new UserId(id),
                User.Kind.PERSON,
                Optional.of(username),
                "Mira",
                "",
                false,
                new LastSeen.Unknown(),
                Optional.empty());
    }

    /// Asks as a run of its own, and gives what was asked of Telegram for it.
    private List<Call<?>> ask(Call<?> call) {
        asked.clear();
        RunScope.run(
                "test",
                run -> {
                    new RememberedNames(telegram(), new NameStore(database, "7"), run).call(call);
                    return new End.Complete();
                },
                _ -> {},
                time,
                Duration.ofMinutes(1));
        return List.copyOf(asked);
    }

    private Telegram telegram() {
        return new Telegram() {
            @Override
            public <R> Reply<R> call(Call<R> call) {
                asked.add(call);
                return switch (answers.getOrDefault(call, NOBODY)) {
                    case Refusal reason -> new Reply.Refused<>(reason);
                    case Object value -> new Reply.Ok<>(call.reply().cast(value));
                };
            }
        };
    }

    @Test
    void aNameIsAskedForOnceAndThenTakenFromTheClient() {
        answers.put(CLUB, chat(-7, "Club"));
        answers.put(CLUB_BY_ID, chat(-7, "Club"));

        assertThat(ask(CLUB)).containsExactly(CLUB);
        assertThat(ask(CLUB)).containsExactly(CLUB_BY_ID);
    }

    @Test
    void aClientThatDoesNotKnowTheChatMeansAskingAgain() {
        answers.put(CLUB, chat(-7, "club"));

        assertThat(ask(CLUB)).containsExactly(CLUB);
        assertThat(ask(CLUB)).containsExactly(CLUB_BY_ID, CLUB);
    }

    @Test
    void aChatThatIsCalledSomethingElseNowIsNotTakenForTheOneThatWasAskedFor() {
        answers.put(CLUB, chat(-7, "club"));
        ask(CLUB);
        answers.put(CLUB_BY_ID, chat(-7, "old_club"));
        answers.put(CLUB, chat(-8, "club"));
        answers.put(new ResolveChat(new ById(new ChatId(-8))), chat(-8, "club"));

        assertThat(ask(CLUB)).containsExactly(CLUB_BY_ID, CLUB);
        assertThat(ask(CLUB)).containsExactly(new ResolveChat(new ById(new ChatId(-8))));
    }

    @Test
    void aNameThatNobodyBearsAnyMoreIsForgotten() {
        answers.put(CLUB, chat(-7, "club"));
        ask(CLUB);
        answers.put(CLUB_BY_ID, chat(-7, "old_club"));
        answers.remove(CLUB);

        assertThat(ask(CLUB)).containsExactly(CLUB_BY_ID, CLUB);
        assertThat(ask(CLUB)).containsExactly(CLUB);
    }

    @Test
    void aChatThatTurnsOutToBeGoneIsForgotten() {
        answers.put(CLUB, chat(-7, "club"));
        answers.put(CLUB_BY_ID, chat(-7, "club"));
        ask(CLUB);
        ask(new Call.GetHistory(new ChatId(-7), Optional.empty(), 100));

        assertThat(ask(CLUB)).containsExactly(CLUB);
    }

    @Test
    void afterThreeDaysTheNameIsAskedForAgain() throws InterruptedException {
        answers.put(CLUB, chat(-7, "club"));
        answers.put(CLUB_BY_ID, chat(-7, "club"));
        ask(CLUB);

        time.sleep(Duration.ofDays(3));
        assertThat(ask(CLUB)).containsExactly(CLUB);
    }

    @Test
    void aPersonIsRememberedTooAndNoChatIsTakenForOne() {
        var mira = new ResolveUser("mira");
        answers.put(mira, user(5, "mira"));
        answers.put(new Call.GetUser(new UserId(5)), user(5, "mira"));
        answers.put(CLUB, chat(-7, "club"));
        ask(CLUB);

        assertThat(ask(mira)).containsExactly(mira);
        assertThat(ask(mira)).containsExactly(new Call.GetUser(new UserId(5)));
        assertThat(ask(new ResolveUser("club"))).containsExactly(new ResolveUser("club"));
    }
}
