package dev.tgrow.members;

import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberPage;
import java.util.ArrayList;
import java.util.List;

/// How much of a chat a pull has, and why not all.
///
/// @param whole whether it has everybody who is in the chat
/// @param pulled rows that were given out
/// @param listed different people in Telegram's list
/// @param total how many members the chat has, or the list, as Telegram says
record Completeness(Chat chat, boolean whole, long pulled, long listed, long total, List<String> reasons) {
    private static final Columns COLUMNS =
            Columns.of("completeness", "chat", "title", "pulled", "listed", "total", "complete", "reasons");

    Completeness {
        reasons = List.copyOf(reasons);
    }

    static Completeness of(Chat chat, ChatDetails details, MemberFilter filter, MemberPages pages, long pulled) {
        // The whole chat counts only for the list that should hold everybody.
        var whole = filter.list() == MemberList.RECENT;
        var total = whole ? Math.max(details.memberCount(), pages.total()) : pages.total();
        var reasons = new ArrayList<String>();
        if (whole && details.hiddenMembers() && !chat.self().isAdministrator()) {
            reasons.add("members are hidden: only administrators and bots are listed");
        }
        if (pages.received() < pages.total()) {
            reasons.add(
                    pages.received() >= MemberPage.LIST_CAP
                            ? "Telegram lists at most about %,d members".formatted(MemberPage.LIST_CAP)
                            : "Telegram's list ended at %,d of %,d".formatted(pages.received(), pages.total()));
        }
        if (pages.distinct() < pages.received()) {
            reasons.add(
                    "the list shifted while it was read: %d came twice".formatted(pages.received() - pages.distinct()));
        }
        pages.changed().ifPresent(reasons::add);
        if (filter.narrows() && pulled < pages.distinct()) {
            reasons.add("the filter left out %,d".formatted(pages.distinct() - pulled));
        }
        if (reasons.isEmpty() && pages.distinct() < total) {
            reasons.add("Telegram counts members that it does not list");
        }
        var everybody = whole && !filter.narrows() && reasons.isEmpty();
        return new Completeness(chat, everybody, pulled, pages.distinct(), total, reasons);
    }

    RunEvent.Summary summary() {
        // What the filter leaves out was asked for; anything else that is missing would pass for people who left.
        var notable = reasons.stream().anyMatch(reason -> !reason.startsWith("the filter"));
        var why = reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
        return new RunEvent.Summary(
                "%s: %,d of %,d members%s".formatted(chat.label(), pulled, total, why), row(), notable);
    }

    private Row row() {
        return COLUMNS.row(chat.label(), chat.title(), pulled, listed, total, pulled >= total, reasons);
    }
}
