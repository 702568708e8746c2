package dev.tgrow.sandbox;

/// Telegram's limits, as far as a world may set them.
///
/// @param text how long a message may be, in code points
/// @param caption how long a file's caption may be
/// @param premiumCaption the same for Premium accounts
record Limits(int text, int caption, int premiumCaption) {
    static final Limits USUAL = new Limits(4096, 1024, 4096);

    int captionOf(Account account) {
        return account.person().user().premium() ? premiumCaption : caption;
    }
}
