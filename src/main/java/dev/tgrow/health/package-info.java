/// Whether an account's client still works, and what is done when it doesn't.
@NullMarked
package dev.tgrow.health;

import org.jspecify.annotations.NullMarked;
