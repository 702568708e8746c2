package dev.tgrow.world;

/// What happens when somebody is added to a chat by another.
public sealed interface Invitable {
    record Yes() implements Invitable {}

    /// Left out silently: the server lists them as not added.
    record Privacy() implements Invitable {}

    /// As [Privacy], but Premium accounts may add them.
    record PremiumOnly() implements Invitable {}

    /// The whole request fails with this error of Telegram's.
    record Fails(String error) implements Invitable {}
}
