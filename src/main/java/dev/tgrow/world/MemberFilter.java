package dev.tgrow.world;

import dev.tgrow.telegram.MemberList;

/// Which members are asked for.
///
/// @param query beginnings of words of a name or username, divided by blanks; empty for everybody
public record MemberFilter(MemberList list, String query) {
    public static MemberFilter of(MemberList list) {
        return new MemberFilter(list, "");
    }
}
