package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Which of the world's calls a method of the API is, so that faults and latencies of the world's file hold here too.
///
/// Methods that are none of them, such as those of a login, are struck by no fault of the file.
public final class WorldCalls {
    private static final Map<String, String> CALLS = Map.ofEntries(
            Map.entry("messages.checkChatInvite", "ResolveChat"),
            Map.entry("channels.getFullChannel", "GetChatDetails"),
            Map.entry("messages.getFullChat", "GetChatDetails"),
            Map.entry("channels.getParticipants", "GetMembers"),
            Map.entry("channels.getParticipant", "GetMember"),
            Map.entry("messages.getHistory", "GetHistory"),
            Map.entry("channels.inviteToChannel", "AddMember"),
            Map.entry("messages.addChatUser", "AddMember"),
            Map.entry("messages.sendMessage", "SendMessage"),
            Map.entry("messages.sendMedia", "SendMessage"),
            Map.entry("messages.sendMultiMedia", "SendAlbum"),
            Map.entry("messages.updatePinnedMessage", "PinMessage"),
            Map.entry("messages.exportChatInvite", "CreateInviteLink"),
            Map.entry("messages.getExportedChatInvites", "ListInviteLinks"),
            Map.entry("messages.getExportedChatInvite", "GetInviteLink"),
            Map.entry("messages.getChatInviteImporters", "ListJoinRequests"),
            Map.entry("messages.hideChatJoinRequest", "ProcessJoinRequest"),
            Map.entry("messages.getMessages", "GetMessages"),
            Map.entry("channels.getMessages", "GetMessages"),
            Map.entry("messages.deleteMessages", "DeleteMessages"),
            Map.entry("channels.deleteMessages", "DeleteMessages"),
            Map.entry("messages.getScheduledHistory", "ListScheduled"),
            Map.entry("messages.deleteScheduledMessages", "DeleteScheduled"),
            Map.entry("messages.getForumTopics", "ListTopics"),
            Map.entry("messages.getForumTopicsByID", "GetTopic"),
            Map.entry("account.getAuthorizations", "CheckSession"),
            Map.entry("bots.getBotCommands", "CheckSession"));

    private final Centre centre;

    public WorldCalls(Centre centre) {
        this.centre = centre;
    }

    /// How long the way of this method to the server and back takes.
    public Duration latency(String method) {
        return centre.world().latency(CALLS.getOrDefault(method, method));
    }

    /// The fault of the world's file that strikes this call, if any. Counts.
    public Optional<Fault.Effect> strike(Caller caller, TlObject call) {
        if (caller.account().isEmpty()) return Optional.empty();
        return name(call).flatMap(name -> centre.world().strike(occasion(name, caller, call)));
    }

    private Optional<String> name(TlObject call) {
        if (!call.is("contacts.resolveUsername")) return Optional.ofNullable(CALLS.get(call.name()));
        // The API has one method where the world has two calls.
        var person = centre.isPerson(call.string("username"));
        return Optional.of(person ? "ResolveUser" : "ResolveChat");
    }

    private static Fault.Occasion occasion(String name, Caller caller, TlObject call) {
        var mentions = Mentions.in(call);
        var users = mentions.users().stream().map(user -> user.value()).toList();
        var chat = Stream.concat(mentions.chats().stream().map(ChatId::value), users.stream())
                .mapToLong(Long::longValue)
                .findFirst();
        var user = users.stream().mapToLong(Long::longValue).findFirst();
        return new Fault.Occasion(name, caller.account().orElseThrow(), chat(name, chat), user);
    }

    /// A call that adds or looks for somebody is about the group alone.
    private static OptionalLong chat(String name, OptionalLong chat) {
        return name.equals("CheckSession") ? OptionalLong.empty() : chat;
    }
}
