package dev.tgrow.tdlib;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.InviteLinkPage;
import dev.tgrow.telegram.JoinRequest;
import dev.tgrow.telegram.JoinRequestPage;
import dev.tgrow.telegram.LinkCall;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Calls about invite links and those who wait to be let in.
final class LinkCalls {
    private final TdClient client;
    private final AccountCalls account;

    LinkCalls(TdClient client, AccountCalls account) {
        this.client = client;
        this.account = account;
    }

    Reply<InviteLink> create(Call.CreateInviteLink call) throws InterruptedException {
        return client.ask(LinkRequests.createChatInviteLink(call)).written(LinkCalls::link);
    }

    Reply<?> answer(LinkCall<?> call) throws InterruptedException {
        return switch (call) {
            case LinkCall.ListInviteLinks list -> page(list);
            case LinkCall.GetInviteLink(var chat, var url) ->
                client.ask(LinkRequests.getChatInviteLink(chat, url)).read(LinkCalls::link);
            case LinkCall.ListJoinRequests list -> requests(list);
            case LinkCall.ProcessJoinRequest decision ->
                client.ask(LinkRequests.processChatJoinRequest(decision))
                        .written(_ -> new LinkCall.Processed(decision.user(), decision.approve()));
        };
    }

    private Reply<InviteLinkPage> page(LinkCall.ListInviteLinks call) throws InterruptedException {
        return switch (account.me()) {
            case Reply.Refused<User>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<User>(var self) ->
                client.ask(LinkRequests.getChatInviteLinks(call, self.id().value()))
                        .read(list -> new InviteLinkPage(
                                Json.integer(list, "total_count"),
                                list.path("invite_links")
                                        .valueStream()
                                        .map(LinkCalls::link)
                                        .toList()));
        };
    }

    private Reply<JoinRequestPage> requests(LinkCall.ListJoinRequests call) throws InterruptedException {
        return switch (client.ask(LinkRequests.getChatJoinRequests(call)).read(page -> page)) {
            case Reply.Refused<JsonNode>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<JsonNode>(var page) ->
                new Reply.Ok<>(new JoinRequestPage(Json.integer(page, "total_count"), requests(page.path("requests"))));
        };
    }

    private List<JoinRequest> requests(JsonNode list) throws InterruptedException {
        var requests = new ArrayList<JoinRequest>(list.size());
        for (JsonNode entry : list) {
            if (account.user(Json.number(entry, "user_id")) instanceof Reply.Ok<User>(var user)) {
                var date = Instant.ofEpochSecond(Json.number(entry, "date"));
                requests.add(new JoinRequest(user, date, Json.text(entry, "bio")));
            }
        }
        return requests;
    }

    private static InviteLink link(JsonNode link) {
        var expires = Json.number(link, "expiration_date");
        return new InviteLink(
                Json.text(link, "invite_link"),
                Json.text(link, "name"),
                Instant.ofEpochSecond(Json.number(link, "date")),
                expires > 0 ? Optional.of(Instant.ofEpochSecond(expires)) : Optional.empty(),
                Json.integer(link, "member_limit"),
                Json.flag(link, "creates_join_request"),
                Json.integer(link, "member_count"),
                Json.integer(link, "pending_join_request_count"),
                Json.flag(link, "is_primary"),
                Json.flag(link, "is_revoked"));
    }
}
