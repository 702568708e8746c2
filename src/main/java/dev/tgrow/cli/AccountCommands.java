package dev.tgrow.cli;

import dev.tgrow.accounts.LoginKind;
import dev.tgrow.app.Launcher;
import dev.tgrow.app.Work;
import dev.tgrow.render.Streams;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.User;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `account login | logout | list | whoami`.
final class AccountCommands {
    private static final Work.Defaults DEFAULTS =
            new Work.Defaults(Duration.ofMinutes(5), Duration.ZERO, Duration.ZERO);
    private static final Columns WHO =
            Columns.of("account", "account", "id", "username", "first_name", "last_name", "kind", "round_trip_ms");

    private AccountCommands() {}

    static CommandLine tree(Launcher launcher, Streams streams) {
        return new CommandLine(new Account())
                .addSubcommand(new Login(launcher, streams))
                .addSubcommand(new Logout(launcher))
                .addSubcommand(new ListAll(launcher))
                .addSubcommand(new WhoAmI(launcher));
    }

    @Command(name = "account", description = "Sessions of your accounts.", synopsisSubcommandLabel = "COMMAND")
    static final class Account {}

    @Command(
            name = "login",
            description = {
                "Log an account in: phone number, code and password, or a bot token.",
                "Without a terminal, standard input has one answer a line."
            })
    static final class Login implements Callable<Integer> {
        private final Launcher launcher;
        private final Streams streams;

        @Mixin
        RunMixin run;

        @Option(names = "--bot", description = "Log in as a bot, by its token.")
        boolean bot;

        Login(Launcher launcher, Streams streams) {
            this.launcher = launcher;
            this.streams = streams;
        }

        @Override
        public Integer call() {
            return run.start(launcher, "account login", DEFAULTS, desk -> scope -> {
                var prompts = new AskingPrompts(streams, run.common.noInput);
                var user = desk.login(scope, prompts, bot ? LoginKind.BOT : LoginKind.USER);
                scope.emit(who(desk.account(), user, null));
                return new End.Complete();
            });
        }
    }

    @Command(name = "logout", description = "End the account's session at Telegram and delete what is stored of it.")
    static final class Logout implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        Logout(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.start(launcher, "account logout", DEFAULTS, desk -> scope -> {
                desk.logout(scope);
                return new End.Complete();
            });
        }
    }

    @Command(name = "list", description = "The accounts that are logged in here; asks nobody.")
    static final class ListAll implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        ListAll(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.start(launcher, "account list", DEFAULTS, desk -> scope -> {
                desk.accounts().forEach(row -> scope.emit(new RunEvent.Item(row, new Outcome.Done("listed"))));
                return new End.Complete();
            });
        }
    }

    @Command(
            name = "whoami",
            description = "Who the account is; asks Telegram, so it proves that the session is alive.")
    static final class WhoAmI implements Callable<Integer> {
        private final Launcher launcher;

        @Mixin
        RunMixin run;

        WhoAmI(Launcher launcher) {
            this.launcher = launcher;
        }

        @Override
        public Integer call() {
            return run.start(launcher, "account whoami", DEFAULTS, desk -> scope -> {
                var telegram = desk.telegram(scope);
                var alive = telegram.call(new Call.CheckSession()).orThrow();
                var user = telegram.call(new Call.GetMe()).orThrow();
                scope.emit(who(desk.account(), user, alive.roundTrip().toMillis()));
                return new End.Complete();
            });
        }
    }

    private static RunEvent.Item who(String account, User user, @org.jspecify.annotations.Nullable Long roundTrip) {
        var row = WHO.row(
                account,
                user.id().value(),
                user.username().orElse(null),
                user.firstName(),
                user.lastName(),
                user.kind() == User.Kind.BOT ? "bot" : "user",
                roundTrip);
        return new RunEvent.Item(row, new Outcome.Done("ok"));
    }
}
