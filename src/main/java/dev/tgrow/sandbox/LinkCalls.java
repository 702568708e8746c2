package dev.tgrow.sandbox;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.InviteLinkPage;
import dev.tgrow.telegram.JoinRequest;
import dev.tgrow.telegram.JoinRequestPage;
import dev.tgrow.telegram.LinkCall;
import dev.tgrow.telegram.User;
import dev.tgrow.world.Account;
import dev.tgrow.world.Importer;
import dev.tgrow.world.Link;
import dev.tgrow.world.LinkWish;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Calls about invite links and those who wait to be let in.
final class LinkCalls {
    private final World world;
    private final Account account;
    private final ServerLine server;
    private final LocalChecks local;

    LinkCalls(World world, Account account, ServerLine server, LocalChecks local) {
        this.world = world;
        this.account = account;
        this.server = server;
        this.local = local;
    }

    InviteLink create(Call.CreateInviteLink call) throws InterruptedException {
        local.mayMakeLink(call);
        var wish = new LinkWish(call.name(), call.expires(), call.memberLimit(), call.joinRequests());
        return link(server.ask(call, () -> world.links().create(account, call.chat(), wish)));
    }

    Object ask(LinkCall<?> call) throws InterruptedException {
        local.userOnly();
        local.mayManageLinks(call.chat());
        return switch (call) {
            case LinkCall.ListInviteLinks list -> server.ask(call, () -> page(list));
            case LinkCall.GetInviteLink(ChatId chat, String url) ->
                server.ask(call, () -> link(world.links().get(account, chat, hash(url))));
            case LinkCall.ListJoinRequests list -> requests(list);
            case LinkCall.ProcessJoinRequest decision -> decide(decision);
        };
    }

    private InviteLinkPage page(LinkCall.ListInviteLinks call) {
        var own = account.person().user().id();
        var all = world.links().list(account, call.chat(), own, call.revoked());
        var last = call.after().map(link -> hash(link.url())).orElse("");
        var seen = all.stream().map(Link::hash).toList().indexOf(last) + 1;
        return new InviteLinkPage(
                all.size(),
                part(all, seen, InviteLinkPage.MAX_SIZE).stream()
                        .map(LinkCalls::link)
                        .toList());
    }

    private static <T> List<T> part(List<T> all, int from, int most) {
        return all.subList(from, Math.min(all.size(), from + most));
    }

    private JoinRequestPage requests(LinkCall.ListJoinRequests call) throws InterruptedException {
        if (call.limit() <= 0) throw new WorldError(400, "Parameter limit must be positive");
        return server.ask(call, () -> {
            var all = world.links().requests(account, call.chat(), call.link().map(LinkCalls::hash));
            var seen = call.after()
                    .map(last -> all.stream()
                                    .map(Importer::user)
                                    .toList()
                                    .indexOf(last.user().id())
                            + 1)
                    .orElse(0);
            var page = part(all, seen, Math.min(call.limit(), JoinRequestPage.MAX_SIZE));
            return new JoinRequestPage(
                    all.size(),
                    page.stream().flatMap(one -> request(one).stream()).toList());
        });
    }

    private Optional<JoinRequest> request(Importer waiting) {
        world.acquaintances().meet(account, waiting.user());
        Optional<User> user = world.users().byId(account, waiting.user());
        return user.map(known -> new JoinRequest(known, seconds(waiting.date()), ""));
    }

    private LinkCall.Processed decide(LinkCall.ProcessJoinRequest call) throws InterruptedException {
        local.knownUser(call.user());
        return server.ask(call, () -> {
            world.links().decide(account, call.chat(), call.user(), call.approve());
            return new LinkCall.Processed(call.user(), call.approve());
        });
    }

    private static InviteLink link(Link link) {
        return new InviteLink(
                link.url(),
                link.name(),
                seconds(link.created()),
                link.expires().map(LinkCalls::seconds),
                link.memberLimit(),
                link.joinRequests(),
                link.used(),
                link.requested(),
                link.permanent(),
                link.revoked());
    }

    /// Telegram knows no fractions.
    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /// The hash of a link, which is what follows its last `/` or `+`.
    private static String hash(String url) {
        return url.substring(Math.max(url.lastIndexOf('/'), url.lastIndexOf('+')) + 1);
    }
}
