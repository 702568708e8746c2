package dev.tgrow.tdlib;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.LinkCall;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.TopicCall;
import dev.tgrow.telegram.WriteRefusal;

/// Answers calls by asking TDLib. Safe for use by many threads.
final class TdlibTelegram implements Client {
    private final TdClient client;
    private final boolean bot;
    private final AccountCalls account;
    private final ChatCalls chats;
    private final MemberCalls members;
    private final LinkCalls links;
    private final MessageCalls messages;
    private final Sending sending;
    private final Revoking revoking;
    private final TopicCalls topics;

    /// @param bot whether the account is a bot's; some questions are put differently then
    TdlibTelegram(TdClient client, boolean bot) {
        this.client = client;
        this.bot = bot;
        account = new AccountCalls(client, bot);
        chats = new ChatCalls(client, account);
        members = new MemberCalls(client, account);
        links = new LinkCalls(client, account);
        messages = new MessageCalls(client);
        sending = new Sending(client);
        revoking = new Revoking(client);
        topics = new TopicCalls(client);
    }

    @Override
    public <R> Reply<R> call(Call<R> call) throws InterruptedException {
        return switch (answer(call)) {
            case Reply.Ok<?>(var value) -> new Reply.Ok<>(call.reply().cast(value));
            case Reply.Refused<?>(var reason) ->
                new Reply.Refused<>(call instanceof Call.Write<R> write ? WriteRefusal.of(write, reason, bot) : reason);
        };
    }

    private Reply<?> answer(Call<?> call) throws InterruptedException {
        return switch (call) {
            case Call.GetMe _ -> account.me();
            case Call.CheckSession _ -> account.check();
            case Call.GetUser(var user) -> account.user(user.value());
            case Call.ResolveUser(var username) -> account.resolve(username);
            case Call.ResolveChat(var ref) -> chats.resolve(ref);
            case Call.GetChatDetails(var chat) -> chats.details(chat);
            case Call.CreateInviteLink link -> links.create(link);
            case LinkCall<?> link -> links.answer(link);
            case MessageCall.GetMessages get -> messages.get(get);
            case MessageCall.DeleteMessages delete -> revoking.delete(delete);
            case MessageCall.SendAlbum album -> sending.send(album);
            case MessageCall.ListScheduled(var chat) -> revoking.scheduled(chat);
            case MessageCall.DeleteScheduled delete -> revoking.takeBack(delete);
            case TopicCall<?> topic -> topics.answer(topic);
            case Call.GetMembers page -> members.page(page);
            case Call.GetMember member -> members.one(member);
            case Call.AddMember member -> members.add(member);
            case Call.GetHistory page -> messages.history(page);
            case Call.GetMessageLimits _ -> new Reply.Ok<>(client.memory().limits());
            case Call.ParseText(var source, var mode) -> messages.parse(source, mode);
            case Call.PinMessage pin -> messages.pin(pin);
            case Call.SendMessage send -> sending.send(send);
        };
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "the session";
    }
}
