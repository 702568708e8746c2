package dev.tgrow.app;

import dev.tgrow.channels.ParseChannels;
import dev.tgrow.input.Target;
import dev.tgrow.members.Candidates.FromChat;
import dev.tgrow.members.DecideRequests;
import dev.tgrow.members.PullMembers;
import dev.tgrow.members.Queue;
import dev.tgrow.members.TransferMembers;
import dev.tgrow.pacing.Bucket;
import dev.tgrow.promo.SendPromo;
import dev.tgrow.telegram.ChatRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a task can't do without. If that is closed for longer than the run may wait, it doesn't begin.
///
/// @param buckets calls that are made in any case
/// @param names chats that are looked up
record Need(Writing writing, Set<Bucket> buckets, List<ChatRef> names) {
    /// Nothing that is known beforehand.
    static final Need UNKNOWN = new Need(Writing.NO, Set.of(), List.of());

    /// Questions that share the last bucket.
    static final Need OTHER = new Need(Writing.NO, Set.of(Bucket.OTHER), List.of());

    /// Whether anything is to be written.
    enum Writing {
        NO,
        /// The task would write, but only shows its plan.
        REHEARSED,
        YES;

        private static Writing unless(boolean dryRun) {
            return dryRun ? REHEARSED : YES;
        }
    }

    Need {
        buckets = Set.copyOf(buckets);
        names = List.copyOf(names);
    }

    /// Writes of a kind that no bucket of its own limits.
    static Need writing(boolean dryRun) {
        return new Need(Writing.unless(dryRun), EnumSet.of(Bucket.OTHER), List.of());
    }

    static Need of(PullMembers.Request request) {
        return new Need(Writing.NO, EnumSet.of(Bucket.MEMBERS, Bucket.OTHER), request.chats());
    }

    static Need of(ParseChannels.Request request) {
        return new Need(Writing.NO, EnumSet.of(Bucket.HISTORY), request.chats());
    }

    static Need of(SendPromo.Request request) {
        var buckets = EnumSet.noneOf(Bucket.class);
        if (!request.dryRun()) buckets.add(Bucket.SEND);
        return new Need(
                Writing.unless(request.dryRun()),
                buckets,
                request.targets().stream().map(Target::chat).toList());
    }

    static Need of(Queue queue) {
        return new Need(Writing.NO, EnumSet.of(Bucket.OTHER), List.of(queue.chat()));
    }

    static Need of(DecideRequests.Request request) {
        return new Need(
                Writing.unless(request.dryRun()),
                EnumSet.of(Bucket.OTHER),
                List.of(request.queue().chat()));
    }

    static Need of(TransferMembers.Request request) {
        var adds = request.route() != TransferMembers.Route.LINK
                && request.consent().isPresent();
        var buckets = EnumSet.of(Bucket.OTHER);
        if (adds && !request.dryRun()) buckets.add(Bucket.INVITE);
        if (!(request.source() instanceof FromChat(var from))) {
            return new Need(Writing.unless(request.dryRun()), buckets, List.of(request.to()));
        }
        buckets.add(Bucket.MEMBERS);
        return new Need(Writing.unless(request.dryRun()), buckets, List.of(request.to(), from));
    }
}
