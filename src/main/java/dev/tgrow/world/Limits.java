package dev.tgrow.world;

import dev.tgrow.telegram.MemberPage;

/// Telegram's limits, as far as a world may set them.
///
/// @param list how many entries of a supergroup's member list are given, whatever its length
/// @param text how long a message may be, in code points
/// @param caption how long a file's caption may be
/// @param premiumCaption the same for Premium accounts
public record Limits(int list, int text, int caption, int premiumCaption) {
    static final Limits USUAL = new Limits(MemberPage.LIST_CAP, 4096, 1024, 4096);

    public int captionOf(Account account) {
        return account.person().user().premium() ? premiumCaption : caption;
    }
}
