package dev.tgrow.datacentre.tl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A constructor of a type, or a method.
///
/// @param id the number that names it in bytes
/// @param result the type it belongs to, or that the method returns: one value, or a vector of them
/// @param slots where each field stands in `fields`
record Combinator(
        String name,
        int id,
        boolean method,
        List<TlField> fields,
        String result,
        boolean vector,
        Map<String, Integer> slots) {

    static Combinator of(String name, int id, boolean method, List<TlField> fields, String result, boolean vector) {
        var slots = new HashMap<String, Integer>();
        for (int i = 0; i < fields.size(); i++) {
            slots.put(fields.get(i).name(), i);
        }
        var placed =
                fields.stream().map(field -> placed(name, field, fields, slots)).toList();
        return new Combinator(name, id, method, placed, result, vector, Map.copyOf(slots));
    }

    private static TlField placed(String owner, TlField field, List<TlField> fields, Map<String, Integer> slots) {
        var condition = field.condition();
        if (condition == null) {
            return field;
        }
        var slot = slots.get(condition.flags());
        if (slot == null || fields.get(slot).type() != TlType.FLAGS) {
            throw new TlException("%s has no flags field %s".formatted(owner, condition.flags()));
        }
        return field.conditionAt(slot);
    }
}
