package dev.tgrow.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountHomeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path data;

    @Test
    void onlyItsOwnerCanOpenAHome() throws IOException {
        var home = home();
        home.create();
        home.key(Optional.empty());
        home.remember(facts("Ann"));
        assertThat(mode(home.directory())).isEqualTo("rwx------");
        assertThat(mode(home.keyFile())).isEqualTo("rw-------");
        assertThat(mode(home.directory().resolve("account.properties"))).isEqualTo("rw-------");
        home.check();
    }

    @Test
    void aHomeThatOthersCanOpenIsRefusedInOneSentence() throws IOException {
        var home = home();
        home.create();
        Files.setPosixFilePermissions(home.directory(), PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(refusal(home::check))
                .isEqualTo(
                        "%s can be opened by others: run chmod 700 %s".formatted(home.directory(), home.directory()));
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        var home = home();
        home.create();
        home.key(Optional.empty());
        Files.setPosixFilePermissions(home.keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(refusal(home::check)).contains("chmod 600 " + home.keyFile());
    }

    @Test
    void theKeyIsMadeOnceAndThenKept() throws IOException {
        var home = home();
        home.create();
        var key = home.key(Optional.empty());
        assertThat(home.key(Optional.empty())).isEqualTo(key);
        assertThat(Files.size(home.keyFile())).isEqualTo(32);
    }

    @Test
    void aConfiguredKeyLeavesNoFile() {
        var home = home();
        home.create();
        assertThat(home.key(Optional.of(new DatabaseKey("AAAA")))).isEqualTo(new DatabaseKey("AAAA"));
        assertThat(home.keyFile()).doesNotExist();
    }

    @Test
    void anEmptyKeyFileIsNotAKey() throws IOException {
        var home = home();
        home.create();
        home.key(Optional.empty());
        Files.write(home.keyFile(), new byte[0]);
        assertThat(refusal(() -> home.key(Optional.empty()))).contains("is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "", " a=b:c #d !e \\u0041 \\", "Ünï 😀\nid=7\r\n", "\u0000\u001b[31m"})
    void whoAnAccountIsComesBackWhateverTheName(String name) {
        var home = home();
        home.create();
        assertThat(home.facts()).isEmpty();
        home.remember(facts(name));
        assertThat(home.facts()).contains(facts(name));
    }

    @Test
    void aPhoneNumberIsNotRemembered() throws IOException {
        var user = new User(
                new UserId(7),
                User.Kind.PERSON,
                Optional.empty(),
                "Ann",
                "Lee",
                false,
                new LastSeen.Unknown(),
                Optional.of("999660001"));
        var home = home();
        home.create();
        home.remember(AccountFacts.of(user, NOW));
        assertThat(Files.readString(home.directory().resolve("account.properties")))
                .doesNotContain("999660001");
        assertThat(home.facts().orElseThrow().name()).isEqualTo("Ann Lee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id=x", "id=0\nlogged_in=2026-11-21T10:00:00Z", "id=7\nlogged_in=never", "\\u12"})
    void damagedFactsSayWhichFileAndWhatToDo(String text) throws IOException {
        var home = home();
        home.create();
        Files.writeString(home.directory().resolve("account.properties"), text);
        assertThat(refusal(home::facts)).contains("account.properties is damaged");
    }

    @Test
    void theListHasTheHomesAndNothingElse() throws IOException {
        assertThat(AccountHome.list(data)).isEmpty();
        AccountHome.in(data, new AccountName("zoe")).create();
        AccountHome.in(data, new AccountName("bob")).create();
        Files.writeString(data.resolve("accounts/bob.lock"), "");
        Files.createDirectory(data.resolve("accounts/Not A Name"));
        assertThat(AccountHome.list(data))
                .extracting(home -> home.name().value())
                .containsExactly("bob", "zoe");
    }

    @Test
    void deletingAHomeDoesNotFollowLinks() throws IOException {
        var outside = Files.writeString(data.resolve("outside"), "stays");
        var home = home();
        home.create();
        Files.createDirectories(home.tdlib().resolve("files"));
        Files.createSymbolicLink(home.tdlib().resolve("link"), outside);
        home.delete();
        home.delete();
        assertThat(home.exists()).isFalse();
        assertThat(outside).hasContent("stays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ann", "../x", "a b", "a/b", "ä", "a123456789012345678901234567890123"})
    void aNameThatIsNoDirectoryIsRefused(String name) {
        assertThatThrownBy(() -> new AccountName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(new DatabaseKey("AAAAsecret12").toString()).doesNotContain("secret");
        assertThat(new ApiCredentials(1, "secret").toString()).doesNotContain("secret");
        assertThatThrownBy(() -> new DatabaseKey("secret!")).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> new ApiCredentials(0, "x")).hasMessageContaining("positive");
        assertThatThrownBy(() -> new ApiCredentials(1, " ")).hasMessageContaining("hash");
    }

    private AccountHome home() {
        return AccountHome.in(data, new AccountName("alice"));
    }

    private static AccountFacts facts(String name) {
        return new AccountFacts(new UserId(7), Optional.of("ann_test"), name, false, NOW);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static String refusal(Runnable attempt) {
        var thrown = catchThrowableOfType(RunEnded.class, attempt::run);
        return ((End.Misused) thrown.end()).why();
    }
}
