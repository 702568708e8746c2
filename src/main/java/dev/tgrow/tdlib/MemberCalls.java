package dev.tgrow.tdlib;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Refusal.Person;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Calls about the members of a chat.
final class MemberCalls {
    private final TdClient client;
    private final AccountCalls account;

    MemberCalls(TdClient client, AccountCalls account) {
        this.client = client;
        this.account = account;
    }

    Reply<MemberPage> page(Call.GetMembers call) throws InterruptedException {
        var chat = call.chat();
        if (chat.isSupergroup()) return supergroupPage(call);
        if (chat.value() < 0) return basicGroupPage(call);
        return new Reply.Refused<>(new Refusal.BadRequest("a private chat has no member list"));
    }

    private Reply<MemberPage> supergroupPage(Call.GetMembers call) throws InterruptedException {
        return switch (client.ask(ChatRequests.getSupergroupMembers(call)).read(page -> page)) {
            case Reply.Refused<JsonNode>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<JsonNode>(var page) ->
                new Reply.Ok<>(new MemberPage(Json.integer(page, "total_count"), members(page.path("members"))));
        };
    }

    /// Telegram gives the whole list at once; the sorting out and the paging are ours.
    private Reply<MemberPage> basicGroupPage(Call.GetMembers call) throws InterruptedException {
        var request = ChatRequests.getBasicGroupFullInfo(-call.chat().value());
        return switch (client.ask(request).read(info -> info.path("members"))) {
            case Reply.Refused<JsonNode>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<JsonNode>(var all) -> {
                var listed = new ArrayList<Member>();
                for (Member member : members(all)) {
                    if (isOn(call.list(), member)) listed.add(member);
                }
                var from = Math.min(call.offset(), listed.size());
                var to = Math.min(from + call.limit(), listed.size());
                yield new Reply.Ok<>(new MemberPage(listed.size(), listed.subList(from, to)));
            }
        };
    }

    private boolean isOn(MemberList list, Member member) throws InterruptedException {
        return switch (list) {
            case RECENT -> true;
            case ADMINISTRATORS -> member.status().isAdministrator();
            case BOTS -> member.user().kind() == User.Kind.BOT;
            case CONTACTS ->
                client.ask(Requests.getUser(member.user().id().value())) instanceof Answer.Good(var user)
                        && Json.flag(user, "is_contact");
            // Basic groups keep neither list.
            case BANNED, RESTRICTED -> false;
        };
    }

    /// Chats can be on the list of the banned; they are no people and are left out.
    private List<Member> members(JsonNode list) throws InterruptedException {
        var members = new ArrayList<Member>(list.size());
        for (JsonNode entry : list) {
            var id = Json.number(entry.path("member_id"), "user_id");
            if (id > 0 && account.user(id) instanceof Reply.Ok<User>(var user)) members.add(member(user, entry));
        }
        return members;
    }

    /// Of people who are kept out, TDLib's date tells when they were banned.
    private static Member member(User user, JsonNode entry) {
        var status = Standing.read(entry.path("status")).status();
        var date = Json.number(entry, "joined_chat_date");
        return new Member(
                user,
                status,
                status.isMember() && date > 0 ? Optional.of(Instant.ofEpochSecond(date)) : Optional.empty());
    }

    /// TDLib says `Member not found` of strangers and of people it has never met alike.
    Reply<Member> one(Call.GetMember call) throws InterruptedException {
        return switch (account.user(call.user().value())) {
            case Reply.Refused<User>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<User>(var user) -> standing(call, user);
        };
    }

    private Reply<Member> standing(Call.GetMember call, User user) throws InterruptedException {
        var answer = client.ask(ChatRequests.getChatMember(call));
        if (answer instanceof Answer.Failed(int _, var message)
                && (message.equals("Member not found") || message.equals("USER_NOT_PARTICIPANT"))) {
            return new Reply.Ok<>(new Member(user, MemberStatus.LEFT, Optional.empty()));
        }
        return answer.read(entry -> member(user, entry));
    }

    /// TDLib answers well even when Telegram did not add the person: then they are on the list in the answer.
    Reply<Call.Added> add(Call.AddMember call) throws InterruptedException {
        var reply = client.ask(ChatRequests.addChatMember(call))
                .written(answer -> answer.path("failed_to_add_members").path(0));
        return switch (reply) {
            case Reply.Refused<JsonNode>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<JsonNode>(var failed) ->
                failed.isMissingNode() ? new Reply.Ok<>(new Call.Added(call.user())) : refused(failed);
        };
    }

    private static Reply<Call.Added> refused(JsonNode failed) {
        return new Reply.Refused<>(
                Json.flag(failed, "premium_would_allow_invite")
                        ? new Refusal.PersonRefused(Person.PREMIUM_REQUIRED, "PREMIUM_REQUIRED")
                        : new Refusal.PersonRefused(Person.PRIVACY, "USER_PRIVACY_RESTRICTED"));
    }
}
