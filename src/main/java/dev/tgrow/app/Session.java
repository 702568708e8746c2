package dev.tgrow.app;

import dev.tgrow.ledger.Outbox;
import dev.tgrow.telegram.Telegram;

/// An account's Telegram within one run, and the way that its writes take.
///
/// @param telegram paced; for reading, since no write leaves but through the outbox
/// @param outbox makes each write once
record Session(Telegram telegram, Outbox outbox) {}
