/// Everything remembered between runs: one database, plain SQL.
///
/// Start reading at [dev.tgrow.store.Database].
@NullMarked
package dev.tgrow.store;

import org.jspecify.annotations.NullMarked;
