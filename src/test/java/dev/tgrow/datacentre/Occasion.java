package dev.tgrow.datacentre;

import dev.tgrow.datacentre.api.Mentions;
import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import java.util.OptionalLong;
import java.util.Set;

/// Who calls what about whom.
///
/// @param chats the groups and channels that the arguments name
/// @param users the people that the arguments name
record Occasion(String method, OptionalLong account, Set<ChatId> chats, Set<UserId> users) {
    static Occasion of(Caller caller, TlObject call) {
        var mentions = Mentions.in(call);
        return new Occasion(call.name(), caller.account(), mentions.chats(), mentions.users());
    }
}
