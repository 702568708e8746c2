package dev.tgrow.ledger;

/// Compares what was to be sent with what is there.
///
/// TDLib changes a text on its way: blanks at the ends go, control characters become blanks, marks of direction and
/// lines above and below letters go or are replaced. So only what it leaves alone is compared.
final class Words {
    private Words() {}

    static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String text) {
        var bare = new StringBuilder();
        text.codePoints().filter(Words::isKept).forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static boolean isKept(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // Vertical lines and rings that TDLib takes out.
            default -> codePoint != 0x030a && codePoint != 0x0333 && codePoint != 0x033f;
        };
    }
}
