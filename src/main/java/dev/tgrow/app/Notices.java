package dev.tgrow.app;

import dev.tgrow.pacing.Bucket;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunEvent.Why;
import dev.tgrow.run.RunScope;
import dev.tgrow.telegram.Notice;
import java.util.function.Consumer;

/// Passes what a client tells without being asked on to the run's events.
record Notices(RunScope run) implements Consumer<Notice> {
    @Override
    public void accept(Notice notice) {
        switch (notice) {
            case Notice.HeldBack(var method, var length) ->
                run.emit(new RunEvent.Waiting(
                        bucket(method), Why.FLOOD, length, run.now().plus(length)));
            case Notice.Service(var text) -> run.emit(new RunEvent.Note("Telegram says: " + text));
            // How the connection is doing shows in the calls; a line for each change would be noise.
            case Notice.Connection _ -> {}
        }
    }

    /// The bucket of a method, in the words of either client.
    private static String bucket(String method) {
        return switch (method) {
            case "sendMessage" -> Bucket.SEND.label();
            case "addChatMember", "addMember" -> Bucket.INVITE.label();
            case "getSupergroupMembers", "getMembers" -> Bucket.MEMBERS.label();
            case "getChatHistory", "getHistory" -> Bucket.HISTORY.label();
            case "searchPublicChat", "checkChatInviteLink", "resolveChat", "resolveUser" -> Bucket.RESOLVE.label();
            default -> Bucket.OTHER.label();
        };
    }
}
