package dev.tgrow.store;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/// How a page of members stands in a partial file: everything that a row may need, and nothing less.
///
/// @param withPhone whether phone numbers are kept; else they never reach the disk
record MemberBytes(boolean withPhone) {
    /// What must be the same in the program that writes and in the one that reads.
    static final String LAYOUT =
            "1 " + Arrays.toString(MemberStatus.values()) + " " + Arrays.toString(User.Kind.values());

    private static final int MOST = 10 * MemberPage.MAX_SIZE;

    void write(MemberPage page, DataOutputStream out) throws IOException {
        out.writeInt(page.total());
        out.writeInt(page.members().size());
        for (Member member : page.members()) write(member, out);
    }

    /// @throws IOException or a RuntimeException if this is no page
    MemberPage read(DataInputStream in) throws IOException {
        var total = in.readInt();
        var count = in.readInt();
        if (count < 1 || count > MOST) throw new IOException(count + " members in a page");
        var members = new ArrayList<Member>(count);
        for (int i = 0; i < count; i++) members.add(member(in));
        return new MemberPage(total, members);
    }

    private void write(Member member, DataOutputStream out) throws IOException {
        var user = member.user();
        out.writeLong(user.id().value());
        out.writeByte(user.kind().ordinal());
        write(user.username(), out);
        out.writeUTF(user.firstName());
        out.writeUTF(user.lastName());
        out.writeBoolean(user.premium());
        write(user.lastSeen(), out);
        write(withPhone ? user.phone() : Optional.empty(), out);
        out.writeByte(member.status().ordinal());
        out.writeBoolean(member.joined().isPresent());
        if (member.joined().isPresent()) write(member.joined().get(), out);
    }

    private static Member member(DataInputStream in) throws IOException {
        var user = new User(
                new UserId(in.readLong()),
                User.Kind.values()[in.readByte()],
                text(in),
                in.readUTF(),
                in.readUTF(),
                in.readBoolean(),
                lastSeen(in),
                text(in));
        return new Member(
                user,
                MemberStatus.values()[in.readByte()],
                in.readBoolean() ? Optional.of(time(in)) : Optional.empty());
    }

    private static void write(LastSeen seen, DataOutputStream out) throws IOException {
        out.writeByte(
                switch (seen) {
                    case LastSeen.Unknown() -> 0;
                    case LastSeen.Online() -> 1;
                    case LastSeen.At(var _) -> 2;
                    case LastSeen.Recently() -> 3;
                    case LastSeen.WithinWeek() -> 4;
                    case LastSeen.WithinMonth() -> 5;
                });
        if (seen instanceof LastSeen.At(var time)) write(time, out);
    }

    private static LastSeen lastSeen(DataInputStream in) throws IOException {
        var kind = in.readByte();
        return switch (kind) {
            case 0 -> new LastSeen.Unknown();
            case 1 -> new LastSeen.Online();
            case 2 -> new LastSeen.At(time(in));
            case 3 -> new LastSeen.Recently();
            case 4 -> new LastSeen.WithinWeek();
            case 5 -> new LastSeen.WithinMonth();
            default -> throw new IOException("last seen " + kind);
        };
    }

    private static void write(Optional<String> text, DataOutputStream out) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) out.writeUTF(text.get());
    }

    private static Optional<String> text(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
    }

    private static void write(Instant time, DataOutputStream out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant time(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
