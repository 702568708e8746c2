package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Account;
import dev.tgrow.world.Change;
import dev.tgrow.world.ChatView;
import dev.tgrow.world.Counters;
import dev.tgrow.world.Message;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What happened in the world as `Update`s of the API, for one account.
///
/// A message that is gone by now is not told of; its count is missing then, and whoever misses it asks for the
/// difference.
final class TlUpdates {
    private final World world;
    private final Account viewer;
    private final View view;

    TlUpdates(World world, Account viewer, View view) {
        this.world = world;
        this.viewer = viewer;
        this.view = view;
    }

    /// @param numbers whether to tell the writer the number of the message that it knows by its own
    List<TlObject> of(Happening happening, boolean numbers) {
        var chat = chat(happening.change());
        return switch (happening.change()) {
            case Change.Posted posted -> posted(chat, posted, happening, numbers);
            case Change.Joined joined -> joined(chat, joined, happening);
            case Change.RoleGiven given -> both(membersChanged(chat), created(chat, given.message(), happening));
            case Change.Asked _, Change.Declined _ -> requests(chat);
            case Change.PermissionsSet set -> List.of(permitted(chat, set));
            case Change.SlowModeSet _ -> List.of(membersChanged(chat));
            case Change.TopicMade made -> created(chat, made.message(), happening);
            case Change.Edited edited -> edited(chat, edited.message(), happening);
            case Change.Deleted deleted -> List.of(deleted(chat, deleted.messages(), happening));
            case Change.PinMade made ->
                both(
                        pinned(chat, List.of(made.message()), true, happening.pts() - 1),
                        created(chat, made.service(), happening));
            case Change.Unpinned unpinned -> List.of(pinned(chat, unpinned.messages(), false, happening.pts()));
            case Change.Reacted reacted -> counted(chat, List.of(reacted.message()), true, false);
            case Change.Viewed viewed -> counted(chat, viewed.messages(), false, true);
            case Change.Counted counted -> counted(chat, List.of(counted.message()), true, true);
            case Change.Scheduled scheduled -> scheduled(chat, scheduled, numbers);
            case Change.Unscheduled unscheduled -> unscheduled(chat, unscheduled);
        };
    }

    /// The chat as the account numbers it: what somebody wrote to it is in the chat with them.
    private ChatId chat(Change.InChat change) {
        var own = change.chat() < 0 || change.by() == viewer.id();
        return new ChatId(own ? change.chat() : change.by());
    }

    private static List<TlObject> both(TlObject first, List<TlObject> then) {
        var all = new ArrayList<TlObject>();
        all.add(first);
        all.addAll(then);
        return all;
    }

    private List<TlObject> posted(ChatId chat, Change.Posted posted, Happening happening, boolean numbers) {
        var created = created(chat, posted.message(), happening);
        var own = numbers && posted.by() == viewer.id() ? posted.random() : OptionalLong.empty();
        return own.isEmpty() ? created : both(number(posted.message(), own.getAsLong()), created);
    }

    /// Tells the writer the number of the message that it knows by its own.
    static TlObject number(long message, long random) {
        return TlObject.of("updateMessageID").with("id", (int) message).with("random_id", random);
    }

    private List<TlObject> created(ChatId chat, long message, Happening happening) {
        var name = chat.isSupergroup() ? "updateNewChannelMessage" : "updateNewMessage";
        return message == 0 ? List.of() : about(name, chat, message, happening);
    }

    private List<TlObject> edited(ChatId chat, long message, Happening happening) {
        return about(chat.isSupergroup() ? "updateEditChannelMessage" : "updateEditMessage", chat, message, happening);
    }

    private List<TlObject> about(String name, ChatId chat, long id, Happening happening) {
        return find(chat, id)
                .map(message -> TlObject.of(name)
                        .with("message", view.message(message))
                        .with("pts", happening.pts())
                        .with("pts_count", 1))
                .stream()
                .toList();
    }

    private Optional<Message> find(ChatId chat, long id) {
        try {
            return world.messages().find(viewer, chat, id);
        } catch (WorldError _) {
            // The account may not look into the chat any more.
            return Optional.empty();
        }
    }

    private List<TlObject> joined(ChatId chat, Change.Joined joined, Happening happening) {
        var all = both(membersChanged(chat), created(chat, joined.message(), happening));
        if (joined.way() == Change.Way.BY_REQUEST) all.addAll(requests(chat));
        return all;
    }

    /// A client loads a supergroup's members when it needs them, but believes that it knows those of a basic group.
    private TlObject membersChanged(ChatId chat) {
        return chat.isSupergroup()
                ? TlObject.of("updateChannel").with("channel_id", chat.supergroupId())
                : TlObject.of("updateChatParticipants").with("participants", view.participants(chat));
    }

    /// The versions of basic groups are counted; those of others are none.
    private TlObject permitted(ChatId chat, Change.PermissionsSet set) {
        var version = world.chats().byId(viewer, chat).map(ChatView::version).orElse(0);
        return TlObject.of("updateChatDefaultBannedRights")
                .with("peer", Peers.peer(chat))
                .with("default_banned_rights", TlChats.missing(Set.copyOf(set.rights()), Optional.empty()))
                .with("version", chat.isSupergroup() ? 0 : version);
    }

    /// How many wait to be let in, for those who decide on it.
    private List<TlObject> requests(ChatId chat) {
        try {
            var waiting = world.links().requests(viewer, chat, Optional.empty());
            return List.of(TlObject.of("updatePendingJoinRequests")
                    .with("peer", Peers.peer(chat))
                    .with("requests_pending", waiting.size())
                    .with("recent_requesters", TlLinks.requesters(waiting)));
        } catch (WorldError _) {
            // It is not for this account to know.
            return List.of();
        }
    }

    private static TlObject deleted(ChatId chat, List<Long> messages, Happening happening) {
        var update = chat.isSupergroup()
                ? TlObject.of("updateDeleteChannelMessages").with("channel_id", chat.supergroupId())
                : TlObject.of("updateDeleteMessages");
        return update.with("messages", ids(messages))
                .with("pts", happening.pts())
                .with("pts_count", happening.count());
    }

    private static TlObject pinned(ChatId chat, List<Long> messages, boolean now, int pts) {
        var update = chat.isSupergroup()
                ? TlObject.of("updatePinnedChannelMessages").with("channel_id", chat.supergroupId())
                : TlObject.of("updatePinnedMessages").with("peer", Peers.peer(chat));
        return update.with("messages", ids(messages))
                .with("pinned", now)
                .with("pts", pts)
                .with("pts_count", 1);
    }

    private List<TlObject> counted(ChatId chat, List<Long> messages, boolean reactions, boolean views) {
        var all = new ArrayList<TlObject>();
        for (long id : messages) {
            var message = find(chat, id);
            if (reactions) message.map(TlReactions::update).ifPresent(all::add);
            if (views)
                message.flatMap(found -> views(chat, id, found.counters())).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<TlObject> views(ChatId chat, long id, Counters counters) {
        if (!chat.isSupergroup() || counters.views().isEmpty()) return Optional.empty();
        return Optional.of(TlObject.of("updateChannelMessageViews")
                .with("channel_id", chat.supergroupId())
                .with("id", (int) id)
                .with("views", (int) counters.views().getAsLong()));
    }

    private List<TlObject> scheduled(ChatId chat, Change.Scheduled scheduled, boolean numbers) {
        if (scheduled.by() != viewer.id()) return List.of();
        var created = world.scheduled().list(viewer, chat).stream()
                .filter(message -> message.id() == scheduled.message())
                .map(message -> TlObject.of("updateNewScheduledMessage").with("message", view.message(message)))
                .toList();
        var own = numbers ? scheduled.random() : OptionalLong.empty();
        return own.isEmpty() ? created : both(number(scheduled.message(), own.getAsLong()), created);
    }

    private List<TlObject> unscheduled(ChatId chat, Change.Unscheduled unscheduled) {
        if (unscheduled.by() != viewer.id()) return List.of();
        return List.of(TlObject.of("updateDeleteScheduledMessages")
                .with("peer", Peers.peer(chat))
                .with("messages", ids(unscheduled.messages())));
    }

    private static List<Integer> ids(List<Long> messages) {
        return messages.stream().map(Math::toIntExact).toList();
    }
}
