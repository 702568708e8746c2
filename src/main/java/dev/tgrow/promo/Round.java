package dev.tgrow.promo;

import dev.tgrow.store.Action;
import dev.tgrow.store.Action.Kind;
import dev.tgrow.store.CampaignStore;
import dev.tgrow.store.CampaignStore.Campaign;
import java.util.Optional;

/// One sending of a campaign to everybody: what the ledger knows its writes by.
///
/// @param number 1, and one more each time that all was asked for again
record Round(String campaign, long number) {
    /// The round that the next message belongs to, as [CampaignStore#again] will have it.
    static Round next(String campaign, Optional<Campaign> known, boolean again) {
        var current = known.map(Campaign::round).orElse(1L);
        var begins = again && known.filter(at -> at.round() == 1 || !at.open()).isPresent();
        return new Round(campaign, begins ? current + 1 : current);
    }

    Action.Key send(Destination to) {
        return key(Kind.SEND, to);
    }

    Action.Key pin(Destination to) {
        return key(Kind.PIN, to);
    }

    Action.Key undo(Destination to) {
        return key(Kind.DELETE, to);
    }

    private Action.Key key(Kind kind, Destination to) {
        return new Action.Key(kind, campaign, number, to.chat().id().value(), to.subject());
    }
}
