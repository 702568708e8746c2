package dev.tgrow.world;

import java.time.Instant;
import java.util.List;

/// A whole world as its file describes it: everything but what happened in it since.
///
/// @param name the file's name, for people
/// @param now where its clock begins
/// @param special people written by hand
record WorldPlan(
        String name,
        long seed,
        Instant now,
        List<Account> accounts,
        PeoplePlan people,
        List<Person> special,
        List<ChatPlan> chats,
        Limits limits,
        Latency latency,
        List<Fault> faults) {

    WorldPlan {
        accounts = List.copyOf(accounts);
        special = List.copyOf(special);
        chats = List.copyOf(chats);
        faults = List.copyOf(faults);
    }
}
