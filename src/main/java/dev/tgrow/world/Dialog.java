package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import java.util.Optional;

/// An entry of an account's chat list.
///
/// @param chat a group or channel that it is in, or somebody that it exchanged messages with
/// @param top the newest message; empty where there is none
public record Dialog(ChatId chat, Optional<Message> top) {}
