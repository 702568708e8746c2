package dev.tgrow.datacentre.api;

import dev.tgrow.world.Change;
import java.time.Instant;
import java.util.Optional;

/// How much a change counts in its box, and when it happened.
final class Counting {
    private Counting() {}

    /// One for each message that comes, changes or goes, and for each change of pins.
    static int of(Change.InChat change) {
        return switch (change) {
            case Change.Posted _, Change.Edited _, Change.TopicMade _, Change.Unpinned _ -> 1;
            case Change.Joined joined -> joined.message() == 0 ? 0 : 1;
            case Change.RoleGiven given -> given.message() == 0 ? 0 : 1;
            case Change.Deleted deleted -> deleted.messages().size();
            // The pin and the service message that tells of it.
            case Change.PinMade _ -> 2;
            case Change.Reacted _, Change.Viewed _, Change.Counted _ -> 0;
            case Change.Scheduled _, Change.Unscheduled _, Change.Asked _, Change.Declined _ -> 0;
            case Change.PermissionsSet _, Change.SlowModeSet _ -> 0;
        };
    }

    static Optional<Instant> at(Change.InChat change) {
        return switch (change) {
            case Change.Posted posted -> Optional.of(posted.at());
            case Change.Edited edited -> Optional.of(edited.at());
            case Change.TopicMade made -> Optional.of(made.at());
            case Change.Joined joined -> Optional.of(joined.at());
            case Change.RoleGiven given -> Optional.of(given.at());
            case Change.PinMade made -> Optional.of(made.at());
            case Change.Asked asked -> Optional.of(asked.at());
            case Change.Declined declined -> Optional.of(declined.at());
            case Change.Reacted reacted -> Optional.of(reacted.at());
            case Change.PermissionsSet set -> Optional.of(set.at());
            case Change.SlowModeSet set -> Optional.of(set.at());
            case Change.Deleted _, Change.Unpinned _, Change.Viewed _, Change.Counted _ -> Optional.empty();
            case Change.Scheduled _, Change.Unscheduled _ -> Optional.empty();
        };
    }
}
