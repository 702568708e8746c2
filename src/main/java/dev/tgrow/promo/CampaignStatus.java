package dev.tgrow.promo;

import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.Action;
import dev.tgrow.store.ActionStore;
import dev.tgrow.store.CampaignStore;
import dev.tgrow.store.CampaignStore.Campaign;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says how far announcements have got, from the ledger; asks Telegram nothing.
public final class CampaignStatus implements Task {
    private static final Columns CAMPAIGN = Columns.of(
            "campaign",
            "campaign",
            "created",
            "account",
            "round",
            "state",
            "sent",
            "refused",
            "unknown",
            "open",
            "deleted");
    private static final Columns CHAT = Columns.of(
            "campaign_chat", "chat", "round", "kind", "state", "message_id", "due", "account", "at", "reason");

    /// An invite link may have the name of a campaign, and is another matter.
    private static final Set<Action.Kind> KINDS = Set.of(Action.Kind.SEND, Action.Kind.PIN, Action.Kind.DELETE);

    private final Optional<String> name;
    private final CampaignStore campaigns;
    private final ActionStore actions;

    /// @param name the campaign whose chats are wanted; all campaigns, a line each, if absent
    public CampaignStatus(Optional<String> name, CampaignStore campaigns, ActionStore actions) {
        this.name = name;
        this.campaigns = campaigns;
        this.actions = actions;
    }

    @Override
    public End run(RunScope run) {
        if (name.isEmpty()) {
            campaigns.all().forEach(campaign -> run.emit(shown(campaign, actions.ofCampaign(campaign.name()))));
            return new End.Complete();
        }
        var campaign = campaigns.find(name.get());
        if (campaign.isEmpty()) return new End.NotFound("no campaign '%s' is in the ledger".formatted(name.get()));
        var written = actions.ofCampaign(name.get()).stream()
                .filter(action -> KINDS.contains(action.key().kind()))
                .toList();
        written.forEach(action -> run.emit(chat(action)));
        var item = shown(campaign.get(), written);
        run.emit(new RunEvent.Summary(
                "campaign '%s', begun %s by %s"
                        .formatted(
                                name.get(),
                                campaign.get().created(),
                                campaign.get().account()),
                item.row()));
        return new End.Complete();
    }

    private static RunEvent.Item shown(Campaign campaign, List<Action> written) {
        var all = written.stream()
                .filter(action -> action.key().round() == campaign.round())
                .toList();
        var sends = all.stream()
                .filter(action -> action.key().kind() == Action.Kind.SEND)
                .toList();
        var deletions = all.stream()
                .filter(action -> action.key().kind() == Action.Kind.DELETE)
                .toList();
        var left = count(sends, Action.State.PLANNED) + count(sends, Action.State.INTENT);
        var row = CAMPAIGN.row(
                campaign.name(),
                campaign.created(),
                campaign.account(),
                campaign.round(),
                campaign.undone().isPresent() ? "undone" : campaign.open() || left > 0 ? "open" : "done",
                count(sends, Action.State.DONE),
                count(sends, Action.State.REFUSED),
                count(sends, Action.State.UNKNOWN),
                left,
                count(deletions, Action.State.DONE));
        return new RunEvent.Item(row, new Outcome.Done("shown"));
    }

    private static long count(List<Action> sends, Action.State state) {
        return sends.stream().filter(action -> action.state() == state).count();
    }

    private static RunEvent.Item chat(Action action) {
        var row = CHAT.row(
                action.label(),
                action.key().round(),
                action.key().kind().word(),
                action.state().word(),
                action.message().map(message -> message.value()).orElse(null),
                action.waiting().map(Action.Waiting::due).orElse(null),
                action.account(),
                action.decided().or(action::intended).orElse(null),
                action.reason().orElse(null));
        return new RunEvent.Item(row, new Outcome.Done("shown"));
    }
}
