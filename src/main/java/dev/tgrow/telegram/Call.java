package dev.tgrow.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Everything this program can ask of Telegram, as plain data.
///
/// Calls about invite links are in [LinkCall], about messages and albums in [MessageCall], about forums in [TopicCall].
public sealed interface Call<R>
        permits Call.Write,
                Call.GetMe,
                Call.ResolveChat,
                Call.ResolveUser,
                Call.GetUser,
                Call.GetChatDetails,
                Call.GetMembers,
                Call.GetMember,
                Call.GetHistory,
                Call.GetMessageLimits,
                Call.ParseText,
                Call.CheckSession,
                LinkCall,
                MessageCall,
                TopicCall {

    /// The answer's class, so one `switch` can serve every call and still be checked.
    Class<R> reply();

    /// A call that changes something others can see.
    sealed interface Write<R> extends Call<R>
            permits AddMember,
                    SendMessage,
                    PinMessage,
                    CreateInviteLink,
                    LinkCall.ProcessJoinRequest,
                    MessageCall.DeleteMessages,
                    MessageCall.SendAlbum,
                    MessageCall.DeleteScheduled {}

    /// Our own account.
    record GetMe() implements Call<User> {
        @Override
        public Class<User> reply() {
            return User.class;
        }
    }

    /// Finds a chat. An invite link is looked at, never joined.
    record ResolveChat(ChatRef ref) implements Call<Chat> {
        @Override
        public Class<Chat> reply() {
            return Chat.class;
        }
    }

    /// Finds a person by username.
    record ResolveUser(String username) implements Call<User> {
        @Override
        public Class<User> reply() {
            return User.class;
        }
    }

    /// A person that the account has met before, by id.
    record GetUser(UserId user) implements Call<User> {
        @Override
        public Class<User> reply() {
            return User.class;
        }
    }

    record GetChatDetails(ChatId chat) implements Call<ChatDetails> {
        @Override
        public Class<ChatDetails> reply() {
            return ChatDetails.class;
        }
    }

    /// One page of a member list.
    ///
    /// @param offset entries to pass over, not negative
    /// @param limit 1 to [MemberPage#MAX_SIZE]
    record GetMembers(ChatId chat, MemberList list, int offset, int limit) implements Call<MemberPage> {
        @Override
        public Class<MemberPage> reply() {
            return MemberPage.class;
        }
    }

    /// Somebody's standing in a chat; strangers are [MemberStatus#LEFT].
    record GetMember(ChatId chat, UserId user) implements Call<Member> {
        @Override
        public Class<Member> reply() {
            return Member.class;
        }
    }

    /// Messages strictly older than `before`, or the newest ones without it.
    ///
    /// @param limit 1 to [HistoryPage#MAX_SIZE]
    record GetHistory(ChatId chat, Optional<MessageId> before, int limit) implements Call<HistoryPage> {
        @Override
        public Class<HistoryPage> reply() {
            return HistoryPage.class;
        }
    }

    record GetMessageLimits() implements Call<MessageLimits> {
        @Override
        public Class<MessageLimits> reply() {
            return MessageLimits.class;
        }
    }

    /// Turns marked-up text into text and entities, without asking the server.
    record ParseText(String source, ParseMode mode) implements Call<FormattedText> {
        @Override
        public Class<FormattedText> reply() {
            return FormattedText.class;
        }
    }

    /// Adds one person to a chat. [Added] means that Telegram took it; who is refused is a refusal.
    record AddMember(ChatId chat, UserId user) implements Write<Added> {
        @Override
        public Class<Added> reply() {
            return Added.class;
        }
    }

    /// Sends, or lets wait for its time, and waits until the server has confirmed or refused it.
    record SendMessage(ChatId chat, OutgoingMessage message) implements Write<Sent> {
        @Override
        public Class<Sent> reply() {
            return Sent.class;
        }
    }

    record PinMessage(ChatId chat, MessageId message, boolean silent) implements Write<Pinned> {
        @Override
        public Class<Pinned> reply() {
            return Pinned.class;
        }
    }

    /// Makes a named invite link.
    ///
    /// @param name up to 32 characters
    /// @param expires when it stops working, if ever
    /// @param memberLimit how many may join by it; 0 for no limit
    /// @param joinRequests whether administrators decide on each; not together with a member limit
    record CreateInviteLink(ChatId chat, String name, Optional<Instant> expires, int memberLimit, boolean joinRequests)
            implements Write<InviteLink> {
        @Override
        public Class<InviteLink> reply() {
            return InviteLink.class;
        }
    }

    /// The answer to [AddMember].
    record Added(UserId user) {}

    /// The answer to [PinMessage].
    record Pinned(MessageId message) {}

    /// Asks the server for something that can't come from a cache: is the session alive?
    record CheckSession() implements Call<SessionAlive> {
        @Override
        public Class<SessionAlive> reply() {
            return SessionAlive.class;
        }
    }

    /// The answer to [CheckSession].
    ///
    /// @param roundTrip how long the server took
    record SessionAlive(Duration roundTrip) {}
}
