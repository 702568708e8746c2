package dev.tgrow.pacing;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.LinkCall;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.TopicCall;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The families of methods that Telegram limits apart from each other.
public enum Bucket {
    RESOLVE("resolve"),
    HISTORY("history"),
    MEMBERS("members"),
    INVITE("invite"),
    SEND("send:account"),
    SEND_TO_CHAT("send:chat"),
    OTHER("other"),
    /// Calls that TDLib answers by itself: nobody limits them.
    LOCAL("local");

    private final String label;

    Bucket(String label) {
        this.label = label;
    }

    /// The bucket's name in settings and options: `send_chat`.
    public String word() {
        return switch (this) {
            case SEND -> "send";
            case SEND_TO_CHAT -> "send_chat";
            case RESOLVE, HISTORY, MEMBERS, INVITE, OTHER, LOCAL -> label;
        };
    }

    /// The bucket that a [Key#name] belongs to, if it is one.
    public static Optional<Bucket> ofKey(String name) {
        if (name.startsWith(SEND_TO_CHAT.label + ":")) return Optional.of(SEND_TO_CHAT);
        return Arrays.stream(values())
                .filter(bucket -> bucket.label.equals(name))
                .findFirst();
    }

    /// The bucket of a [#word] that an operator wrote. [#LOCAL] has none.
    public static Optional<Bucket> ofWord(String word) {
        return Arrays.stream(values())
                .filter(bucket -> bucket != LOCAL && bucket.word().equals(word))
                .findFirst();
    }

    /// The bucket's name for people and in files.
    public String label() {
        return label;
    }

    /// One bucket of one scope: the account's, or a chat's within it.
    ///
    /// @param name `invite`, `send:chat:-100123`
    public record Key(Bucket bucket, String name) {
        static Key of(Bucket bucket) {
            return new Key(bucket, bucket.label);
        }

        static Key of(Bucket bucket, ChatId chat) {
            return new Key(bucket, bucket.label + ":" + chat);
        }
    }

    /// The buckets that a call counts in. A flood wait closes the first.
    public static List<Key> of(Call<?> call) {
        return switch (call) {
            case Call.ResolveChat(ChatRef.ById _) -> List.of(Key.of(LOCAL));
            case Call.ResolveChat _, Call.ResolveUser _ -> List.of(Key.of(RESOLVE));
            case Call.GetHistory _ -> List.of(Key.of(HISTORY));
            case Call.GetMembers _ -> List.of(Key.of(MEMBERS));
            case Call.AddMember _ -> List.of(Key.of(INVITE));
            case Call.SendMessage(var chat, var _) -> List.of(Key.of(SEND), Key.of(SEND_TO_CHAT, chat));
            case MessageCall.SendAlbum(var chat, var _) -> List.of(Key.of(SEND), Key.of(SEND_TO_CHAT, chat));
            case MessageCall.GetMessages _ -> List.of(Key.of(HISTORY));
            case Call.GetMe _, Call.GetUser _, Call.GetMessageLimits _, Call.ParseText _ -> List.of(Key.of(LOCAL));
            case Call.GetChatDetails _,
                    Call.GetMember _,
                    Call.PinMessage _,
                    Call.CreateInviteLink _,
                    Call.CheckSession _,
                    LinkCall<?> _,
                    MessageCall.DeleteMessages _,
                    MessageCall.ListScheduled _,
                    MessageCall.DeleteScheduled _,
                    TopicCall<?> _ -> List.of(Key.of(OTHER));
        };
    }
}
