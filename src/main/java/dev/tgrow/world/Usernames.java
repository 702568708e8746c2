package dev.tgrow.world;

import java.util.Optional;

/// Usernames of generated people. Each ends in its owner's number, so that a name is found without a list.
final class Usernames {
    private Usernames() {}

    static String of(Names.Name first, Names.Name last, long index) {
        return switch ((int) (index % 3)) {
            case 0 -> first.latin() + "_" + last.latin() + (last.latin().isEmpty() ? "" : "_") + index;
            case 1 -> first.latin() + last.latin() + "_" + index;
            default -> "green_" + first.latin() + "_" + index;
        };
    }

    /// The number that a name in lower case would have, if it is of this form at all.
    static Optional<Long> index(String username) {
        var name = username.endsWith("_bot") ? username.substring(0, username.length() - 4) : username;
        var number = name.substring(name.lastIndexOf('_') + 1);
        if (number.length() == name.length() || !number.matches("\\d{1,18}")) return Optional.empty();
        return Optional.of(Long.parseLong(number));
    }
}
