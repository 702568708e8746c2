package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.Counters;
import dev.tgrow.world.Message;
import dev.tgrow.world.WorldError;
import java.util.ArrayList;

/// Reactions. The world names an emoji by itself, one of a set by `custom:` and its id, and the paid one `paid`.
final class TlReactions {
    private static final String CUSTOM = "custom:";
    private static final String PAID = "paid";

    private TlReactions() {}

    /// The `MessageReactions` of a message. Channels don't say who reacted.
    static TlObject of(Message message) {
        var listed = message.counters().views().isEmpty();
        var results = new ArrayList<TlObject>();
        var chosen = 0;
        for (Counters.Reaction reaction : message.counters().reactions()) {
            var count = TlObject.of("reactionCount")
                    .with("reaction", reaction(reaction.emoji()))
                    .with("count", (int) reaction.count());
            results.add(reaction.chosen() ? count.with("chosen_order", chosen++) : count);
        }
        return TlObject.of("messageReactions").with("can_see_list", listed).with("results", results);
    }

    /// An `updateMessageReactions`.
    static TlObject update(Message message) {
        return TlObject.of("updateMessageReactions")
                .with("peer", Peers.peer(message.chat()))
                .with("msg_id", (int) message.id())
                .with("reactions", of(message));
    }

    /// A `Reaction`.
    static TlObject reaction(String emoji) {
        if (emoji.equals(PAID)) return TlObject.of("reactionPaid");
        return emoji.startsWith(CUSTOM)
                ? TlObject.of("reactionCustomEmoji")
                        .with("document_id", Long.parseLong(emoji.substring(CUSTOM.length())))
                : TlObject.of("reactionEmoji").with("emoticon", emoji);
    }

    /// The world's name of a `Reaction`.
    ///
    /// @throws WorldError `REACTION_INVALID`
    static String read(TlObject reaction) {
        return switch (reaction.name()) {
            case "reactionEmoji" -> reaction.string("emoticon");
            case "reactionCustomEmoji" -> CUSTOM + reaction.number("document_id");
            case "reactionPaid" -> PAID;
            default -> throw WorldError.of("REACTION_INVALID");
        };
    }
}
