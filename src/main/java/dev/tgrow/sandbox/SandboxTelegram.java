package dev.tgrow.sandbox;

import dev.tgrow.run.Time;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.LinkCall;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.MessageLimits;
import dev.tgrow.telegram.Notice;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.TopicCall;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.Chance;
import dev.tgrow.world.ChatView;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.MemberFilter;
import dev.tgrow.world.Participant;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One account's client in a world: calls become questions to the world, its errors become refusals.
///
/// Has no thread of its own; calls run in their callers'. Safe for use by many threads.
final class SandboxTelegram implements Client {
    private final World world;
    private final Account account;
    private final Time time;
    private final ServerLine server;
    private final LocalChecks local;
    private final ErrorReading reading;
    private final Posts posts;
    private final LinkCalls links;
    private final Sending sending;
    private final MessageCalls messages;
    private final TopicCalls topics;
    private final Chance pages;
    private volatile boolean closed;
    private volatile boolean loggedOut;

    SandboxTelegram(World world, Account account, Time time, Consumer<Notice> notices) {
        this.world = world;
        this.account = account;
        this.time = time;
        this.server = new ServerLine(world, account, time, notices);
        this.local = new LocalChecks(world, account);
        this.reading = new ErrorReading(world, account);
        this.posts = new Posts(world, account);
        this.links = new LinkCalls(world, account, server, local);
        this.sending = new Sending(world, account, server, local);
        this.messages = new MessageCalls(world, account, server, local);
        this.topics = new TopicCalls(world, account, server, local);
        this.pages = world.chance().of("pages");
    }

    @Override
    public <R> Reply<R> call(Call<R> call) throws InterruptedException {
        return switch (answer(call)) {
            case Refusal reason -> new Reply.Refused<>(reason);
            case Object value -> new Reply.Ok<>(call.reply().cast(value));
        };
    }

    /// What was asked for, or a refusal.
    private Object answer(Call<?> call) throws InterruptedException {
        try {
            if (closed) throw aborted();
            if (loggedOut) throw new WorldError(401, "Unauthorized");
            var answer = ask(call);
            if (closed) throw aborted();
            return answer;
        } catch (WorldError e) {
            if (e.code() == 401) loggedOut = true;
            return reading.of(call, e);
        } catch (ServerLine.Unanswered e) {
            return reading.of(call, e);
        }
    }

    private static WorldError aborted() {
        return new WorldError(500, "Request aborted");
    }

    private Object ask(Call<?> call) throws InterruptedException {
        return switch (call) {
            case Call.GetMe _ -> account.person().user();
            case Call.ResolveChat resolve -> resolve(resolve);
            case Call.ResolveUser resolve -> resolve(resolve);
            case Call.GetUser(UserId user) -> local.knownUser(user);
            case Call.GetChatDetails details -> details(details);
            case Call.GetMembers members -> members(members);
            case Call.GetMember member -> member(member);
            case Call.GetHistory history -> history(history);
            case Call.GetMessageLimits _ -> limits();
            case Call.ParseText(String source, var mode) -> Markup.parse(source, mode);
            case Call.CheckSession check -> check(check);
            case Call.AddMember add -> add(add);
            case Call.SendMessage send -> sending.send(send);
            case Call.PinMessage pin -> messages.pin(pin);
            case Call.CreateInviteLink link -> links.create(link);
            case LinkCall<?> link -> links.ask(link);
            case MessageCall.SendAlbum album -> sending.send(album);
            case MessageCall<?> message -> messages.ask(message);
            case TopicCall<?> topic -> topics.ask(topic);
        };
    }

    private Object resolve(Call.ResolveChat call) throws InterruptedException {
        return switch (call.ref()) {
            case ChatRef.ById(ChatId id) -> local.knownChat(id);
            case ChatRef.ByUsername(String name) -> server.ask(call, () -> chatCalled(name));
            case ChatRef.ByInvite(String hash) -> {
                local.userOnly();
                var chat = server.ask(
                        call, () -> world.links().look(account, hash).chat().chat());
                // TDLib gives an id only of chats that the account is in.
                yield chat.self().isMember()
                        ? chat
                        : new Refusal.ChatRefused(Refusal.Place.NOT_A_MEMBER, "INVITE_NOT_ACCEPTED");
            }
        };
    }

    private Chat chatCalled(String name) {
        var found = world.chats().byUsername(account, name).map(ChatView::chat);
        found.ifPresent(chat -> world.acquaintances().meet(account, chat.id()));
        return found.or(() -> userCalled(name).map(local::privateChat))
                .orElseThrow(() -> new WorldError(400, "USERNAME_NOT_OCCUPIED"));
    }

    private Optional<User> userCalled(String name) {
        var found = world.users().byUsername(account, name);
        found.ifPresent(user -> world.acquaintances().meet(account, user.id()));
        return found;
    }

    private User resolve(Call.ResolveUser call) throws InterruptedException {
        var name = call.username();
        return server.ask(call, () -> userCalled(name).orElseThrow(() -> new WorldError(400, "USERNAME_NOT_OCCUPIED")));
    }

    private ChatDetails details(Call.GetChatDetails call) throws InterruptedException {
        if (local.knownChat(call.chat()).kind() == Chat.Kind.PRIVATE) {
            return new ChatDetails(2, false, false, Duration.ZERO, Duration.ZERO);
        }
        var full = server.ask(call, () -> world.chats().full(account, call.chat()));
        var chat = full.chat();
        return new ChatDetails(
                chat.members(), full.listsMembers(), full.hiddenMembers(), chat.slowMode(), full.slowModeLeft());
    }

    private Object members(Call.GetMembers call) throws InterruptedException {
        if (local.knownChat(call.chat()).kind() == Chat.Kind.PRIVATE) {
            return new Refusal.BadRequest("a private chat has no member list");
        }
        local.mayList(call);
        var filter = MemberFilter.of(call.list());
        var found =
                server.ask(call, () -> world.members().list(account, call.chat(), filter, call.offset(), call.limit()));
        return new MemberPage(
                found.total(), found.page().stream().map(Participant::member).toList());
    }

    private Member member(Call.GetMember call) throws InterruptedException {
        local.mayAskForMember(call.chat(), call.user());
        return server.ask(call, () -> world.members().one(account, call.chat(), call.user()))
                .member();
    }

    private HistoryPage history(Call.GetHistory call) throws InterruptedException {
        local.mayRead(call);
        var query = call.before()
                .map(before -> HistoryQuery.before(before.value(), Math.min(call.limit(), unevenSize(before))))
                .orElse(HistoryQuery.newest(1));
        var page = server.ask(call, () -> world.messages().page(account, call.chat(), query));
        return new HistoryPage(page.messages().stream().map(posts::of).toList());
    }

    /// Pages are of uneven size, and the first is the last message alone, as TDLib gives them.
    private int unevenSize(MessageId before) {
        return pages.share(before.value()) < 0.5 ? HistoryPage.MAX_SIZE - 1 : HistoryPage.MAX_SIZE / 2 + 1;
    }

    private Call.SessionAlive check(Call.CheckSession call) throws InterruptedException {
        var start = time.now();
        return server.ask(call, () -> new Call.SessionAlive(Duration.between(start, time.now())));
    }

    private MessageLimits limits() {
        var limits = world.limits();
        return new MessageLimits(limits.text(), limits.captionOf(account));
    }

    private Object add(Call.AddMember call) throws InterruptedException {
        local.mayAdd(call);
        var invited = server.ask(call, () -> world.members().invite(account, call.chat(), List.of(call.user())));
        if (invited.missing().isEmpty()) return new Call.Added(call.user());
        // The server names them in its answer instead of refusing.
        return invited.missing().getFirst().premiumWouldHelp()
                ? new Refusal.PersonRefused(Refusal.Person.PREMIUM_REQUIRED, "PREMIUM_REQUIRED")
                : new Refusal.PersonRefused(Refusal.Person.PRIVACY, "USER_PRIVACY_RESTRICTED");
    }

    /// Calls that still wait then end as aborted.
    @Override
    public void close() {
        closed = true;
    }
}
