package dev.tgrow.telegram;

import java.util.List;

/// What is asked about messages that are there or wait for their time, and done to them; and how albums are sent.
public sealed interface MessageCall<R> extends Call<R> {
    /// So many messages may be named in one call.
    int MOST_IDS = 100;

    ChatId chat();

    /// Those of these messages that are still there, in the order asked for.
    ///
    /// @param ids 1 to [#MOST_IDS]
    record GetMessages(ChatId chat, List<MessageId> ids) implements MessageCall<FoundMessages> {
        public GetMessages {
            ids = checked(ids);
        }

        @Override
        public Class<FoundMessages> reply() {
            return FoundMessages.class;
        }
    }

    /// Deletes messages for everybody. Those that this account may not delete stay, whatever becomes of the others;
    /// what is gone already is passed over.
    ///
    /// @param ids 1 to [#MOST_IDS]
    record DeleteMessages(ChatId chat, List<MessageId> ids) implements MessageCall<Deleted>, Call.Write<Deleted> {
        public DeleteMessages {
            ids = checked(ids);
        }

        @Override
        public Class<Deleted> reply() {
            return Deleted.class;
        }
    }

    /// Sends an album and waits until the server has confirmed or refused all of it.
    record SendAlbum(ChatId chat, Album album) implements MessageCall<SentAlbum>, Call.Write<SentAlbum> {
        @Override
        public Class<SentAlbum> reply() {
            return SentAlbum.class;
        }
    }

    /// The messages that wait for their time in a chat, as far as this account sees them. They are numbered apart from
    /// those that are there.
    record ListScheduled(ChatId chat) implements MessageCall<ScheduledList> {
        @Override
        public Class<ScheduledList> reply() {
            return ScheduledList.class;
        }
    }

    /// Takes back messages that wait for their time; what doesn't wait any more is passed over.
    ///
    /// @param ids as in [ScheduledList]; 1 to [#MOST_IDS]
    record DeleteScheduled(ChatId chat, List<MessageId> ids) implements MessageCall<Deleted>, Call.Write<Deleted> {
        public DeleteScheduled {
            ids = checked(ids);
        }

        @Override
        public Class<Deleted> reply() {
            return Deleted.class;
        }
    }

    private static List<MessageId> checked(List<MessageId> ids) {
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            throw new IllegalArgumentException("one to " + MOST_IDS + " messages, not " + ids.size());
        }
        return ids.stream().distinct().toList();
    }

    /// The answer to [GetMessages].
    record FoundMessages(List<Post> posts) {
        public FoundMessages {
            posts = List.copyOf(posts);
        }
    }

    /// The answer to [DeleteMessages] and [DeleteScheduled].
    ///
    /// @param deleted those that were there and are not any more
    /// @param kept those that this account may not delete; they are there as before
    record Deleted(List<MessageId> deleted, List<MessageId> kept) {
        public Deleted {
            deleted = List.copyOf(deleted);
            kept = List.copyOf(kept);
        }
    }
}
