package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.accounts.AccountFacts;
import dev.tgrow.accounts.AccountHome;
import dev.tgrow.accounts.AccountName;
import dev.tgrow.cli.Harness.Result;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory);
    }

    /// Makes an account's home as a login leaves it, without the session.
    private void loggedIn(String name, long id, boolean bot) {
        var home = AccountHome.in(harness.home().resolve("data"), new AccountName(name));
        home.create();
        home.remember(new AccountFacts(
                new UserId(id), Optional.of("user_" + id), "Name " + id, bot, Instant.parse("2026-11-01T10:00:00Z")));
    }

    @Test
    void withoutALoginTheListIsEmpty() {
        assertThat(harness.tgrow("account list")).isEqualTo(new Result(0, "", "account list finished: 0 done.\n"));
    }

    @Test
    void theListAsksNobody() {
        loggedIn("shop", 1001, false);
        loggedIn("helper", 1002, true);
        AccountHome.in(harness.home().resolve("data"), new AccountName("begun")).create();
        assertThat(harness.tgrow("account list --format csv"))
                .isEqualTo(new Result(0, """
                account,id,username,name,kind,logged_in
                begun,,,,unfinished login,
                helper,1002,user_1002,Name 1002,bot,2026-11-01T10:00:00Z
                shop,1001,user_1001,Name 1001,user,2026-11-01T10:00:00Z
                """, "account list finished: 3 done.\n"));
    }

    @Test
    void oneOfSeveralAccountsMustBeNamed() {
        loggedIn("shop", 1001, false);
        loggedIn("helper", 1002, true);
        assertThat(harness.tgrow("members pull @garden_club"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "members pull can't be done: several accounts are logged in (helper, shop):"
                                + " say which with --account.\n"));
    }

    @Test
    void theOnlyAccountNeedsNoName() {
        loggedIn("shop", 1001, false);
        var result = harness.tgrow("members pull @garden_club");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("members pull can't be done: api_id is not set");
    }

    @Test
    void factsThatAreDamagedAreNamed() {
        loggedIn("shop", 1001, false);
        var facts = harness.write("home/data/accounts/shop/account.properties", "id=x\n");
        assertThat(harness.tgrow("account list"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "account list can't be done: %s is damaged: delete it and log in again.\n".formatted(facts)));
    }

    @Test
    void theSandboxListsItsOwn() {
        assertThat(harness.tgrow("account list --sandbox --format csv"))
                .isEqualTo(new Result(0, """
                account,id,username,name,kind,logged_in
                alice,,,,sandbox,
                bob,,,,sandbox,
                robot,,,,sandbox,
                """, "account list finished: 3 done.\n"));
    }

    @Test
    void whoamiProvesThatTheSessionIsAlive() {
        assertThat(harness.tgrow("account whoami --sandbox --format csv"))
                .isEqualTo(new Result(0, """
                account,id,username,first_name,last_name,kind,round_trip_ms
                alice,1001,alice_green,Alice,Green,user,0
                """, "account whoami finished: 1 done.\n"));
        assertThat(harness.tgrow("account whoami --sandbox --account robot --format json")
                        .column("kind"))
                .containsExactly("bot");
    }

    @Test
    void whoamiFailsIfTheSessionIsNot() {
        harness.world("""
                accounts: [{name: alice, id: 1001, first_name: Alice}]
                faults: [{call: CheckSession, error: AUTH_KEY_UNREGISTERED}]
                """);
        var result = harness.tgrow("account whoami");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).endsWith("Log in with: tgrow account login\n").hasLineCount(1);
    }

    @Test
    void theSandboxNeedsNoLogin() {
        assertThat(harness.tgrow("account login --sandbox --no-input --format csv")
                        .out())
                .endsWith("\nalice,1001,alice_green,Alice,Green,user,\n");
        var logout = harness.tgrow("account logout --sandbox");
        assertThat(logout.code()).isEqualTo(2);
        assertThat(logout.err())
                .isEqualTo("account logout can't be done: the sandbox's accounts stay logged in;"
                        + " there is nothing to log out.\n");
    }

    @Test
    void whoIsNotLoggedInCantLogOut() {
        assertThat(harness.tgrow("account logout").code()).isEqualTo(4);
    }
}
