package dev.tgrow.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.pacing.AccountPace;
import dev.tgrow.pacing.Limits;
import dev.tgrow.pacing.PacedTelegram;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Time;
import dev.tgrow.sandbox.Sandbox;
import dev.tgrow.store.Database;
import dev.tgrow.store.LimitStore;
import dev.tgrow.store.OptOutStore;
import dev.tgrow.store.Peer;
import dev.tgrow.telegram.Album;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.SendOptions;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.WorldClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is added to the list while a run waits, by another process.
class OptOutTelegramTest {
    private static final UserId MIRA = new UserId(2001);
    private static final UserId TOM = new UserId(2002);

    @TempDir
    private Path directory;

    private Database open() {
        return Database.open(directory.resolve("tgrow.db"));
    }

    private void optOut(String subject, Time time) {
        var peer = subject.startsWith("@") ? Peer.of(subject.substring(1)) : Peer.of(Long.parseLong(subject));
        try (var other = open()) {
            new OptOutStore(other).add(List.of(peer), Optional.empty(), time.now());
        }
    }

    @FunctionalInterface
    private interface Writes {
        List<Reply<?>> through(Telegram telegram) throws InterruptedException;
    }

    /// Makes writes with pauses between them; in the first pause somebody opts out.
    private List<Reply<?>> whileSomebodyOptsOut(String subject, Writes writes) {
        var replies = new ArrayList<Reply<?>>();
        try (var database = open();
                var session = Sandbox.builtIn().open(directory, WorldClock.VIRTUAL)) {
            var client = session.client(Optional.of("alice"), _ -> {});
            var limits = new Limits(
                    Duration.ofSeconds(20), Duration.ofSeconds(40), 4, Duration.ofMinutes(1), Limits.DEFAULT_WINDOWS);
            RunScope.run(
                    "test",
                    run -> {
                        var willing = new OptOutTelegram(client, new OptOutStore(database));
                        var pace = AccountPace.open(new LimitStore(database), "alice", limits, run.now());
                        replies.addAll(writes.through(new PacedTelegram(willing, pace, run, new Random(1))));
                        return new End.Complete();
                    },
                    event -> {
                        if (event instanceof RunEvent.Waiting) optOut(subject, session.time());
                    },
                    session.time(),
                    Duration.ofHours(1));
            client.close();
        }
        return replies;
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Tom_Baker", "2002"})
    void aPersonWhoOptsOutDuringThePauseIsNotAdded(String subject) {
        var replies = whileSomebodyOptsOut(subject, telegram -> {
            var chat = telegram.call(new Call.ResolveChat(ChatRef.parse("@garden_club_new")))
                    .orThrow();
            var left = new ArrayList<Reply<?>>();
            left.add(telegram.call(new Call.AddMember(chat.id(), MIRA)));
            left.add(telegram.call(new Call.AddMember(chat.id(), new UserId(2010))));
            left.add(telegram.call(new Call.AddMember(chat.id(), TOM)));
            return left;
        });
        assertThat(replies.get(0)).isInstanceOf(Reply.Ok.class);
        assertThat(replies.get(1)).isInstanceOf(Reply.Ok.class);
        assertThat(replies.get(2))
                .isEqualTo(new Reply.Refused<>(new Refusal.PersonRefused(Refusal.Person.OPTED_OUT, "opted out")));
    }

    @Test
    void aChatThatOptsOutDuringThePauseGetsNothing() {
        var message = new OutgoingMessage(FormattedText.plain("Hello"), Optional.empty(), true, false);
        var part = new Album.Part(new Media.Remote(Media.Kind.PHOTO, "photo"), FormattedText.plain(""));
        var album = new Album(List.of(part, part), true, SendOptions.NONE);
        var replies = whileSomebodyOptsOut("@garden_club_new", telegram -> {
            var first = telegram.call(new Call.ResolveChat(ChatRef.parse("@garden_club")))
                    .orThrow();
            var second = telegram.call(new Call.ResolveChat(ChatRef.parse("@garden_club_new")))
                    .orThrow();
            return List.of(
                    telegram.call(new Call.SendMessage(first.id(), message)),
                    telegram.call(new Call.SendMessage(second.id(), message)),
                    telegram.call(new MessageCall.SendAlbum(second.id(), album)));
        });
        assertThat(replies.get(0)).isInstanceOf(Reply.Ok.class);
        assertThat(replies.subList(1, 3))
                .containsOnly(new Reply.Refused<>(new Refusal.ChatRefused(Refusal.Place.OPTED_OUT, "opted out")));
    }
}
