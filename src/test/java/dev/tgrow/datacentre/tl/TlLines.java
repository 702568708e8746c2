package dev.tgrow.datacentre.tl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads definitions in the TL language, one a line: `user#3ff6ecb0 flags:# bot:flags.14?true id:long = User;`.
///
/// Methods follow a line `---functions---`. Comments start with `//`.
final class TlLines {
    private static final Pattern LINE =
            Pattern.compile("([\\w.]+)#([0-9a-f]{1,8}) ((?:\\S+ )*)= ([Vv]ector<)?([\\w.]+)>?;?");
    private static final Pattern ARGUMENT =
            Pattern.compile("(\\w+):(?:(\\w+)\\.(\\d+)\\?)?(?:([Vv])ector<)?([%!]?)([\\w.#]+)>?");

    private TlLines() {}

    static List<Combinator> read(String text) {
        var found = new ArrayList<Combinator>();
        boolean functions = false;
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.equals("---functions---")) {
                functions = true;
            } else if (!line.isEmpty() && !line.startsWith("//")) {
                found.add(combinator(line, functions, found));
            }
        }
        return found;
    }

    private static Combinator combinator(String line, boolean method, List<Combinator> before) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new TlException("not a definition in TL: " + line);
        }
        var fields = new ArrayList<TlField>();
        for (var argument : parts.group(3).split(" ", -1)) {
            if (!argument.isEmpty() && !argument.startsWith("{")) {
                fields.add(field(argument, line, before));
            }
        }
        return Combinator.of(
                parts.group(1),
                Integer.parseUnsignedInt(parts.group(2), 16),
                method,
                fields,
                parts.group(5),
                parts.group(4) != null);
    }

    private static TlField field(String argument, String line, List<Combinator> before) {
        var parts = ARGUMENT.matcher(argument);
        if (!parts.matches()) {
            throw new TlException("not an argument in TL: %s in %s".formatted(argument, line));
        }
        var condition =
                parts.group(2) == null ? null : new TlField.Condition(parts.group(2), Integer.parseInt(parts.group(3)));
        var type = parts.group(6);
        return new TlField(
                parts.group(1),
                type,
                TlType.of(type),
                condition,
                vector(parts.group(4)),
                parts.group(5).equals("%") ? bare(type, before) : null);
    }

    private static TlField.@Nullable Vector vector(@Nullable String letter) {
        return letter == null ? null : letter.equals("V") ? TlField.Vector.BOXED : TlField.Vector.BARE;
    }

    /// `%Type` is the one constructor of that type, which must have been defined before.
    private static Integer bare(String type, List<Combinator> before) {
        Optional<Combinator> only =
                before.stream().filter(each -> each.result().equals(type)).findFirst();
        return only.orElseThrow(() -> new TlException("no constructor of %" + type))
                .id();
    }
}
