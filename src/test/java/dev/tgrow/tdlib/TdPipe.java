package dev.tgrow.tdlib;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.engine.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;

/// One client of TDLib as a program: each line of standard input is sent to it, each thing it says is a line of
/// standard output. Ends when its input does, with or without a client that is still open.
///
/// Loads the library only where nobody can be reached.
public final class TdPipe {
    private static final double READ_SECONDS = 0.5;

    private TdPipe() {}

    static void main() throws IOException {
        var td = new NativeTdJson(Engine.enter().library());
        var client = td.createClientId();
        Thread.ofPlatform().daemon().start(() -> read(td));
        var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) td.send(client, line);
        // An orderly exit would run what native code left behind for it.
        Runtime.getRuntime().halt(0);
    }

    private static void read(TdJson td) {
        var out = new PrintStream(System.out, true, UTF_8);
        while (!out.checkError()) td.receive(READ_SECONDS).ifPresent(out::println);
    }
}
