package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.Counters;
import dev.tgrow.world.Reactor;
import java.util.List;

/// Reactions to messages.
final class ReactionMethods {
    private static final int MOST_LISTED = 100;

    private ReactionMethods() {}

    static void register(Methods methods) {
        methods.add("messages.sendReaction", ReactionMethods::send)
                .add("messages.getMessagesReactions", ReactionMethods::counts)
                .add("messages.getMessageReactionsList", ReactionMethods::list)
                .add("messages.getAvailableReactions", ReactionMethods::available);
    }

    private static TlObject send(Request request) {
        var call = request.arguments();
        var chosen = call.has("reaction") ? call.objects("reaction") : List.<TlObject>of();
        request.world()
                .messages()
                .react(
                        request.account(),
                        request.chat("peer"),
                        call.integer("msg_id"),
                        chosen.stream()
                                .filter(reaction -> !reaction.is("reactionEmpty"))
                                .map(TlReactions::read)
                                .toList());
        return request.updates();
    }

    private static TlObject counts(Request request) {
        var chat = request.chat("peer");
        var found = request.world()
                .messages()
                .find(request.account(), chat, request.arguments().numbers("id"));
        return request.view().updates(found.stream().map(TlReactions::update).toList());
    }

    private static TlObject list(Request request) {
        var call = request.arguments();
        var wanted = call.optionalObject("reaction").map(TlReactions::read);
        var all =
                request
                        .world()
                        .messages()
                        .reactors(request.account(), request.chat("peer"), call.integer("id"))
                        .stream()
                        .filter(reactor -> wanted.isEmpty() || wanted.get().equals(reactor.emoji()))
                        .toList();
        var from = call.optionalString("offset").map(Integer::parseInt).orElse(0);
        var to = Math.min(all.size(), from + Math.clamp(call.integer("limit"), 0, MOST_LISTED));
        return request.complete(TlObject.of("messages.messageReactionsList")
                .with("count", all.size())
                .with(
                        "reactions",
                        all.subList(Math.min(from, to), to).stream()
                                .map(reactor -> reaction(request, reactor))
                                .toList())
                .with("next_offset", to < all.size() ? Integer.toString(to) : null));
    }

    private static TlObject reaction(Request request, Reactor reactor) {
        return TlObject.of("messagePeerReaction")
                .with("my", reactor.user().value() == request.account().id())
                .with("peer_id", Peers.peer(reactor.user()))
                .with("date", (int) reactor.at().getEpochSecond())
                .with("reaction", TlReactions.reaction(reactor.emoji()));
    }

    private static TlObject available(Request request) {
        return TlObject.of("messages.availableReactions")
                .with("hash", 1)
                .with(
                        "reactions",
                        Counters.EMOJI.stream()
                                .map(emoji -> available(request, emoji))
                                .toList());
    }

    /// Clients take none without its pictures, though the tests show none of them.
    private static TlObject available(Request request, String emoji) {
        var still = request.view().sticker("image/webp");
        var moving = request.view().sticker("application/x-tgsticker");
        return TlObject.of("availableReaction")
                .with("reaction", emoji)
                .with("title", emoji)
                .with("static_icon", still)
                .with("appear_animation", moving)
                .with("select_animation", moving)
                .with("activate_animation", moving)
                .with("effect_animation", moving);
    }
}
