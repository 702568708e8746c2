package dev.tgrow.members;

import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.Pull;
import dev.tgrow.store.PulledMember;
import dev.tgrow.telegram.User;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Goes through two pulls side by side and tells what differs, one row each.
final class Comparison {
    private static final Columns CHANGE = Columns.of("change", "id", "username", "name", "change", "old", "new");
    private static final Columns DIFF = Columns.of(
            "diff", "chat", "from", "to", "joined", "left", "renamed", "role", "deleted", "not_in_from", "not_in_to");

    private final Pull from;
    private final Pull to;
    private final RunScope run;
    private final Map<String, Long> counts = new TreeMap<>();
    private long notInFrom;
    private long notInTo;

    Comparison(Pull from, Pull to, RunScope run) {
        this.from = from;
        this.to = to;
        this.run = run;
    }

    void all(PulledMembers before, PulledMembers after) throws InterruptedException {
        while (before.peek().isPresent() || after.peek().isPresent()) {
            var old = before.peek();
            var now = after.peek();
            if (Thread.interrupted()) throw new InterruptedException();
            run.checkDeadline();
            long oldId = old.map(PulledMember::id).orElse(Long.MAX_VALUE);
            long nowId = now.map(PulledMember::id).orElse(Long.MAX_VALUE);
            if (oldId == nowId) both(old.orElseThrow(), now.orElseThrow());
            else if (oldId < nowId) gone(old.orElseThrow());
            else come(now.orElseThrow());
            if (oldId <= nowId) before.pass();
            if (nowId <= oldId) after.pass();
        }
    }

    private void come(PulledMember member) {
        if (!member.role().isMember()) return;
        // Telegram's own date proves it where the earlier list had not everybody.
        var proven =
                from.whole() || member.joined().filter(from.started()::isBefore).isPresent();
        if (proven) tell(member, "joined", null, MemberRow.role(member.role()));
        else notInFrom++;
    }

    private void gone(PulledMember member) {
        if (!member.role().isMember()) return;
        if (to.whole()) tell(member, "left", MemberRow.role(member.role()), null);
        else notInTo++;
    }

    private void both(PulledMember old, PulledMember now) {
        if (old.role().isMember() && !now.role().isMember()) {
            tell(now, "left", MemberRow.role(old.role()), MemberRow.role(now.role()));
        } else if (!old.role().isMember() && now.role().isMember()) {
            tell(now, "joined", MemberRow.role(old.role()), MemberRow.role(now.role()));
        } else if (old.role() != now.role()) {
            tell(now, "role", MemberRow.role(old.role()), MemberRow.role(now.role()));
        }
        if (now.kind() == User.Kind.DELETED && old.kind() != User.Kind.DELETED) {
            tell(now, "deleted", name(old), null);
            return;
        }
        if (!old.username().equals(now.username())) {
            tell(now, "renamed", username(old), username(now));
        }
        if (!name(old).equals(name(now))) tell(now, "renamed", name(old), name(now));
    }

    private void tell(PulledMember member, String change, @Nullable String old, @Nullable String now) {
        counts.merge(change, 1L, Long::sum);
        run.emit(new RunEvent.Item(
                CHANGE.row(member.id(), member.username().orElse(null), name(member), change, old, now),
                new Outcome.Done(change)));
    }

    private static String name(PulledMember member) {
        return (member.firstName() + " " + member.lastName()).strip();
    }

    private static @Nullable String username(PulledMember member) {
        return member.username().map(name -> "@" + name).orElse(null);
    }

    RunEvent.Summary summary() {
        var facts = DIFF.row(
                to.label(),
                from.id(),
                to.id(),
                count("joined"),
                count("left"),
                count("renamed"),
                count("role"),
                count("deleted"),
                notInFrom,
                notInTo);
        var text = "%s, %s to %s: %,d joined, %,d left, %,d renamed%s"
                .formatted(
                        to.label(),
                        from.started(),
                        to.started(),
                        count("joined"),
                        count("left"),
                        count("renamed"),
                        unsure());
        return new RunEvent.Summary(text, facts, notInFrom + notInTo > 0);
    }

    private String unsure() {
        var text = new StringBuilder();
        if (notInTo > 0) {
            text.append("; %,d are not in the later pull, which doesn't have everybody, so they may be there still"
                    .formatted(notInTo));
        }
        if (notInFrom > 0) {
            text.append("; %,d are not in the earlier pull, which doesn't have everybody, so they may have been there"
                    .formatted(notInFrom));
        }
        return text.toString();
    }

    private long count(String change) {
        return counts.getOrDefault(change, 0L);
    }
}
