package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.Dialog;
import dev.tgrow.world.Message;
import java.util.List;
import java.util.stream.Stream;

/// Chat lists. Nothing is pinned, archived or unread here.
final class DialogMethods {
    private static final int PAGE = 100;
    private static final int USUAL_PAGE = 20;

    private DialogMethods() {}

    static void register(Methods methods) {
        methods.add("messages.getDialogs", DialogMethods::dialogs)
                .add("messages.getPinnedDialogs", DialogMethods::pinned)
                .add("messages.getPeerDialogs", DialogMethods::some);
    }

    /// A page of the list, which goes from the newest message to the oldest. It begins after the place that the last
    /// page's last entry has, by date and then by message number.
    private static TlObject dialogs(Request request) {
        var arguments = request.arguments();
        var all = arguments.optionalInteger("folder_id").orElse(0) == 0
                ? request.world().chats().dialogs(request.account()).stream()
                        .filter(dialog -> dialog.top().isPresent())
                        .toList()
                : List.<Dialog>of();
        var limit = Math.min(arguments.integer("limit") == 0 ? USUAL_PAGE : arguments.integer("limit"), PAGE);
        var page = all.stream()
                .filter(dialog -> isAfter(dialog, arguments))
                .limit(limit)
                .toList();
        var answer = page.size() == all.size()
                ? TlObject.of("messages.dialogs")
                : TlObject.of("messages.dialogsSlice").with("count", all.size());
        return request.complete(with(answer, request, page));
    }

    private static boolean isAfter(Dialog dialog, TlObject arguments) {
        var date = arguments.integer("offset_date");
        if (date == 0) return true;
        var top = dialog.top().orElseThrow();
        var id = arguments.integer("offset_id") == 0 ? Integer.MAX_VALUE : arguments.integer("offset_id");
        var topDate = top.date().getEpochSecond();
        return topDate < date || (topDate == date && top.id() < id);
    }

    private static TlObject pinned(Request request) {
        return peerDialogs(request, List.of());
    }

    private static TlObject some(Request request) {
        return peerDialogs(
                request,
                request.arguments().objects("peers").stream()
                        .filter(input -> input.is("inputDialogPeer"))
                        .map(input ->
                                request.world().chats().dialog(request.account(), request.chat(input.object("peer"))))
                        .toList());
    }

    private static TlObject peerDialogs(Request request, List<Dialog> dialogs) {
        return request.complete(with(TlObject.of("messages.peerDialogs"), request, dialogs)
                .with("state", UpdateMethods.state(request)));
    }

    private static TlObject with(TlObject answer, Request request, List<Dialog> dialogs) {
        return answer.with(
                        "dialogs",
                        dialogs.stream()
                                .map(dialog -> request.view().dialog(dialog))
                                .toList())
                .with(
                        "messages",
                        dialogs.stream()
                                .flatMap(DialogMethods::top)
                                .map(request.view()::message)
                                .toList());
    }

    private static Stream<Message> top(Dialog dialog) {
        return dialog.top().stream();
    }
}
