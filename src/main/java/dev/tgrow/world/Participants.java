package dev.tgrow.world;

import java.util.List;

/// One page of a member list.
///
/// @param total how many the whole list has, also past its cap
public record Participants(int total, List<Participant> page) {
    public Participants {
        page = List.copyOf(page);
    }
}
