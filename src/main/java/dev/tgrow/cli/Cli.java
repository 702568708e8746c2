package dev.tgrow.cli;

import dev.tgrow.app.Launcher;
import dev.tgrow.render.Streams;
import dev.tgrow.run.RunEnded;
import dev.tgrow.telegram.ChatRef;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command tree, and what becomes of errors.
public final class Cli {
    private Cli() {}

    /// Runs one command line and returns its exit code. Never ends the process.
    public static int run(Launcher launcher, Streams streams, String... args) {
        var out = new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), true);
        var err = new PrintWriter(new OutputStreamWriter(streams.err(), StandardCharsets.UTF_8), true);
        return tree(launcher, new Inputs(streams.in()))
                .setOut(out)
                .setErr(err)
                .execute(args);
    }

    /// All commands, with what they need.
    static CommandLine tree(Launcher launcher, Inputs inputs) {
        var members = new CommandLine(new Members())
                .addSubcommand(new MembersPullCommand(launcher))
                .addSubcommand(new MembersTransferCommand(launcher, inputs));
        var promo = new CommandLine(new Promo()).addSubcommand(new PromoSendCommand(launcher, inputs));
        var channels = new CommandLine(new Channels()).addSubcommand(new ChannelsParseCommand(launcher));
        var root = new CommandLine(new Root())
                .addSubcommand(members)
                .addSubcommand(promo)
                .addSubcommand(channels);
        return configured(root);
    }

    private static CommandLine configured(CommandLine root) {
        root.registerConverter(ChatRef.class, ChatRef::parse);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setExecutionExceptionHandler((e, command, _) -> Errors.report(e, command));
        root.setParameterExceptionHandler((e, _) -> Errors.report(e));
        return root;
    }

    @Command(
            name = "tgrow",
            description = "A toolkit for people who run communities on Telegram.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND")
    static final class Root {}

    @Command(name = "members", description = "The members of chats.", synopsisSubcommandLabel = "COMMAND")
    static final class Members {}

    @Command(name = "promo", description = "Announcements.", synopsisSubcommandLabel = "COMMAND")
    static final class Promo {}

    @Command(name = "channels", description = "Posts of channels and groups.", synopsisSubcommandLabel = "COMMAND")
    static final class Channels {}
}
