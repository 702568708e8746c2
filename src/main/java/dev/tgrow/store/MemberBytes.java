package dev.tgrow.store;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a page of members stands in a partial file: everything that a row may need, and nothing less.
///
/// @param withPhone whether phone numbers are kept; else they never reach the disk
record MemberBytes(boolean withPhone) {
    /// What must be the same in the program that writes and in the one that reads.
    static final String LAYOUT =
            "1 " + List.of(MemberStatus.values()) + " " + List.of(User.Kind.values());

    private static final List<User.Kind> KINDS = List.of(User.Kind.values());
    private static final List<MemberStatus> STATUSES = List.of(MemberStatus.values());

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
        out.put((byte) KINDS.indexOf(user.kind()));
        out.put(user.username());
        out.put(user.firstName());
        out.put(user.lastName());
        out.put(user.premium());
        write(user.lastSeen(), out);
        out.put(withPhone ? user.phone() : Optional.empty());
        out.put((byte) STATUSES.indexOf(member.status()));
        out.put(member.joined().isPresent());
        member.joined().ifPresent(out::put);
    }

    private static Member member(ByteBuffer in) {
        var user = new User(
                new UserId(in.getLong()),
                KINDS.get(in.get()),
                Bytes.textIfAny(in),
                Bytes.text(in),
                Bytes.text(in),
                Bytes.is(in),
                lastSeen(in),
                Bytes.textIfAny(in));
        var status = STATUSES.get(in.get());
        return new Member(user, status, Bytes.is(in) ? Optional.of(Bytes.time(in)) : Optional.empty());
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
