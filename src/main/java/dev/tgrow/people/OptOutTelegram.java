package dev.tgrow.people;

import dev.tgrow.store.OptOutStore;
import dev.tgrow.store.Peer;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.LinkCall;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.util.Optional;

/// Lets no invitation out to a person and no message to a chat that opted out.
///
/// It stands behind the pacing, so that what was added to the list during a pause counts. Safe for use by many threads.
public final class OptOutTelegram implements Telegram {
    private final Telegram telegram;
    private final OptOutStore optOuts;

    public OptOutTelegram(Telegram telegram, OptOutStore optOuts) {
        this.telegram = telegram;
        this.optOuts = optOuts;
    }

    @Override
    public <R> Reply<R> call(Call<R> call) throws InterruptedException {
        if (!(call instanceof Call.Write<R> write)) return telegram.call(call);
        var refusal = refusal(write);
        return refusal.isPresent() ? new Reply.Refused<>(refusal.get()) : telegram.call(call);
    }

    private Optional<Refusal> refusal(Call.Write<?> write) throws InterruptedException {
        return switch (write) {
            case Call.AddMember(var _, var user)
            when optOuts.holdsNow(peer(user)) ->
                Optional.of(new Refusal.PersonRefused(Refusal.Person.OPTED_OUT, "opted out"));
            case Call.SendMessage(var chat, var _)
            when optOuts.holdsNow(peer(chat)) ->
                Optional.of(new Refusal.ChatRefused(Refusal.Place.OPTED_OUT, "opted out"));
            case MessageCall.SendAlbum(var chat, var _)
            when optOuts.holdsNow(peer(chat)) ->
                Optional.of(new Refusal.ChatRefused(Refusal.Place.OPTED_OUT, "opted out"));
            case Call.AddMember _,
                    Call.SendMessage _,
                    MessageCall.SendAlbum _,
                    // What nobody asked for may be taken back.
                    MessageCall.DeleteMessages _,
                    MessageCall.DeleteScheduled _,
                    Call.PinMessage _,
                    Call.CreateInviteLink _,
                    // Whoever waits to be let in has asked for it.
                    LinkCall.ProcessJoinRequest _ -> Optional.empty();
        };
    }

    /// With the name only where one is on the list whose id isn't known: it costs a call.
    private Peer peer(UserId user) throws InterruptedException {
        var name = optOuts.anyUnresolved() && telegram.call(new Call.GetUser(user)) instanceof Reply.Ok<User>(var known)
                ? known.username()
                : Optional.<String>empty();
        return new Peer(Optional.of(user.value()), name);
    }

    private Peer peer(ChatId chat) throws InterruptedException {
        var named = new Call.ResolveChat(new ChatRef.ById(chat));
        var name = optOuts.anyUnresolved() && telegram.call(named) instanceof Reply.Ok<Chat>(var known)
                ? known.username()
                : Optional.<String>empty();
        return new Peer(Optional.of(chat.value()), name);
    }
}
