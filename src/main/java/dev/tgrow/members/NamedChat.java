package dev.tgrow.members;

import dev.tgrow.telegram.Call.ResolveChat;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Telegram;

/// Finds a chat that the operator named; a refusal repeats the name.
final class NamedChat {
    private NamedChat() {}

    static Chat find(Telegram telegram, ChatRef ref) throws InterruptedException {
        try {
            return telegram.call(new ResolveChat(ref)).orThrow().shared();
        } catch (RefusedException e) {
            throw new RefusedException(ref.toString(), e.reason());
        }
    }
}
