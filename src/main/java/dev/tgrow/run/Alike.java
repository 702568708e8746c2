package dev.tgrow.run;

import dev.tgrow.telegram.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Counts equal refusals in a row that no rule explains: one is the item's own, a row of them is ours. Used by one
/// thread.
public final class Alike {
    private static final int TOO_MANY = 3;

    private @Nullable Refusal last;
    private int count;

    /// Counts one more refusal, and says whether the run should end after it.
    public boolean tooMany(Refusal reason) {
        count = Objects.equals(reason, last) ? count + 1 : 1;
        last = reason;
        return count >= TOO_MANY;
    }

    /// Begins anew, because something went well.
    public void broken() {
        count = 0;
    }
}
