package dev.tgrow.datacentre.tl;

import org.jspecify.annotations.Nullable;

/// One field of a constructor or an argument of a method.
///
/// @param typeName the type as the schema writes it, of the items if this is a vector
/// @param condition the flag that tells whether the field is there; null if it always is
/// @param vector null if the field is one value
/// @param bare the constructor whose fields are written without its id; null if the id is written
record TlField(
        String name,
        String typeName,
        TlType type,
        @Nullable Condition condition,
        @Nullable Vector vector,
        @Nullable Integer bare) {

    /// Bit `bit` of the `#` field `flags`, which is the one at the position `slot`.
    record Condition(String flags, int bit, int slot) {
        /// A condition whose field has no position yet.
        Condition(String flags, int bit) {
            this(flags, bit, -1);
        }

        boolean holds(int[] flagsBySlot) {
            return (flagsBySlot[slot] >> bit & 1) == 1;
        }
    }

    enum Vector {
        BOXED,
        BARE
    }

    /// The field with its condition's field at this position.
    TlField conditionAt(int slot) {
        return condition == null
                ? this
                : new TlField(
                        name, typeName, type, new Condition(condition.flags(), condition.bit(), slot), vector, bare);
    }

    /// Whether any object fits: the query inside a query.
    boolean any() {
        return typeName.equals("X");
    }
}
