package dev.tgrow.promo;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;

import dev.tgrow.input.Target;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.ledger.Resolve;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.Action;
import dev.tgrow.store.CampaignStore;
import dev.tgrow.store.CampaignStore.Campaign;
import dev.tgrow.store.OptOutStore;
import dev.tgrow.telegram.Album;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.ParseMode;
import dev.tgrow.telegram.Telegram;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sends one message to a list of chats, one after the other, or has Telegram send it at its time.
///
/// The text, every chat, the rights and the slow modes are checked before the first message leaves.
/// Chats that are closed by slow mode come last. Ends at the first sign that Telegram limits the account.
public final class SendPromo implements Task {

    /// What to send where.
    ///
    /// @param source the message as written; may be empty if there is a file
    /// @param media more than one is an album
    /// @param pin whether the message is pinned where it was sent
    /// @param at when Telegram sends it; now if absent
    /// @param atWrittenOut whether that is the same moment whenever the command is started
    /// @param maxStars Telegram Stars that one chat may cost
    /// @param campaign the name that this is remembered by; made of the content if absent
    /// @param again whether chats that have it already get it once more
    /// @param resolve what is done about messages whose outcome nobody knows
    /// @param minDelay shortest pause between two messages, for the plan
    /// @param maxDelay longest pause, for the plan
    public record Request(
            String source,
            ParseMode mode,
            List<Media.Local> media,
            List<Target> targets,
            boolean silent,
            boolean linkPreview,
            boolean pin,
            boolean dryRun,
            Optional<Instant> at,
            boolean atWrittenOut,
            long maxStars,
            Optional<String> campaign,
            boolean again,
            Optional<Resolve> resolve,
            Duration minDelay,
            Duration maxDelay) {
        public Request {
            requireNonNull(source, "source");
            requireNonNull(mode, "mode");
            media = List.copyOf(media);
            targets = List.copyOf(targets);
            if (targets.isEmpty()) throw new IllegalArgumentException("no target is named (--to or --targets)");
            if (campaign.filter(String::isBlank).isPresent()) {
                throw new IllegalArgumentException("--campaign is empty");
            }
            if (source.isBlank() && media.isEmpty()) throw new IllegalArgumentException("the message is empty");
            if (media.size() > Album.MAX_SIZE) {
                throw new IllegalArgumentException(
                        "--media: an album has at most %d files, not %d".formatted(Album.MAX_SIZE, media.size()));
            }
            if (media.stream().map(Media.Local::kind).distinct().count() > 1) {
                throw new IllegalArgumentException("--media: an album has photos or other files, not both");
            }
            if (maxStars < 0) throw new IllegalArgumentException("--max-stars is not negative: " + maxStars);
            if (at.isPresent() && pin) {
                throw new IllegalArgumentException("--pin: what is sent later can't be pinned now (--schedule)");
            }
            Template.parse(source, mode);
        }

        Template template() {
            return Template.parse(source, mode);
        }

        /// Telegram Stars that all parts of the message cost in a chat.
        long price(Chat chat) {
            return (long) chat.starsPerMessage() * Math.max(1, media.size());
        }
    }

    /// Outcomes of chats that the same command may still reach.
    private static final Set<String> OPEN = Set.of(PromoRow.ELSEWHERE, PromoRow.UNKNOWN, "slow_mode");

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
        var wording = wording();
        var announcement = Announcement.of(request);
        var known = campaigns.find(announcement.name());
        known.filter(Campaign::written).ifPresent(campaign -> announcement.check(campaign.content()));
        if (!request.again()) known.flatMap(Campaign::undone).ifPresent(when -> refuse(announcement, when));
        var schedule = Schedule.of(request, known, run);
        run.emit(new RunEvent.Expected(request.targets().size()));
        var destinations = new Destinations(request, wording, telegram, run, optOuts).check();
        var round = Round.next(announcement.name(), known, request.again());
        schedule.check((int)
                destinations.stream().filter(to -> sent(round, to).isEmpty()).count());
        return request.dryRun()
                ? plan(destinations, round, schedule, run)
                : send(destinations, announcement, schedule, run);
    }

    /// Whoever takes an announcement back doesn't want the rest to get it, either.
    private static void refuse(Announcement announcement, Instant undone) {
        throw new RunEnded(
                new End.Misused("the campaign '%s' was taken back on %s; to send it once more, to all, say --again"
                        .formatted(announcement.name(), undone.truncatedTo(SECONDS))));
    }

    private Wording wording() throws InterruptedException {
        try {
            return Wording.of(request, telegram);
        } catch (Wording.NoWords e) {
            throw new RunEnded(new End.Misused(e.why()));
        }
    }

    private End plan(List<Destination> destinations, Round round, Schedule schedule, RunScope run) {
        var left = new ArrayList<Destination>();
        for (Destination destination : destinations) {
            var sent = sent(round, destination);
            if (sent.isEmpty()) left.add(destination);
            run.emit(sent.map(action -> PromoRow.sentBefore(destination, action))
                    .orElseGet(() -> PromoRow.planned(destination, schedule.at())));
        }
        run.emit(PromoPlan.of(left, request));
        return new End.Complete();
    }

    private Optional<Action> sent(Round round, Destination destination) {
        return outbox.look(round.send(destination)).filter(action -> action.state() == Action.State.DONE);
    }

    private End send(List<Destination> destinations, Announcement announcement, Schedule schedule, RunScope run)
            throws InterruptedException {
        var campaign = campaigns.open(announcement.name(), announcement.content(), account, run.now());
        announcement.check(campaign.content());
        if (request.again()) campaign = campaigns.again(announcement.name());
        var round = new Round(campaign.name(), campaign.round());
        schedule.at().ifPresent(due -> campaigns.schedule(announcement.name(), due));
        var delivery = new Delivery(outbox, round, request, schedule.at());
        var first = true;
        var open = false;
        for (Destination destination : destinations) {
            var isLeft = sent(round, destination).isEmpty();
            if (isLeft && schedule.isTooLate(first)) {
                run.emit(PromoRow.tooLate(destination));
                open = true;
                continue;
            }
            first = first && !isLeft;
            var result = delivery.send(destination);
            run.emit(result.item());
            open = open || OPEN.contains(result.item().outcome().code());
            if (result.stop().isPresent()) {
                var reason = result.stop().get();
                return End.of(reason, destination.label() + ": " + reason.text(), run.now());
            }
        }
        if (!open) campaigns.close(round.campaign(), round.number());
        return new End.Complete();
    }
}
