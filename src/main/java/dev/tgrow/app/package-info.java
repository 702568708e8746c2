/// The settings, and the objects of one run, wired by hand.
///
/// Start reading at [dev.tgrow.app.Desk].
@NullMarked
package dev.tgrow.app;

import org.jspecify.annotations.NullMarked;
