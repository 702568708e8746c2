package dev.tgrow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.app.Launcher;
import dev.tgrow.input.Target;
import dev.tgrow.render.Streams;
import dev.tgrow.run.Version;
import dev.tgrow.telegram.ChatRef;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/// The command tree, and what becomes of errors.
public final class Cli {
    private Cli() {}

    /// Runs one command line and returns its exit code. Never ends the process.
    public static int run(Launcher launcher, Streams streams, String... args) {
        var errors = new Errors(streams, List.of(args));
        return tree(launcher, streams)
                .setOut(new PrintWriter(new OutputStreamWriter(streams.out(), UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(streams.err(), UTF_8), true))
                .setExecutionExceptionHandler((e, _, _) -> errors.failed(e))
                .setParameterExceptionHandler((e, _) -> errors.wrongUsage(e))
                .execute(args);
    }

    /// All commands, with what they need.
    static CommandLine tree(Launcher launcher, Streams streams) {
        var members = new CommandLine(new Members())
                .addSubcommand(new MembersPullCommand(launcher))
                .addSubcommand(new MembersPullsCommand(launcher))
                .addSubcommand(new MembersDiffCommand(launcher))
                .addSubcommand(new MembersPurgeCommand(launcher))
                .addSubcommand(new MembersTransferCommand(launcher, streams))
                .addSubcommand(RequestsCommands.tree(launcher, streams));
        var promo = new CommandLine(new Promo())
                .addSubcommand(new PromoSendCommand(launcher, streams))
                .addSubcommand(new PromoStatusCommand(launcher))
                .addSubcommand(new PromoUndoCommand(launcher));
        var channels = new CommandLine(new Channels()).addSubcommand(new ChannelsParseCommand(launcher));
        var root = new CommandLine(new Root())
                .addSubcommand(members)
                .addSubcommand(promo)
                .addSubcommand(channels)
                .addSubcommand(HealthCommands.tree(launcher))
                .addSubcommand(RunsCommands.tree(launcher, streams))
                .addSubcommand(OptOutCommands.tree(launcher, streams))
                .addSubcommand(ConsentCommands.tree(launcher, streams))
                .addSubcommand(AccountCommands.tree(launcher, streams))
                .addSubcommand(LimitsCommands.tree(launcher))
                .addSubcommand(new CommandLine(new Sandbox()).addSubcommand(new SandboxResetCommand(launcher)))
                .addSubcommand(EngineCommands.tree(launcher))
                .addSubcommand(ConfigCommands.tree(launcher))
                .addSubcommand(new CompletionCommand());
        return configured(root);
    }

    private static CommandLine configured(CommandLine root) {
        root.registerConverter(ChatRef.class, text -> converted(() -> ChatRef.parse(text)));
        root.registerConverter(Target.class, text -> converted(() -> Target.parse(text, Map.of(), "--to")));
        // `@name` is a chat here, never a file with more arguments, and `-100123` is one too.
        root.setExpandAtFiles(false);
        root.setUnmatchedOptionsArePositionalParams(true);
        root.setExecutionStrategy(parsed -> {
            Mistyped.refuse(parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        root.setUsageHelpAutoWidth(true);
        withHelp(root);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        return root;
    }

    /// Every command knows `--help` and `--version`; every help text ends with the table of exit codes.
    private static void withHelp(CommandLine command) {
        command.getCommandSpec()
                .mixinStandardHelpOptions(true)
                .version("tgrow " + Version.CURRENT)
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitStatus.table());
        command.getSubcommands().values().forEach(Cli::withHelp);
    }

    private static <T> T converted(Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    @Command(
            name = "tgrow",
            description = "A toolkit for people who run communities on Telegram.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Root {}

    @Command(name = "members", description = "The members of chats.", synopsisSubcommandLabel = "COMMAND")
    static final class Members {}

    @Command(name = "promo", description = "Announcements.", synopsisSubcommandLabel = "COMMAND")
    static final class Promo {}

    @Command(name = "sandbox", description = "The simulated Telegram.", synopsisSubcommandLabel = "COMMAND")
    static final class Sandbox {}

    @Command(name = "channels", description = "Posts of channels and groups.", synopsisSubcommandLabel = "COMMAND")
    static final class Channels {}
}
