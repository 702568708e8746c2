package dev.tgrow.app;

import dev.tgrow.ledger.Journal;
import dev.tgrow.ledger.Journal.MadeLink;
import dev.tgrow.run.End;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.LinkStore;
import dev.tgrow.store.LinkStore.Counted;
import dev.tgrow.telegram.Call.ResolveChat;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.LinkCall.GetInviteLink;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells who came by the invite links of a run: as it is now if Telegram can be asked, else as it was last counted.
record RunLinks(Backend backend, LinkStore links, Opening opening) {
    private static final Columns LINK = Columns.of(
            "invite_link",
            "chat",
            "link",
            "name",
            "joined",
            "waiting",
            "expires_at",
            "member_limit",
            "join_requests",
            "revoked",
            "counted_at");

    /// The account is another run's to use: nobody should find it busy because of a look at the counts.
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /// Opens the account's Telegram, for reading.
    @FunctionalInterface
    interface Opening {
        Telegram open(RunScope run) throws InterruptedException;
    }

    /// @param offline whether nobody is asked
    void show(Journal.Found found, boolean offline, RunScope run) throws InterruptedException {
        if (found.links().isEmpty()) return;
        var hindrance = offline ? Optional.<String>empty() : counted(found, run);
        hindrance.ifPresent(why -> run.emit(new RunEvent.Note("invite links could not be counted anew: " + why)));
        found.links().forEach(link -> run.emit(told(link, links.find(link.url()))));
    }

    /// Counts anew.
    ///
    /// @return why that is not possible, as one clause
    private Optional<String> counted(Journal.Found found, RunScope run) throws InterruptedException {
        try {
            if (!backend.ledgerAccount().equals(found.account())) return Optional.of(another(found.account()));
            var reasons = run.within(LONGEST, () -> asked(found, run));
            if (reasons.isEmpty()) return Optional.of("it took longer than " + LONGEST.toSeconds() + " s");
            return reasons.get().isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons.get()));
        } catch (RunEnded e) {
            return Optional.of(hindrance(e));
        }
    }

    /// Opens Telegram and asks for each link.
    ///
    /// @return why some can't be told
    private List<String> asked(Journal.Found found, RunScope run) throws InterruptedException {
        var telegram = opening.open(run);
        var reasons = new ArrayList<String>();
        for (MadeLink link : found.links()) count(telegram, link, run).ifPresent(reasons::add);
        return reasons;
    }

    /// What doesn't end this run, too.
    private static String hindrance(RunEnded ended) {
        return switch (ended.end()) {
            case End.Busy _,
                    End.LoginNeeded _,
                    End.RetryLater _,
                    End.CapReached _,
                    End.AccountLimited _,
                    End.Forbidden _,
                    End.NotFound _,
                    End.Misused _,
                    End.Failed _ -> ended.end().why();
            case End.Complete _, End.TimeUp _, End.Interrupted _, End.Broken _ -> throw ended;
        };
    }

    private String another(String ledger) {
        return backend.known().stream()
                .filter(known -> known.ledger().equals(ledger))
                .findFirst()
                .map(known -> "the run was of another account, --account " + known.name())
                .orElse("the run was of an account that is not here, " + ledger);
    }

    private Optional<String> count(Telegram telegram, MadeLink link, RunScope run) throws InterruptedException {
        var chat = telegram.call(new ResolveChat(new ChatRef.ById(link.chat())));
        if (chat instanceof Reply.Refused<Chat>(var reason)) return Optional.of(why(link, reason));
        return switch (telegram.call(new GetInviteLink(link.chat(), link.url()))) {
            case Reply.Ok<InviteLink>(var now) -> {
                links.count(link.chat(), now, run.now());
                yield Optional.empty();
            }
            case Reply.Refused<InviteLink>(var reason) -> Optional.of(why(link, reason));
        };
    }

    private static String why(MadeLink link, Refusal reason) {
        return "%s '%s': %s".formatted(link.label(), link.name(), reason.text());
    }

    private static RunEvent.Summary told(MadeLink link, Optional<Counted> counted) {
        var came = counted.map(now -> "%d joined, %d wait (counted %s)"
                        .formatted(now.joined(), now.waiting(), now.counted().truncatedTo(ChronoUnit.SECONDS)))
                .orElse("who came was never counted");
        var row = counted.map(now -> LINK.row(
                        link.label(),
                        link.url(),
                        link.name(),
                        now.joined(),
                        now.waiting(),
                        now.expires().orElse(null),
                        now.memberLimit() == 0 ? null : now.memberLimit(),
                        now.joinRequests(),
                        now.revoked(),
                        now.counted()))
                .orElseGet(() ->
                        LINK.row(link.label(), link.url(), link.name(), null, null, null, null, null, null, null));
        return new RunEvent.Summary(
                "%s: invite link '%s' %s: %s".formatted(link.label(), link.name(), link.url(), came), row, true);
    }
}
