package dev.tgrow.sandbox;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Link;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldClock;
import dev.tgrow.world.WorldError;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Others who use a world between two commands of an operator.
///
/// @param world its file
/// @param state where its state is kept
public record Visitors(Path world, Path state) {
    /// Lets one of the world's accounts use an invite link. Where administrators decide, they wait afterwards.
    public void use(String account, String link) {
        in(world -> {
            try {
                return world.links().join(world.accounts().byName(account).orElseThrow(), hash(link));
            } catch (WorldError e) {
                if (e.text().equals("INVITE_REQUEST_SENT")) return e;
                throw e;
            }
        });
    }

    /// The links that an account made for a chat, the newest first.
    public List<Link> links(String account, ChatId chat) {
        return in(world -> {
            var who = world.accounts().byName(account).orElseThrow();
            var own = who.person().user().id();
            return world.links().list(who, chat, own, false).stream()
                    .filter(link -> !link.permanent())
                    .toList();
        });
    }

    /// Ends a link before its time.
    public void revoke(String account, ChatId chat, String link) {
        in(world -> world.links().revoke(world.accounts().byName(account).orElseThrow(), chat, hash(link)));
    }

    /// Somebody leaves a chat, and somebody else comes.
    public void swap(ChatId chat, UserId leaves, UserId comes) {
        in(world -> {
            world.outside().leaves(leaves, chat);
            world.outside().joins(comes, chat);
            return world;
        });
    }

    private <R> R in(Function<World, R> step) {
        try (var session = Sandbox.of(world).open(state, WorldClock.VIRTUAL)) {
            return step.apply(session.world());
        }
    }

    private static String hash(String link) {
        return link.substring(link.lastIndexOf('+') + 1);
    }
}
