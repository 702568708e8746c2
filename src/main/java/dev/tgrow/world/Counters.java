package dev.tgrow.world;

import java.util.List;
import java.util.OptionalLong;

/// What is counted at a message.
///
/// @param views absent where chats have no such counter, as are `forwards`
/// @param replies absent where nobody could answer
public record Counters(OptionalLong views, OptionalLong forwards, OptionalLong replies, List<Reaction> reactions) {
    /// What everybody may react with, in the order in which it is offered.
    public static final List<String> EMOJI = List.of("👍", "❤", "🔥", "🌱", "🎉", "😁");

    static final Counters NONE =
            new Counters(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), List.of());

    public Counters {
        reactions = List.copyOf(reactions);
    }

    /// How often one emoji was chosen.
    ///
    /// @param chosen whether the account that asks is among those who chose it
    public record Reaction(String emoji, long count, boolean chosen) {}

    Counters withViews(long count) {
        return new Counters(OptionalLong.of(count), forwards, replies, reactions);
    }

    Counters oneMoreForward() {
        return new Counters(views, OptionalLong.of(forwards.orElse(0) + 1), replies, reactions);
    }

    Counters oneMoreReply() {
        return new Counters(views, forwards, OptionalLong.of(replies.orElse(0) + 1), reactions);
    }

    Counters with(List<Reaction> other) {
        return new Counters(views, forwards, replies, other);
    }
}
