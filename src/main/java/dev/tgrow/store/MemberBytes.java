package dev.tgrow.store;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Optional;

/// How a page of members stands in a partial file: everything that a row may need, and nothing less.
///
/// @param withPhone whether phone numbers are kept; else they never reach the disk
record MemberBytes(boolean withPhone) {
    /// Another number whenever what is written here can't be read by the program before.
    static final int LAYOUT = 1;

    private static final int MOST = 10 * MemberPage.MAX_SIZE;

    void write(MemberPage page, Bytes out) {
        out.put(page.total());
        out.put(page.members().size());
        for (Member member : page.members()) write(member, out);
    }

    /// @throws RuntimeException if this is no page
    static MemberPage read(ByteBuffer in) {
        var total = in.getInt();
        var count = in.getInt();
        if (count < 1 || count > MOST) throw new IllegalArgumentException(count + " members in a page");
        var members = new ArrayList<Member>(count);
        for (int i = 0; i < count; i++) members.add(member(in));
        return new MemberPage(total, members);
    }

    private void write(Member member, Bytes out) {
        var user = member.user();
        out.put(user.id().value());
        out.put(code(user.kind()));
        out.put(user.username());
        out.put(user.firstName());
        out.put(user.lastName());
        out.put(user.premium());
        write(user.lastSeen(), out);
        out.put(withPhone ? user.phone() : Optional.empty());
        out.put(code(member.status()));
        out.put(member.joined().isPresent());
        member.joined().ifPresent(out::put);
    }

    private static Member member(ByteBuffer in) {
        var user = new User(
                new UserId(in.getLong()),
                kind(in.get()),
                Bytes.textIfAny(in),
                Bytes.text(in),
                Bytes.text(in),
                Bytes.is(in),
                lastSeen(in),
                Bytes.textIfAny(in));
        var status = status(in.get());
        return new Member(user, status, Bytes.is(in) ? Optional.of(Bytes.time(in)) : Optional.empty());
    }

    private static byte code(User.Kind kind) {
        return switch (kind) {
            case PERSON -> 0;
            case BOT -> 1;
            case DELETED -> 2;
        };
    }

    private static User.Kind kind(byte code) {
        return switch (code) {
            case 0 -> User.Kind.PERSON;
            case 1 -> User.Kind.BOT;
            case 2 -> User.Kind.DELETED;
            default -> throw new IllegalArgumentException("a kind " + code);
        };
    }

    private static byte code(MemberStatus status) {
        return switch (status) {
            case CREATOR -> 0;
            case ADMINISTRATOR -> 1;
            case MEMBER -> 2;
            case RESTRICTED -> 3;
            case LEFT -> 4;
            case BANNED -> 5;
        };
    }

    private static MemberStatus status(byte code) {
        return switch (code) {
            case 0 -> MemberStatus.CREATOR;
            case 1 -> MemberStatus.ADMINISTRATOR;
            case 2 -> MemberStatus.MEMBER;
            case 3 -> MemberStatus.RESTRICTED;
            case 4 -> MemberStatus.LEFT;
            case 5 -> MemberStatus.BANNED;
            default -> throw new IllegalArgumentException("a status " + code);
        };
    }

    private static void write(LastSeen seen, Bytes out) {
        switch (seen) {
            case LastSeen.Unknown() -> out.put((byte) 0);
            case LastSeen.Online() -> out.put((byte) 1);
            case LastSeen.At(var time) -> {
                out.put((byte) 2);
                out.put(time);
            }
            case LastSeen.Recently() -> out.put((byte) 3);
            case LastSeen.WithinWeek() -> out.put((byte) 4);
            case LastSeen.WithinMonth() -> out.put((byte) 5);
        }
    }

    private static LastSeen lastSeen(ByteBuffer in) {
        var kind = in.get();
        return switch (kind) {
            case 0 -> new LastSeen.Unknown();
            case 1 -> new LastSeen.Online();
            case 2 -> new LastSeen.At(Bytes.time(in));
            case 3 -> new LastSeen.Recently();
            case 4 -> new LastSeen.WithinWeek();
            case 5 -> new LastSeen.WithinMonth();
            default -> throw new IllegalArgumentException("last seen " + kind);
        };
    }
}
