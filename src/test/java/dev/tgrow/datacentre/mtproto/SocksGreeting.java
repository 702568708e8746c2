package dev.tgrow.datacentre.mtproto;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/// The SOCKS5 handshake of a proxy that takes every target and every password, and forwards nothing.
///
/// @param target the address and port that the client wanted
/// @param user the name it gave; empty if it gave none
record SocksGreeting(String target, String user) {
    private static final int VERSION = 5;
    private static final int CONNECT = 1;
    private static final int NO_LOGIN = 0;
    private static final int PASSWORD = 2;
    private static final int NONE = 0xff;
    private static final int COMMAND_UNKNOWN = 7;

    static SocksGreeting accept(InputStream stream, OutputStream out) throws IOException {
        var in = new DataInputStream(stream);
        requireVersion(in.readUnsignedByte());
        var methods = readBytes(in, in.readUnsignedByte());
        var user = login(methods, in, out);
        requireVersion(in.readUnsignedByte());
        int command = in.readUnsignedByte();
        in.readUnsignedByte();
        var target = address(in) + ":" + in.readUnsignedShort();
        int reply = command == CONNECT ? 0 : COMMAND_UNKNOWN;
        out.write(new byte[] {VERSION, (byte) reply, 0, 1, 127, 0, 0, 1, 0, 0});
        out.flush();
        if (reply != 0) {
            throw new IOException("SOCKS command %d".formatted(command));
        }
        return new SocksGreeting(target, user);
    }

    private static String login(byte[] methods, DataInputStream in, OutputStream out) throws IOException {
        int method = contains(methods, PASSWORD) ? PASSWORD : contains(methods, NO_LOGIN) ? NO_LOGIN : NONE;
        out.write(new byte[] {VERSION, (byte) method});
        out.flush();
        if (method == NONE) {
            throw new IOException("no SOCKS login that both sides know");
        }
        return method == PASSWORD ? password(in, out) : "";
    }

    private static String password(DataInputStream in, OutputStream out) throws IOException {
        in.readUnsignedByte();
        var user = new String(readBytes(in, in.readUnsignedByte()), StandardCharsets.UTF_8);
        readBytes(in, in.readUnsignedByte());
        out.write(new byte[] {1, 0});
        out.flush();
        return user;
    }

    private static String address(DataInputStream in) throws IOException {
        return switch (in.readUnsignedByte()) {
            case 1 -> InetAddress.getByAddress(readBytes(in, 4)).getHostAddress();
            case 3 -> new String(readBytes(in, in.readUnsignedByte()), StandardCharsets.US_ASCII);
            case 4 -> InetAddress.getByAddress(readBytes(in, 16)).getHostAddress();
            default -> throw new IOException("an unknown kind of SOCKS address");
        };
    }

    private static byte[] readBytes(DataInputStream in, int length) throws IOException {
        var bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static boolean contains(byte[] methods, int method) {
        for (var each : methods) {
            if (each == method) {
                return true;
            }
        }
        return false;
    }

    private static void requireVersion(int version) throws IOException {
        if (version != VERSION) {
            throw new IOException("SOCKS version %d".formatted(version));
        }
    }
}
