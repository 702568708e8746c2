package dev.tgrow.promo;

import static java.util.Objects.requireNonNull;

import dev.tgrow.input.Target;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.ledger.Resolve;
import dev.tgrow.promo.Destinations.Destination;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.Action;
import dev.tgrow.store.CampaignStore;
import dev.tgrow.store.OptOutStore;
import dev.tgrow.telegram.Call.GetMessageLimits;
import dev.tgrow.telegram.Call.ParseText;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.ParseMode;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Telegram;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Sends one message to a list of chats, one after the other.
///
/// The text, every chat, the rights and the slow modes are checked before the first message leaves.
/// Chats that are closed by slow mode come last. Ends at the first sign that Telegram limits the account.
public final class SendPromo implements Task {

    /// What to send where.
    ///
    /// @param source the message as written; may be empty if there is a file
    /// @param pin whether the message is pinned where it was sent
    /// @param campaign the name that this is remembered by; made of the content if absent
    /// @param again whether chats that have it already get it once more
    /// @param resolve what is done about messages whose outcome nobody knows
    /// @param minDelay shortest pause between two messages, for the plan
    /// @param maxDelay longest pause, for the plan
    public record Request(
            String source,
            ParseMode mode,
            Optional<Media.Local> media,
            List<Target> targets,
            boolean silent,
            boolean linkPreview,
            boolean pin,
            boolean dryRun,
            Optional<String> campaign,
            boolean again,
            Optional<Resolve> resolve,
            Duration minDelay,
            Duration maxDelay) {
        public Request {
            requireNonNull(source, "source");
            requireNonNull(mode, "mode");
            targets = List.copyOf(targets);
            if (targets.isEmpty()) throw new IllegalArgumentException("no target is named (--to or --targets)");
            if (campaign.filter(String::isBlank).isPresent()) {
                throw new IllegalArgumentException("--campaign is empty");
            }
            if (source.isBlank() && media.isEmpty()) throw new IllegalArgumentException("the message is empty");
        }
    }

    private final Request request;
    private final Telegram telegram;
    private final Outbox outbox;
    private final CampaignStore campaigns;
    private final OptOutStore optOuts;
    private final String account;

    public SendPromo(
            Request request,
            Telegram telegram,
            Outbox outbox,
            CampaignStore campaigns,
            OptOutStore optOuts,
            String account) {
        this.request = request;
        this.telegram = telegram;
        this.outbox = outbox;
        this.campaigns = campaigns;
        this.optOuts = optOuts;
        this.account = account;
    }

    @Override
    public End run(RunScope run) throws InterruptedException {
        var message = new OutgoingMessage(
                checkedText(), request.media().map(Media.class::cast), request.silent(), request.linkPreview());
        run.emit(new RunEvent.Expected(request.targets().size()));
        var announcement = Announcement.of(request);
        campaigns.find(announcement.name()).ifPresent(known -> announcement.check(known.content()));
        var destinations = new Destinations(telegram, run, optOuts).check(request.targets(), message, request.pin());
        return request.dryRun()
                ? plan(destinations, announcement, run)
                : send(destinations, announcement, message, run);
    }

    private End plan(List<Destination> destinations, Announcement announcement, RunScope run) {
        var round =
                campaigns.find(announcement.name()).map(known -> known.round()).orElse(1L);
        var left = 0;
        for (Destination destination : destinations) {
            var sent = outbox.look(new Round(announcement.name(), round).send(destination))
                    .filter(action -> action.state() == Action.State.DONE && !request.again());
            if (sent.isEmpty()) left++;
            run.emit(sent.map(action -> PromoRow.sentBefore(destination, action))
                    .orElseGet(() -> PromoRow.planned(destination)));
        }
        run.emit(PromoRow.plan(left, request.minDelay(), request.maxDelay()));
        return new End.Complete();
    }

    private End send(List<Destination> destinations, Announcement announcement, OutgoingMessage first, RunScope run)
            throws InterruptedException {
        var campaign = campaigns.open(announcement.name(), announcement.content(), account, run.now());
        announcement.check(campaign.content());
        if (request.again()) campaign = campaigns.again(announcement.name());
        var round = new Round(campaign.name(), campaign.round());
        var message = first;
        var delivery = new Delivery(outbox, round, request.pin(), request.resolve());
        for (Destination destination : destinations) {
            var result = delivery.send(destination, message);
            run.emit(result.item());
            if (result.stop().isPresent()) {
                var reason = result.stop().get();
                return End.of(reason, destination.chat().label() + ": " + reason.text(), run.now());
            }
            // The file is uploaded once; afterwards Telegram has it.
            if (result.media().isPresent())
                message = message.with(result.media().get());
        }
        campaigns.close(round.campaign(), round.number());
        return new End.Complete();
    }

    private FormattedText checkedText() throws InterruptedException {
        var text = parsed();
        var limits = telegram.call(new GetMessageLimits()).orThrow();
        var most = request.media().isPresent() ? limits.caption() : limits.text();
        if (text.codePoints() > most) {
            throw new RunEnded(new End.Misused("the message has %,d characters, and Telegram allows %,d%s"
                    .formatted(text.codePoints(), most, request.media().isPresent() ? " under a file" : "")));
        }
        if (text.text().isBlank() && request.media().isEmpty()) {
            throw new RunEnded(new End.Misused("the message is empty once its formatting is read"));
        }
        return text;
    }

    private FormattedText parsed() throws InterruptedException {
        if (request.mode() == ParseMode.NONE) return FormattedText.plain(request.source());
        try {
            return telegram.call(new ParseText(request.source(), request.mode()))
                    .orThrow();
        } catch (RefusedException e) {
            throw new RefusedException("the message", e.reason());
        }
    }
}
