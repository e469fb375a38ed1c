// SPDX-License-Identifier: Apache-2.0

/// The statements for nudges and for the addresses that are posts.
extension Migrations {
    static let nudges = [
        // Addresses that are a post's and no person's. `sealed` is the address, `email_key` its keyed digest.
        """
        CREATE TABLE contact (
            id INTEGER PRIMARY KEY, partner TEXT NOT NULL, role TEXT NOT NULL, email_key BLOB NOT NULL, sealed BLOB NOT NULL,
            started_at INTEGER NOT NULL, ended_at INTEGER) STRICT
        """,
        "CREATE INDEX contact_partner ON contact(partner) WHERE ended_at IS NULL",
        // One message to one reader. `channel`, `state` and `level` are numbers (see NudgeChannel, NudgeState, EscalationLevel);
        // the address is that of the row of `key_adult` or `contact`. `code` is what the other side answered last, or below zero
        // what libcurl said. `address_key` stands only while others may join.
        """
        CREATE TABLE nudge (
            id INTEGER PRIMARY KEY, reference BLOB NOT NULL UNIQUE, channel INTEGER NOT NULL, level INTEGER NOT NULL,
            address_key BLOB, key_adult INTEGER, contact INTEGER, made_at INTEGER NOT NULL, state INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER, ended_at INTEGER, code INTEGER) STRICT
        """,
        "CREATE INDEX nudge_due ON nudge(next_at) WHERE next_at IS NOT NULL",
        "CREATE INDEX nudge_joining ON nudge(channel, level, address_key) WHERE address_key IS NOT NULL",
        "CREATE INDEX nudge_ended ON nudge(ended_at) WHERE ended_at IS NOT NULL",
        // What it is about: `item` is the sequence of a notice or hold, or the event of a breach.
        """
        CREATE TABLE nudge_item (
            nudge INTEGER NOT NULL REFERENCES nudge(id), kind TEXT NOT NULL, item INTEGER NOT NULL,
            PRIMARY KEY (nudge, kind, item)) WITHOUT ROWID, STRICT
        """,
        "CREATE INDEX nudge_item_subject ON nudge_item(kind, item)",
    ]
}
