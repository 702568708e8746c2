package dev.tgrow.telegram;

import java.time.Duration;

/// What Telegram tells of a group or channel only when asked for it (TDLib's `supergroupFullInfo`,
/// `basicGroupFullInfo`).
///
/// @param memberCount how many members Telegram says there are; approximate for large chats
/// @param canGetMembers whether we may read the member list at all
/// @param hiddenMembers whether ordinary members see only administrators and bots
/// @param slowModeDelay time between two messages of one member; zero without slow mode
/// @param slowModeLeft how long our account must still wait in slow mode; zero if it may write now
public record ChatDetails(
        int memberCount, boolean canGetMembers, boolean hiddenMembers, Duration slowModeDelay, Duration slowModeLeft) {}
