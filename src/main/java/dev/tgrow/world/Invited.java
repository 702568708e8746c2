package dev.tgrow.world;

import dev.tgrow.telegram.UserId;
import java.util.List;
import java.util.OptionalLong;

/// What became of an invitation.
///
/// @param missing whom the server left out without calling it an error
/// @param message the number of the service message that tells of it, if anybody was added
public record Invited(List<UserId> added, List<Missing> missing, OptionalLong message) {
    public Invited {
        added = List.copyOf(added);
        missing = List.copyOf(missing);
    }

    /// Somebody whose privacy settings kept them out.
    ///
    /// @param premiumWouldHelp whether Premium accounts may add them
    public record Missing(UserId user, boolean premiumWouldHelp) {}
}
