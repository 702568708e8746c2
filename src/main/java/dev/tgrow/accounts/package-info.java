/// The accounts of this machine: their names, directories, keys and locks, the proxy they use, and what a login asks.
///
/// Knows nothing of TDLib. Start reading at [dev.tgrow.accounts.AccountHome].
@NullMarked
package dev.tgrow.accounts;

import org.jspecify.annotations.NullMarked;
