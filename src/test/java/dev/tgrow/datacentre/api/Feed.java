package dev.tgrow.datacentre.api;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Account;
import dev.tgrow.world.Change;
import dev.tgrow.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Numbers what happens in the world, so that clients can tell whether they have missed anything.
///
/// The numbers are a function of the world's journal and so the same after a restart. Safe for use by many threads; its
/// lock is taken inside the world's, so nothing here asks the world.
final class Feed {
    private final List<Account> accounts;
    private final Map<ChatId, Box> channels = new HashMap<>();
    private final Map<Long, Box> boxes = new HashMap<>();
    private final Consumer<Happening> listener;
    private Instant latest = Instant.EPOCH;
    private boolean live;

    /// @param listener is told what happens from now on, in the thread and inside the lock of whoever lets it happen
    Feed(World world, Consumer<Happening> listener) {
        this.accounts = world.accounts().all();
        this.listener = listener;
        world.listen(this::take);
        synchronized (this) {
            live = true;
        }
    }

    synchronized int pts(ChatId channel) {
        return channel(channel).pts();
    }

    synchronized int pts(long account) {
        return box(account).pts();
    }

    /// What somebody has missed of a channel.
    synchronized List<Happening> after(ChatId channel, int seen) {
        return channel(channel).after(seen);
    }

    /// What an account has missed in its private chats and basic groups.
    synchronized List<Happening> after(long account, int seen) {
        return box(account).after(seen);
    }

    /// Channels in which something happened then or later.
    synchronized List<ChatId> changedSince(Instant time) {
        return channels.entrySet().stream()
                .filter(channel -> !channel.getValue().latest().isBefore(time))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void take(Change change) {
        if (!(change instanceof Change.InChat inChat)) return;
        var happened = number(inChat);
        if (isLive()) happened.forEach(listener);
    }

    private synchronized boolean isLive() {
        return live;
    }

    private synchronized List<Happening> number(Change.InChat change) {
        latest = Counting.at(change).filter(at -> at.isAfter(latest)).orElse(latest);
        var chat = new ChatId(change.chat());
        if (chat.isSupergroup()) return List.of(add(channel(chat), OptionalLong.empty(), change));
        var happened = new ArrayList<Happening>();
        for (Account account : accounts) {
            if (concerns(change, account.id())) {
                happened.add(add(box(account.id()), OptionalLong.of(account.id()), change));
            }
        }
        return happened;
    }

    /// What happens in a basic group is counted for all accounts: who is in it changes, and numbers may not.
    private static boolean concerns(Change.InChat change, long account) {
        return change.chat() < 0 || change.chat() == account || change.by() == account;
    }

    private Happening add(Box box, OptionalLong account, Change.InChat change) {
        var count = Counting.of(change);
        var happening = new Happening(account, change, latest, box.advance(count), count);
        box.add(happening);
        return happening;
    }

    private Box channel(ChatId chat) {
        return channels.computeIfAbsent(chat, _ -> new Box());
    }

    private Box box(long account) {
        return boxes.computeIfAbsent(account, _ -> new Box());
    }
}
