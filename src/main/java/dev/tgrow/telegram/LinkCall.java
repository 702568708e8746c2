package dev.tgrow.telegram;

import java.util.Optional;

/// What administrators ask about a chat's invite links, and about those who wait to be let in.
///
/// All need the right [Right#MANAGE_INVITE_LINKS].
public sealed interface LinkCall<R> extends Call<R> {
    ChatId chat();

    /// One page of the links that this account made, the newest first. Links of others are not among them.
    ///
    /// @param revoked whether the ended links are wanted instead of those that work or have expired
    /// @param after the last link of the page before
    record ListInviteLinks(ChatId chat, boolean revoked, Optional<InviteLink> after)
            implements LinkCall<InviteLinkPage> {
        @Override
        public Class<InviteLinkPage> reply() {
            return InviteLinkPage.class;
        }
    }

    /// One link of the chat as it stands now, with who came by it counted.
    record GetInviteLink(ChatId chat, String url) implements LinkCall<InviteLink> {
        @Override
        public Class<InviteLink> reply() {
            return InviteLink.class;
        }
    }

    /// One page of those who wait to be let in, the latest first.
    ///
    /// @param link only those who came by this link
    /// @param after the last request of the page before
    /// @param limit 1 to [JoinRequestPage#MAX_SIZE]
    record ListJoinRequests(ChatId chat, Optional<String> link, Optional<JoinRequest> after, int limit)
            implements LinkCall<JoinRequestPage> {
        @Override
        public Class<JoinRequestPage> reply() {
            return JoinRequestPage.class;
        }
    }

    /// Lets somebody in who asked for it, or doesn't.
    ///
    /// @param approve whether they get in
    record ProcessJoinRequest(ChatId chat, UserId user, boolean approve)
            implements LinkCall<Processed>, Call.Write<Processed> {
        @Override
        public Class<Processed> reply() {
            return Processed.class;
        }
    }

    /// The answer to [ProcessJoinRequest].
    record Processed(UserId user, boolean approved) {}
}
