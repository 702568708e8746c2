package dev.tgrow.telegram;

import java.util.Optional;

/// Calls that the contract makes again and again.
final class ContractCalls {
    private ContractCalls() {}

    static Call.SendMessage text(ChatId chat, String text) {
        return new Call.SendMessage(
                chat, new OutgoingMessage(FormattedText.plain(text), Optional.empty(), true, false));
    }

    static Call.CreateInviteLink link(ChatId chat) {
        return new Call.CreateInviteLink(chat, "spring", Optional.empty(), 0, false);
    }
}
