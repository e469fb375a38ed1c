// SPDX-License-Identifier: Apache-2.0

/// The statements for what authorities are told each evening.
extension Migrations {
    static let evenings = [
        // One for each authority and local day. `causes` is codes with their counts, `no-roll=3`.
        """
        CREATE TABLE evening (
            id INTEGER PRIMARY KEY, day INTEGER NOT NULL, authority TEXT NOT NULL, made_at INTEGER NOT NULL, settings INTEGER NOT NULL,
            not_ready INTEGER NOT NULL, causes TEXT NOT NULL, UNIQUE (day, authority)) STRICT
        """,
        // What a nudge of an evening says; its `level` is 0, and nothing waits that it would be about.
        "ALTER TABLE nudge ADD COLUMN evening INTEGER REFERENCES evening(id)",
    ]
}
