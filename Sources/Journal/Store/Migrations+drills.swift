// SPDX-License-Identifier: Apache-2.0

/// The statements for drills.
extension Migrations {
    /// Drills have tables of their own, so that nothing that counts notices can find one.
    ///
    /// Names and columns are those of `notice` with the word changed: ``JournalTransaction/sql(_:of:)`` runs its statements on them.
    static let drills = [
        // `event` is the round, and `seq` is drawn from the numbers of notices.
        """
        CREATE TABLE drill (
            seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, kind INTEGER NOT NULL CHECK (kind = 3),
            event INTEGER NOT NULL REFERENCES drill_round(id), subject INTEGER NOT NULL CHECK (subject = 0), recipient TEXT NOT NULL,
            flow TEXT NOT NULL, person INTEGER NOT NULL, stage TEXT NOT NULL, released_at INTEGER NOT NULL, sent_at INTEGER,
            delivered_at INTEGER, opened_at INTEGER, acknowledged_at INTEGER, closed_at INTEGER, refused_at INTEGER,
            recalled_at INTEGER, superseded_at INTEGER, attempt INTEGER NOT NULL, held_ms INTEGER NOT NULL, deadline INTEGER NOT NULL,
            confidence TEXT NOT NULL, infeasible INTEGER NOT NULL, calendar INTEGER NOT NULL, escalation INTEGER NOT NULL,
            escalate_at INTEGER, code TEXT, opened_by INTEGER, acknowledged_by INTEGER, attendance INTEGER, due TEXT,
            corrects INTEGER, digest BLOB NOT NULL, wrapped BLOB) STRICT
        """,
        "CREATE INDEX drill_recipient ON drill(recipient, seq)",
        "CREATE INDEX drill_waiting ON drill(seq) WHERE delivered_at IS NULL AND superseded_at IS NULL",
        """
        CREATE INDEX drill_passed ON drill(recipient, max(opened_at, acknowledged_at))
            WHERE max(opened_at, acknowledged_at) <= deadline
        """,
        "CREATE TABLE drill_body (drill INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT",
        // Drills that were sent together: by hand, or by the area's own schedule.
        "CREATE TABLE drill_round (id INTEGER PRIMARY KEY, made_at INTEGER NOT NULL, scheduled INTEGER NOT NULL) STRICT",
    ]
}
