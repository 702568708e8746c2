package dev.tgrow.telegram;

/// What every backend does alike, in the world of `contract.yaml`. Works in a fresh world for each test as well as in
/// one for all.
public interface TelegramContract
        extends ChatContract,
                MemberContract,
                InvitationContract,
                LinkContract,
                MessageContract,
                DeletionContract,
                TopicContract,
                SchedulingContract,
                AlbumContract,
                RefusalContract,
                MarkupContract {}
