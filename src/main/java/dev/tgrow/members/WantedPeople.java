package dev.tgrow.members;

import dev.tgrow.input.Person;
import dev.tgrow.telegram.JoinRequest;
import dev.tgrow.telegram.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// People of a list, to be found among those who wait: by id, and only where there is none by name. Used by one thread.
final class WantedPeople {
    private final Map<String, JoinRequest> found = new HashMap<>();
    private final Set<String> missing = new HashSet<>();

    WantedPeople(List<Person> people) {
        people.forEach(person -> missing.add(key(person)));
    }

    private static String key(Person person) {
        return person.id()
                .map(Object::toString)
                .orElseGet(() -> name(person.username().orElseThrow()));
    }

    private static String name(String username) {
        return "@" + username.toLowerCase(Locale.ROOT);
    }

    /// Looks at somebody who waits, and says whether anybody is still missing.
    boolean look(JoinRequest request) {
        User user = request.user();
        find(user.id().toString(), request);
        user.username().ifPresent(username -> find(name(username), request));
        return !missing.isEmpty();
    }

    private void find(String key, JoinRequest request) {
        if (missing.remove(key)) found.put(key, request);
    }

    Optional<JoinRequest> find(Person person) {
        return Optional.ofNullable(found.get(key(person)));
    }
}
