package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Account;
import dev.tgrow.world.Change;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Tells those who watch what happens: all accounts that are in the chat, in the order in which it happened.
///
/// Has a thread of its own, because whoever lets things happen holds the world's lock. What a call lets happen is told
/// when the call is over, and its own session has it in the answer.
final class Broadcast {
    private final Centre centre;
    private final Audience audience;
    private final BlockingQueue<News> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    /// @param except whose session knows it already
    private record News(Happening happening, Optional<Caller> except) {}

    Broadcast(Centre centre, Audience audience) {
        this.centre = centre;
        this.audience = audience;
        this.thread = Thread.ofVirtual().name("broadcast").start(this::run);
    }

    /// Something happens, in this thread.
    void happens(Happening happening) {
        if (Cause.CURRENT.isBound()) Cause.CURRENT.get().add(happening);
        else queue.add(new News(happening, Optional.empty()));
    }

    /// A call is over.
    void over(Cause cause) {
        var except = cause.isTold() ? Optional.of(cause.caller()) : Optional.<Caller>empty();
        cause.happened().forEach(happening -> queue.add(new News(happening, except)));
    }

    private void run() {
        try {
            while (true) tell(queue.take());
        } catch (InterruptedException _) {
            // Stopped.
        }
    }

    private void tell(News news) {
        for (Account account : centre.world().accounts().all()) {
            if (!concerns(news.happening(), account)) continue;
            var view = centre.view(account);
            var updates = view.updates(news.happening(), false);
            if (updates.isEmpty()) continue;
            var told = view.updates(updates);
            var own = news.except().filter(caller -> caller.account().equals(OptionalLong.of(account.id())));
            own.ifPresentOrElse(caller -> audience.tellOthers(caller, told), () -> audience.tell(account.id(), told));
        }
    }

    private boolean concerns(Happening happening, Account account) {
        var box = happening.account();
        if (box.isPresent() && box.getAsLong() != account.id()) return false;
        return happening.change().chat() > 0
                || touched(happening.change()).contains(account.id())
                || isMember(account, new ChatId(happening.change().chat()));
    }

    private boolean isMember(Account account, ChatId chat) {
        return centre.world()
                .chats()
                .byId(account, chat)
                .filter(view -> view.self().status().isMember())
                .isPresent();
    }

    /// Those who may just have lost their place in the chat.
    private static List<Long> touched(Change.InChat change) {
        return change instanceof Change.RoleGiven given ? List.of(given.user()) : List.of();
    }

    /// Tells nobody anything any more.
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
