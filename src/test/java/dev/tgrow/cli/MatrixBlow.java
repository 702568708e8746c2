package dev.tgrow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One way in which one call fails.
///
/// @param means what the run is told in the end
/// @param yaml the fault of a world, without the call that it is about
record MatrixBlow(Means means, String yaml) {
    /// A server error reaches the caller after TDLib has repeated the call five times.
    private static final int PATIENCE = 6;

    /// So often does a run ask again for what it only reads.
    private static final int READINGS = 4;

    static final Set<String> WRITES = Set.of(
            "AddMember",
            "SendMessage",
            "SendAlbum",
            "PinMessage",
            "CreateInviteLink",
            "DeleteMessages",
            "DeleteScheduled");

    /// What the caller is told in the end.
    enum Means {
        /// The call is made again, by TDLib or by us, and goes well.
        NOTHING,
        FLOOD_WAIT,
        /// A flood wait of one chat alone.
        SLOW_MODE,
        SERVER_TROUBLE,
        /// A write whose answer was never seen: it did not happen.
        UNKNOWN_AND_UNDONE,
        /// The same, but it did.
        UNKNOWN_AND_DONE,
        TIME_UP,
        ACCOUNT_LIMITED,
        ACCOUNT_UNABLE,
        LOGIN_NEEDED,
        NO_SUCH_CHAT,
        CHAT_CLOSED,
        PERSON,
        BAD_REQUEST,
        UNRECOGNISED
    }

    /// What can happen to a call of this name: one for each meaning, or all that is known.
    static List<MatrixBlow> to(String call, boolean all) {
        var blows = new ArrayList<MatrixBlow>();
        blows.add(new MatrixBlow(Means.NOTHING, "error: FLOOD_WAIT_90"));
        blows.add(new MatrixBlow(Means.NOTHING, "lose: connection"));
        blows.add(new MatrixBlow(Means.FLOOD_WAIT, "error: FLOOD_WAIT_300"));
        blows.add(new MatrixBlow(Means.ACCOUNT_LIMITED, "error: PEER_FLOOD"));
        blows.add(new MatrixBlow(Means.ACCOUNT_UNABLE, "error: CHANNELS_TOO_MUCH"));
        blows.add(new MatrixBlow(Means.LOGIN_NEEDED, "error: SESSION_REVOKED, code: 401"));
        blows.add(new MatrixBlow(Means.BAD_REQUEST, "error: MEDIA_INVALID"));
        blows.add(new MatrixBlow(Means.UNRECOGNISED, "error: SOMETHING_NEW"));
        blows.add(new MatrixBlow(Means.NO_SUCH_CHAT, "error: CHANNEL_INVALID"));
        blows.add(new MatrixBlow(Means.CHAT_CLOSED, "error: CHANNEL_PRIVATE"));
        (WRITES.contains(call) ? ofWrites() : ofReads()).forEach(blows::add);
        if (all) more().forEach(blows::add);
        if (all && WRITES.contains(call)) places().forEach(blows::add);
        if (call.equals("AddMember")) persons().limit(all ? 100 : 1).forEach(blows::add);
        return blows;
    }

    private static Stream<MatrixBlow> more() {
        return Stream.of(
                new MatrixBlow(Means.NOTHING, "error: FLOOD_WAIT_20"),
                new MatrixBlow(Means.NOTHING, "error: RPC_MCGET_FAIL"),
                new MatrixBlow(Means.NOTHING, "delay_ms: 5000"),
                new MatrixBlow(Means.NOTHING, "lose: request"),
                new MatrixBlow(Means.ACCOUNT_LIMITED, "error: FROZEN_METHOD_INVALID, code: 420"),
                new MatrixBlow(Means.ACCOUNT_UNABLE, "error: NOT_TO_BE_SHOWN, code: 406"),
                new MatrixBlow(Means.LOGIN_NEEDED, "error: USER_DEACTIVATED, code: 401"));
    }

    private static Stream<MatrixBlow> ofReads() {
        return Stream.of(
                new MatrixBlow(Means.NOTHING, "hang: true"),
                new MatrixBlow(Means.NOTHING, "lose: answer"),
                new MatrixBlow(Means.NOTHING, "error: RPC_MCGET_FAIL, times: " + PATIENCE),
                new MatrixBlow(Means.SERVER_TROUBLE, "error: RPC_MCGET_FAIL, times: " + PATIENCE * READINGS),
                new MatrixBlow(Means.SERVER_TROUBLE, "hang: true, times: " + READINGS),
                new MatrixBlow(Means.TIME_UP, "hang: true, times: 2"));
    }

    private static Stream<MatrixBlow> ofWrites() {
        return Stream.of(
                new MatrixBlow(Means.UNKNOWN_AND_UNDONE, "hang: true"),
                new MatrixBlow(Means.UNKNOWN_AND_UNDONE, "error: RPC_MCGET_FAIL, times: " + PATIENCE),
                new MatrixBlow(Means.UNKNOWN_AND_DONE, "lose: answer"));
    }

    /// An error for every reason why a chat can't be written to.
    private static Stream<MatrixBlow> places() {
        var gone = Stream.of("INVITE_HASH_EXPIRED", "TOPIC_CLOSED", "MESSAGE_ID_INVALID")
                .map(text -> new MatrixBlow(Means.NO_SUCH_CHAT, "error: " + text));
        var closed = Stream.of(
                        "INVITE_REQUEST_SENT",
                        "\"Can't return to kicked from chat\"",
                        "PIN_RESTRICTED",
                        "CHAT_WRITE_FORBIDDEN, code: 403",
                        "CHAT_SEND_PHOTOS_FORBIDDEN",
                        "\"Member list is inaccessible\"",
                        "CHAT_ADMIN_REQUIRED",
                        "\"Chat is deactivated\"",
                        "USERS_TOO_MUCH",
                        "SLOWMODE_MULTI_MSGS_DISABLED",
                        "ALLOW_PAYMENT_REQUIRED_5, code: 403",
                        "\"Message has protected content and can't be forwarded\"",
                        "SCHEDULE_TOO_MUCH",
                        "\"Requested data is inaccessible\"")
                .map(text -> new MatrixBlow(Means.CHAT_CLOSED, "error: " + text));
        return Stream.concat(gone, closed);
    }

    /// An error for every reason why a person can't be added.
    private static Stream<MatrixBlow> persons() {
        return Stream.of(
                        "USER_PRIVACY_RESTRICTED, code: 403",
                        "PRIVACY_PREMIUM_REQUIRED",
                        "USER_NOT_MUTUAL_CONTACT, code: 403",
                        "USER_CHANNELS_TOO_MUCH, code: 403",
                        "USER_KICKED",
                        "INPUT_USER_DEACTIVATED",
                        "USER_IS_BLOCKED",
                        "BOTS_TOO_MUCH",
                        "HIDE_REQUESTER_MISSING",
                        "USER_ID_INVALID",
                        "CHAT_MEMBER_ADD_FAILED")
                .map(text -> new MatrixBlow(Means.PERSON, "error: " + text));
    }
}
