package dev.tgrow.world;

import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes chats as they are when the world begins.
///
/// @param now when that is
record Beginning(People people, Chance chance, Instant now) {
    /// When all chats were made.
    Instant created() {
        return now.minus(Duration.ofDays(401));
    }

    /// @param taken the highest message id that is taken by other chats of the same numbering
    LiveChat chat(ChatPlan plan, long taken) {
        var roster = new Roster(plan, people, now);
        var own = chance.of("posts").of(plan.id().value());
        var members = roster.everybody().frozen();
        var written = plan.posts().written();
        var end = written.isEmpty() ? now : written.getFirst().date();
        var first = firstMessages(plan);
        var base = first.isEmpty() ? taken : first.getLast().id();
        var maker = new PostMaker(plan, base, own, end, number -> writer(members, own, number));
        var history = new History(base, first, Optional.of(maker).filter(made -> made.count() > 0));
        written.forEach(message -> history.add(message.numbered(history.lastId() + 1)));
        var chat = new LiveChat(plan, roster, history);
        ask(chat);
        return chat;
    }

    /// Lets those wait who have asked to be let in, the first of them for the longest time.
    private void ask(LiveChat chat) {
        var waiting = chat.plan().members().requests();
        var hash = chat.plan().invite().orElse("");
        for (int i = 0; i < waiting.size(); i++) {
            var user = waiting.get(i);
            var asked = now.minus(Duration.ofHours(waiting.size() - (long) i));
            chat.requests().put(user, new Importer(new UserId(user), hash, asked, OptionalLong.empty()));
        }
    }

    private static OptionalLong writer(Lineup members, Chance chance, long number) {
        var size = members.size();
        return size == 0
                ? OptionalLong.empty()
                : OptionalLong.of(members.at(chance.of("writer").below(size, number)));
    }

    /// A forum begins with the messages that made its topics.
    private List<Message> firstMessages(ChatPlan plan) {
        var all = new ArrayList<Message>();
        if (!plan.rules().forum()) return all;
        var by = creator(plan);
        all.add(NewMessage.service(plan.id(), Topic.GENERAL, by, created(), new Action.ChatCreated(plan.title())));
        for (Topic topic : plan.topics()) {
            var action = new Action.TopicCreated(topic.title());
            all.add(NewMessage.service(plan.id(), topic.id(), by, created(), action));
        }
        return all;
    }

    private static OptionalLong creator(ChatPlan plan) {
        return plan.members().roles().entrySet().stream()
                .filter(role -> role.getValue().status() == MemberStatus.CREATOR)
                .mapToLong(role -> role.getKey())
                .findFirst();
    }
}
