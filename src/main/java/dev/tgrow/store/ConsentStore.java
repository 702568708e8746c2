package dev.tgrow.store;

import java.time.Instant;

/// What an operator stated about the people of a transfer: that they agreed, and how.
public final class ConsentStore {
    private final Database database;

    public ConsentStore(Database database) {
        this.database = database;
    }

    /// Writes down a statement before anybody is added on its ground.
    ///
    /// @param source where the people come from: a chat or a file
    public void record(String account, String source, String target, String text, Instant now) {
        database.transaction(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into consents (consent_id, account, source, target, text, stated_at)
                        select coalesce(max(consent_id), 0) + 1, ?, ?, ?, ?, ? from consents""")) {
                insert.setString(1, account);
                insert.setString(2, source);
                insert.setString(3, target);
                insert.setString(4, text);
                insert.setString(5, now.toString());
                return insert.executeUpdate();
            }
        });
    }
}
