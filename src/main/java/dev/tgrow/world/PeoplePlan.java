package dev.tgrow.world;

/// How the nameless many of a world are made.
///
/// @param count how many there are
/// @param firstId the id of the first; the others follow
/// @param ratios how many of them are special, each from 0 to 1
record PeoplePlan(long count, long firstId, Ratios ratios) {

    /// @param usernames who have one
    /// @param bots evenly spread, so that they can be counted without looking at everybody
    /// @param privacy whom only contacts may add
    /// @param premiumOnly whom only Premium accounts may add
    /// @param notMutual who once left and may be brought back only by a mutual contact
    /// @param tooManyChats who are in as many groups as Telegram allows
    record Ratios(
            double usernames,
            double premium,
            double bots,
            double deleted,
            double privacy,
            double premiumOnly,
            double notMutual,
            double tooManyChats) {
        static final Ratios USUAL = new Ratios(0.6, 0.08, 0, 0.02, 0.12, 0.02, 0.02, 0.01);
    }

    static final PeoplePlan NOBODY = new PeoplePlan(0, 100_000_000, Ratios.USUAL);

    boolean holds(long id) {
        return id >= firstId && id < firstId + count;
    }
}
