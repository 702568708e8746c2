package dev.tgrow.members;

import dev.tgrow.ledger.Outbox;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.ChatId;
import java.util.ArrayList;
import java.util.List;

/// The invite links that were made for a chat under one name, one after the other ended.
///
/// @param name the campaign
record LinkRounds(Outbox outbox, ChatId chat, String name) {
    private Action.Key first() {
        return new Action.Key(Action.Kind.LINK, name, 1, chat.value(), 0);
    }

    static Action.Key after(Action.Key key) {
        return new Action.Key(key.kind(), key.campaign(), key.round() + 1, key.chat(), key.subject());
    }

    /// The last round that the ledger knows, or the first.
    Action.Key newest() {
        var key = first();
        while (outbox.look(after(key)).isPresent()) key = after(key);
        return key;
    }

    /// The links of all rounds.
    List<String> links() {
        var links = new ArrayList<String>();
        var key = first();
        for (var round = outbox.look(key); round.isPresent(); round = outbox.look(key)) {
            round.get().link().ifPresent(links::add);
            key = after(key);
        }
        return links;
    }
}
