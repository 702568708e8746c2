/// Never twice, never lost: every write is written down before it leaves and after its outcome is known.
///
/// [dev.tgrow.ledger.Outbox] stands above the pacing and decides whether a write is still to be done;
/// [dev.tgrow.ledger.RecordingTelegram] stands below it, next to the client, and lets no write out that isn't written
/// down. Start reading at [dev.tgrow.ledger.Outbox].
@NullMarked
package dev.tgrow.ledger;

import org.jspecify.annotations.NullMarked;
