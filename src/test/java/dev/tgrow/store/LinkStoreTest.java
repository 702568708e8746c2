package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.store.ActionStore.Claimant;
import dev.tgrow.store.LinkStore.Counted;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.InviteLink;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryStore
class LinkStoreTest {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final ChatId CHAT = ChatId.ofSupergroup(7001);
    private static final String URL = "https://t.me/+abc";

    @Parameter
    private Store where;

    @TempDir
    private Path directory;

    private Database database;
    private LinkStore links;
    private ActionStore actions;
    private RunStore runs;

    @BeforeEach
    void open() {
        database = Database.open(where.fresh(directory));
        links = new LinkStore(database);
        actions = new ActionStore(database);
        runs = new RunStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static InviteLink link(int joined, int waiting, boolean revoked) {
        var end = Optional.of(START.plus(Duration.ofDays(7)));
        return new InviteLink(URL, "spring", START, end, 0, true, joined, waiting, false, revoked);
    }

    @Test
    void aLinkIsKnownAsItWasCountedLast() {
        assertThat(links.find(URL)).isEmpty();
        links.count(CHAT, link(0, 2, false), START);
        var later = START.plusSeconds(60);
        links.count(CHAT, link(1, 1, true), later);
        assertThat(links.find(URL))
                .hasValue(new Counted(
                        URL, "spring", Optional.of(START.plus(Duration.ofDays(7))), 0, true, true, 1, 1, later));
        links.count(CHAT, new InviteLink(URL, "spring", START, Optional.empty(), 5, false, 3, 0, false, false), later);
        assertThat(links.find(URL).orElseThrow().expires()).isEmpty();
        assertThat(links.find(URL).orElseThrow().memberLimit()).isEqualTo(5);
    }

    private Claimant begin(String run) {
        var who = new Claimant("1", run, "home");
        runs.begin(who, "members transfer", "[]", START, START.plusSeconds(60));
        return who;
    }

    private void make(Claimant who, String name, String url) {
        var key = new Action.Key(Action.Kind.LINK, name, 1, CHAT.value(), 0);
        var action = actions.claim(key, "@garden", Action.Content.NONE, who, START).action();
        actions.intend(action.id(), START);
        assertThat(actions.open(Action.Kind.LINK, CHAT.value(), "1")).hasSize(1);
        assertThat(actions.open(Action.Kind.DECIDE, CHAT.value(), "1")).isEmpty();
        actions.done(action.id(), Action.Result.of(url), START);
    }

    private List<String> of(String run) {
        return actions.linksOf(run).stream()
                .flatMap(action -> action.link().stream())
                .toList();
    }

    @Test
    void aRunHasTheLinksThatItMadeOrGaveOut() {
        make(begin("first"), "spring", URL);
        links.tell("first", URL);
        begin("second");
        links.tell("second", URL);
        links.tell("second", URL);
        make(begin("third"), "summer", "https://t.me/+def");
        assertThat(of("first")).containsExactly(URL);
        assertThat(of("second")).containsExactly(URL);
        assertThat(of("third")).containsExactly("https://t.me/+def");
        assertThat(of("fourth")).isEmpty();
        assertThat(actions.accounts(URL)).isTrue();
        assertThat(actions.accounts("https://t.me/+xyz")).isFalse();
    }

    @Test
    void whatForgottenRunsGaveOutIsForgotten() {
        make(begin("first"), "spring", URL);
        begin("second");
        links.tell("second", URL);
        assertThat(runs.prune(START.plus(Duration.ofDays(1)))).isEqualTo(2);
        assertThat(of("second")).isEmpty();
        assertThat(of("first")).containsExactly(URL);
    }
}
