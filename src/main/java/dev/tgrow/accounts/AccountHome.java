package dev.tgrow.accounts;

import static java.util.Objects.requireNonNull;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The directory of one account, `accounts/<name>/` under the data directory. Only its owner may open it, because it
/// holds the session: whoever can read it is logged in.
///
/// | entry | what it is |
/// |---|---|
/// | `tdlib/` | the engine's database |
/// | `key` | the 32 bytes that encrypt it, unless the configuration gives a key |
/// | `account.properties` | who the account is, see [AccountFacts] |
public record AccountHome(AccountName name, Path directory) {
    public AccountHome {
        requireNonNull(name, "name");
        directory = directory.toAbsolutePath().normalize();
    }

    /// The home of `name` under `dataDir`, whether or not it exists yet.
    public static AccountHome in(Path dataDir, AccountName name) {
        return new AccountHome(name, accounts(dataDir).resolve(name.value()));
    }

    /// The homes that exist under `dataDir`, by name.
    public static List<AccountHome> list(Path dataDir) {
        var accounts = accounts(dataDir);
        if (!Files.isDirectory(accounts)) return List.of();
        try (var entries = Files.list(accounts)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(AccountName::isValid)
                    .sorted()
                    .map(name -> in(dataDir, new AccountName(name)))
                    .toList();
        } catch (IOException e) {
            throw new RunEnded(new End.Misused("can't read " + accounts + ": " + OwnerOnly.reason(e)));
        }
    }

    /// Makes the directory if it is missing, then does as [#check].
    public void create() {
        OwnerOnly.createDirectories(directory);
        check();
    }

    /// Refuses a home that somebody else can open.
    ///
    /// @throws RunEnded if others can open the directory or the key file
    public void check() {
        OwnerOnly.check(directory);
        if (Files.exists(keyFile())) OwnerOnly.check(keyFile());
    }

    public boolean exists() {
        return Files.isDirectory(directory);
    }

    /// The directory of the engine's database.
    public Path tdlib() {
        return directory.resolve("tdlib");
    }

    public Path keyFile() {
        return directory.resolve("key");
    }

    /// The directory of all accounts.
    Path parent() {
        return directory.resolveSibling(".").normalize();
    }

    Path lockFile() {
        return directory.resolveSibling(name + ".lock");
    }

    /// The key of the database: the configured one, else that of the key file, which is made if there is none.
    public DatabaseKey key(Optional<DatabaseKey> configured) {
        return configured.orElseGet(this::ownKey);
    }

    private DatabaseKey ownKey() {
        if (!Files.exists(keyFile())) {
            var key = DatabaseKey.generate();
            OwnerOnly.write(keyFile(), key.bytes());
            return key;
        }
        OwnerOnly.check(keyFile());
        try {
            return DatabaseKey.of(Files.readAllBytes(keyFile()));
        } catch (IOException e) {
            throw new RunEnded(new End.Misused("can't read the key file " + keyFile() + ": " + OwnerOnly.reason(e)));
        } catch (IllegalArgumentException _) {
            throw new RunEnded(new End.Misused("the key file " + keyFile() + " is empty"));
        }
    }

    /// Who the account is, if it has logged in.
    public Optional<AccountFacts> facts() {
        var file = factsFile();
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(AccountFacts.read(Files.readString(file)));
        } catch (IOException e) {
            throw new RunEnded(new End.Misused("can't read " + file + ": " + OwnerOnly.reason(e)));
        } catch (IllegalArgumentException _) {
            throw new RunEnded(new End.Misused(file + " is damaged: delete it and log in again"));
        }
    }

    public void remember(AccountFacts facts) {
        OwnerOnly.write(factsFile(), facts.write().getBytes(StandardCharsets.US_ASCII));
    }

    /// Deletes the directory with all it holds: session, key, facts.
    public void delete() {
        OwnerOnly.deleteTree(directory);
    }

    private Path factsFile() {
        return directory.resolve("account.properties");
    }

    private static Path accounts(Path dataDir) {
        return dataDir.resolve("accounts");
    }
}
