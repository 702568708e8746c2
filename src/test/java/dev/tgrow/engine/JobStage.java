package dev.tgrow.engine;

import dev.tgrow.datacentre.DataCentre;
import dev.tgrow.datacentre.RequestLog;
import dev.tgrow.world.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// A data centre over a small world, and `tgrow` as a process whose accounts are logged in there.
///
/// An account logs in once. Each case begins with its home as it was then, with nothing that goes wrong, and with a
/// request log that holds only what comes now; what became of the world stays. For one thread.
final class JobStage implements AutoCloseable {
    private final Path directory;
    private final CommandLine tgrow;
    private final DataCentre centre;
    private int cases;
    private int logged;

    /// @param directory an empty one
    JobStage(Engine engine, Path directory, String world) {
        this.directory = directory;
        centre = DataCentre.open(world, directory.resolve("world"), engine.equipment());
        tgrow = CommandLine.on(engine, directory).through(centre.proxyPort());
    }

    DataCentre centre() {
        return centre;
    }

    Account alice() {
        return centre.account("alice");
    }

    private Path home(String account) {
        return directory.resolve("login-" + account);
    }

    /// The command line of a case by `alice`.
    JobLine begin() throws IOException, InterruptedException {
        return begin("alice");
    }

    /// The command line of a case by one of the world's accounts.
    JobLine begin(String account) throws IOException, InterruptedException {
        if (!Files.exists(home(account))) in(home(account)).logIn(centre.account(account));
        var home = directory.resolve("case-" + ++cases);
        copy(home(account), home);
        return begun(in(home).with("TGROW_ACCOUNT", account), home);
    }

    /// Lets `alice` log in once more before the next case, because what a case did ended her session at the server.
    void forgetLogin() throws IOException {
        try (var files = Files.walk(home("alice"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /// The command line of a case by somebody who has never logged in.
    JobLine beginAsStranger() {
        var home = directory.resolve("case-" + ++cases);
        return begun(in(home), home);
    }

    private JobLine begun(CommandLine line, Path home) {
        centre.script().clear();
        logged = centre.log().last();
        return new JobLine(line, home);
    }

    private CommandLine in(Path home) {
        return tgrow.with("TGROW_HOME", home.toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /// The calls of a method since the case began.
    List<RequestLog.Entry> calls(String method) {
        return calls(call -> call.method().equals(method));
    }

    private List<RequestLog.Entry> calls(Predicate<RequestLog.Entry> wanted) {
        return centre.log().after(logged).stream().filter(wanted).toList();
    }

    /// The calls of a method since the case began that did what they ask for, whether or not the client heard of it.
    List<RequestLog.Entry> executed(String method) {
        return calls(call -> call.method().equals(method)
                && switch (call.outcome()) {
                    case RequestLog.Outcome.Answered _, RequestLog.Outcome.Unheard _ -> true;
                    case RequestLog.Outcome.Open _,
                            RequestLog.Outcome.Hanging _,
                            RequestLog.Outcome.Refused _,
                            RequestLog.Outcome.Dropped _,
                            RequestLog.Outcome.Broken _ -> false;
                });
    }

    @Override
    public void close() {
        centre.close();
    }
}
