package dev.tgrow.promo;

import dev.tgrow.ledger.Claim;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.ledger.Outbox.Whereabouts;
import dev.tgrow.ledger.Resolve;
import dev.tgrow.run.Alike;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.Action;
import dev.tgrow.store.Action.Kind;
import dev.tgrow.store.Action.State;
import dev.tgrow.store.ActionStore;
import dev.tgrow.store.CampaignStore;
import dev.tgrow.telegram.Call.ResolveChat;
import dev.tgrow.telegram.Call.Write;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.MessageCall.DeleteMessages;
import dev.tgrow.telegram.MessageCall.DeleteScheduled;
import dev.tgrow.telegram.MessageCall.Deleted;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import java.util.List;
import java.util.Optional;

/// Takes back what a campaign sent, chat by chat, each once.
///
/// What this account didn't send it leaves, and so it does with what somebody deleted before.
public final class UndoPromo implements Task {
    private final String campaign;
    private final boolean dryRun;
    private final Telegram telegram;
    private final Outbox outbox;
    private final CampaignStore campaigns;
    private final ActionStore actions;
    private final String account;
    private final Alike alike = new Alike();

    public UndoPromo(
            String campaign,
            boolean dryRun,
            Telegram telegram,
            Outbox outbox,
            CampaignStore campaigns,
            ActionStore actions,
            String account) {
        this.campaign = campaign;
        this.dryRun = dryRun;
        this.telegram = telegram;
        this.outbox = outbox;
        this.campaigns = campaigns;
        this.actions = actions;
        this.account = account;
    }

    /// What became of one message.
    ///
    /// @param stop the refusal that the run ends after
    private record Result(RunEvent.Item item, Optional<Refusal> stop) {
        static Result of(RunEvent.Item item) {
            return new Result(item, Optional.empty());
        }
    }

    @Override
    public End run(RunScope run) throws InterruptedException {
        if (campaigns.find(campaign).isEmpty()) {
            return new End.NotFound("no campaign '%s' is in the ledger".formatted(campaign));
        }
        // What is left of a round that is being taken back isn't sent any more.
        if (!dryRun) campaigns.close(campaign);
        var sends = actions.ofCampaign(campaign).stream()
                .filter(action -> action.key().kind() == Kind.SEND && left(action))
                .toList();
        run.emit(new RunEvent.Expected(sends.size()));
        for (Action send : sends) {
            var result = undo(send);
            run.emit(result.item());
            if (result.stop().isPresent()) {
                var reason = result.stop().get();
                return End.of(reason, send.label() + ": " + reason.text(), run.now());
            }
        }
        return new End.Complete();
    }

    /// Whether something of it may be at Telegram.
    private static boolean left(Action send) {
        return switch (send.state()) {
            case DONE, UNKNOWN, INTENT -> true;
            // The operator said so, and may have known that it was sent.
            case REFUSED -> send.reason().filter(Resolve.SKIPPED::equals).isPresent();
            case PLANNED -> false;
        };
    }

    private Result undo(Action send) throws InterruptedException {
        if (!send.account().equals(account)) return Result.of(UndoRow.foreign(send));
        var undone = outbox.look(key(send)).filter(action -> action.state() == State.DONE);
        if (undone.isPresent()) return Result.of(UndoRow.before(send, undone.get()));
        try {
            reach(send);
            var done = send.state() == State.DONE ? Optional.of(send) : outbox.found(send);
            return done.isEmpty() ? Result.of(UndoRow.unknown(send)) : remove(done.get());
        } catch (RefusedException e) {
            if (e.reason().meaning() != Refusal.Meaning.SKIP_CHAT) throw e;
            return Result.of(UndoRow.failed(send, e.reason()));
        }
    }

    private static Action.Key key(Action send) {
        var key = send.key();
        return new Action.Key(Kind.DELETE, key.campaign(), key.round(), key.chat(), key.subject());
    }

    /// A session that hasn't met the chat knows it only by its name.
    private void reach(Action send) throws InterruptedException {
        var known = telegram.call(
                new ResolveChat(new ChatRef.ById(new ChatId(send.key().chat()))));
        if (known instanceof Reply.Ok<Chat>) return;
        var name = send.label().replaceFirst(":\\d+$", "");
        if (!name.startsWith("@")) known.orThrow();
        var named = telegram.call(new ResolveChat(ChatRef.parse(name))).orThrow();
        if (named.id().value() != send.key().chat()) {
            throw new RefusedException(new Refusal.ChatRefused(Refusal.Place.NOT_FOUND, "the name is another's now"));
        }
    }

    private Result remove(Action send) throws InterruptedException {
        var whereabouts = outbox.whereabouts(send);
        var messages = switch (whereabouts) {
            case Whereabouts.InChat(var ids) -> ids;
            case Whereabouts.Waiting(var ids) -> ids;
            case Whereabouts.Lost() -> List.<MessageId>of();
        };
        if (messages.isEmpty()) return missing(send, whereabouts);
        if (dryRun) return Result.of(UndoRow.planned(send));
        var claim = outbox.claim(key(send), send.label(), "");
        // Deleting once more changes nothing, so whatever it came to before, it may be tried.
        if (claim instanceof Claim.Refused || claim instanceof Claim.Unknown) {
            claim = outbox.reclaim(claim.action(), "");
        }
        if (!(claim instanceof Claim.Yours(var action))) return Result.of(UndoRow.elsewhere(send));
        var chat = new ChatId(send.key().chat());
        Write<Deleted> call = switch (whereabouts) {
            case Whereabouts.Waiting _ -> new DeleteScheduled(chat, messages);
            case Whereabouts.InChat _, Whereabouts.Lost _ -> new DeleteMessages(chat, messages);
        };
        return switch (outbox.perform(action, call)) {
            case Reply.Ok<Deleted>(var deleted) -> {
                alike.broken();
                yield Result.of(removed(send, action, deleted, whereabouts));
            }
            case Reply.Refused<Deleted>(var reason) -> new Result(UndoRow.failed(send, reason), stop(reason));
        };
    }

    private Result missing(Action send, Whereabouts whereabouts) throws InterruptedException {
        var open = outbox.look(key(send))
                .filter(action -> action.state() == State.INTENT || action.state() == State.UNKNOWN);
        if (open.isEmpty() && whereabouts instanceof Whereabouts.Lost) return Result.of(UndoRow.lost(send));
        if (open.isPresent() && !dryRun) confirm(send);
        return Result.of(UndoRow.gone(send));
    }

    /// A deletion that was cut off, or whose answer was lost, has happened.
    private void confirm(Action send) throws InterruptedException {
        var claim = outbox.claim(key(send), send.label(), "");
        if (claim instanceof Claim.Yours || claim instanceof Claim.Unknown) outbox.confirm(claim.action());
    }

    private RunEvent.Item removed(Action send, Action undoing, Deleted deleted, Whereabouts whereabouts) {
        if (!deleted.kept().isEmpty()) {
            outbox.refuse(undoing, "kept");
            return UndoRow.kept(send);
        }
        if (deleted.deleted().isEmpty()) return UndoRow.gone(send);
        return whereabouts instanceof Whereabouts.Waiting ? UndoRow.takenBack(send) : UndoRow.deleted(send);
    }

    private Optional<Refusal> stop(Refusal reason) {
        var stops = switch (reason.meaning()) {
            case SKIP_CHAT, SKIP_PERSON -> false;
            case RETRY_AFTER, STOP_RUN, LOG_IN_AGAIN -> true;
            case BUG -> alike.tooMany(reason);
        };
        return stops ? Optional.of(reason) : Optional.empty();
    }
}
