package dev.tgrow.cli;

import java.util.List;

/// The command lines of [FaultMatrixTest], each in the same world. Undisturbed, each ends with 0.
enum MatrixJob {
    PULL(Shape.ONE, "members pull @crowd --concurrency 1"),
    PULL_TO_DB(Shape.ONE, "members pull @crowd --concurrency 1 --to-db"),
    PULL_TWO(Shape.EACH, "members pull @crowd @old_garden --concurrency 1"),
    ADD(Shape.ONE, "members transfer --from @old_garden --to @new_garden --route add --concurrency 1"),
    ADD_FROM_FILE(Shape.ONE, "members transfer --input people.csv --to @new_garden --route add"),
    ADD_OR_LINK(Shape.ONE, "members transfer --from @old_garden --to @new_garden --campaign move --concurrency 1"),
    LINK(
            Shape.ONE,
            "members transfer --from @old_garden --to @new_garden --route link --campaign move --concurrency 1"),
    SEND(Shape.EACH, "promo send --to @new_garden --to @slow_garden --to @old_garden"),
    SEND_AND_PIN(Shape.EACH, "promo send --pin --to @new_garden --to @old_garden"),
    SEND_A_PHOTO(Shape.EACH, "promo send --media fair.png --to @new_garden --to @old_garden"),
    SEND_AN_ALBUM(Shape.EACH, "promo send --media fair.png --media stall.png --to @new_garden --to @old_garden"),
    SEND_TO_A_TOPIC(Shape.EACH, "promo send --to @the_forum:news --to @new_garden"),
    SEND_LATER(Shape.EACH, "promo send --schedule 2026-11-25T09:00Z --to @new_garden --to @old_garden"),
    UNDO(Shape.EACH, "promo undo fair"),
    UNDO_WHAT_WAITS(Shape.EACH, "promo undo later"),
    PARSE(Shape.ONE, "channels parse @garden_news --concurrency 1"),
    PARSE_TWO(Shape.EACH, "channels parse @garden_news @old_news --concurrency 1"),
    WHO_AM_I(Shape.ONE, "account whoami");

    static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
            people:
              {count: 205, first_id: 500_000_000, bots: 0, deleted: 0, privacy: 0, premium_only: 0, not_mutual: 0, too_many_chats: 0,
               special: [{id: 2001, first_name: Mira, username: mira}, {id: 2002, first_name: Tom, username: tom_baker},
                         {id: 2003, first_name: Priya, username: priya, invite: privacy}]}
            chats:
              - {id: 7001, title: Old garden, username: old_garden, roles: {alice: creator}, members: [mira, priya, tom_baker], posts: 1}
              - {id: 7002, title: New garden, username: new_garden, roles: {alice: creator}, members: [], posts: 1}
              - {id: 7003, title: Slow, username: slow_garden, slow_mode: 30, roles: {alice: member, mira: creator}, members: []}
              - {id: 7004, title: Crowd, username: crowd, roles: {alice: creator}, members: {first: 0, count: 205}}
              - {id: 7005, title: News, username: garden_news, kind: channel, roles: {alice: member, mira: creator}, members: [],
                 posts: {count: 120, every: 3_600}}
              - {id: 7007, title: Forum, username: the_forum, forum: true, roles: {alice: creator}, members: [], topics: [{id: 5, title: News}]}
              - {id: 7006, title: Old news, username: old_news, kind: channel, roles: {alice: member, mira: creator}, members: [],
                 posts: {count: 7, every: 3_600}}
            """;
    static final String MESSAGE = "The fair is on Sunday.";

    private static final String CHATS = " --to @new_garden --to @old_garden";

    private final Shape shape;
    private final String words;

    MatrixJob(Shape shape, String words) {
        this.shape = shape;
        this.words = words;
    }

    /// What a chat that can't be had means.
    enum Shape {
        /// Without it there is nothing left to do.
        ONE,
        /// It is one failed item among others.
        EACH
    }

    Shape shape() {
        return shape;
    }

    /// The words of a command that must have gone before, or none.
    String before() {
        return switch (this) {
            case UNDO -> "promo send --campaign fair" + CHATS;
            case UNDO_WHAT_WAITS -> "promo send --campaign later --schedule 2026-11-25T09:00Z" + CHATS;
            default -> "";
        };
    }

    /// The words that are divided at blanks.
    ///
    /// @param harness has the files that are named
    String words(Harness harness) {
        return words.replace("people.csv", harness.file("people.csv").toString())
                .replace("fair.png", harness.file("fair.png").toString())
                .replace("stall.png", harness.file("stall.png").toString());
    }

    /// The words that hold blanks themselves.
    List<String> more() {
        if (words.startsWith("promo send")) return List.of("--message", MESSAGE);
        return words.startsWith("members transfer") && this != LINK ? List.of("--consent", "moved by vote") : List.of();
    }

    /// Whether the command takes delays and can be told what to do about writes whose outcome nobody knows.
    boolean writes() {
        return words.startsWith("promo") || words.startsWith("members transfer");
    }
}
