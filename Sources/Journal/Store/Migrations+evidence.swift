// SPDX-License-Identifier: Apache-2.0

/// The statements for evidence: what is published, counted, imported from before, and destroyed.
extension Migrations {
    static let publication = [
        // The search for the leaves of a notice begins at the transaction that made it.
        "CREATE INDEX ledger_at ON ledger(at)",
        // The last checkpoint that each witness signed. `signed_at` is in seconds, as witnesses sign it.
        """
        CREATE TABLE cosignature (
            witness TEXT PRIMARY KEY, size INTEGER NOT NULL, signed_at INTEGER NOT NULL, note TEXT NOT NULL) WITHOUT ROWID, STRICT
        """,
    ]

    static let figures = [
        // What reports need of an event once its content is destroyed, and of nobody in it: kinds of abuse and their source by bit and
        // number (see EventFigures), whether it is a crime, and of a meeting what SafeLives asks. Nil in events accepted before.
        "ALTER TABLE event ADD COLUMN abuse INTEGER",
        "ALTER TABLE event ADD COLUMN reporter INTEGER",
        "ALTER TABLE event ADD COLUMN crime INTEGER",
        "ALTER TABLE event ADD COLUMN forum TEXT",
        "ALTER TABLE event ADD COLUMN stage TEXT",
        "ALTER TABLE event ADD COLUMN meeting_at INTEGER",
        "ALTER TABLE event ADD COLUMN outcome TEXT",
        "ALTER TABLE event ADD COLUMN repeated INTEGER",
        "ALTER TABLE event ADD COLUMN children INTEGER",
        "ALTER TABLE event ADD COLUMN young_victim INTEGER",
        "ALTER TABLE event ADD COLUMN young_perpetrator INTEGER",
        // An octet for each subject, in their order: what the producer gave of it, by bit (see GivenDetails).
        "ALTER TABLE event ADD COLUMN given BLOB",
        // How many families a digest tells of; one of none is a nil return.
        "ALTER TABLE family_digest ADD COLUMN families INTEGER",
        // Who was named as victim and perpetrator of one event, keyed: the same pair again is a repeat.
        """
        CREATE TABLE event_pair (event INTEGER NOT NULL REFERENCES event(seq), pair BLOB NOT NULL, PRIMARY KEY (event, pair))
            WITHOUT ROWID, STRICT
        """,
        // That a manager looked at a case, or why the standard of 24 hours is not for it.
        """
        CREATE TABLE oversight (
            id INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES event(seq), at INTEGER NOT NULL, exclusion TEXT,
            by_key BLOB NOT NULL, recorded_at INTEGER NOT NULL) STRICT
        """,
        "CREATE INDEX oversight_event ON oversight(event)",
    ]

    static let history = [
        // Notices of an earlier system, which no other table mixes with its own. `notice` is that system's key. `abuse_types` are words
        // with a semicolon between them. A time of which only the day is known is the midnight that begins it, and has its bit in
        // `days`: reported 1, received 2, delivered 4, opened 8, oversight 16.
        """
        CREATE TABLE history (
            id INTEGER PRIMARY KEY, notice TEXT NOT NULL UNIQUE, event TEXT NOT NULL, flow TEXT NOT NULL, recipient TEXT NOT NULL,
            source TEXT, abuse_types TEXT NOT NULL, risk TEXT, force TEXT, area TEXT, reported_at INTEGER NOT NULL,
            received_at INTEGER, delivered_at INTEGER, opened_at INTEGER, oversight_at INTEGER, days INTEGER NOT NULL,
            deadline INTEGER, confidence TEXT, infeasible INTEGER NOT NULL, status TEXT NOT NULL, cause TEXT,
            disordered INTEGER NOT NULL, imported_at INTEGER NOT NULL, changed_at INTEGER) STRICT
        """,
        "CREATE INDEX history_reported ON history(reported_at)",
        // Reports read the notices of some months among those of years, without the answers that make rows of `event` wide.
        "CREATE INDEX event_reported ON event(reported_at, seq, force, risk, accepted_at)",
        "CREATE INDEX hold_opened ON hold(opened_at, seq, code, resolved_at) WHERE exception = 0",
    ]

    static let retention = [
        // Which events have content that is still there, and what belongs to a notice.
        "CREATE INDEX subject_body ON subject(event) WHERE wrapped IS NOT NULL",
        "CREATE INDEX note_notice ON note(notice)",
        // Events whose content was destroyed; `proof` is the first half of the event's keyed digest.
        """
        CREATE TABLE destruction (seq INTEGER PRIMARY KEY, event INTEGER NOT NULL, proof BLOB NOT NULL, at INTEGER NOT NULL) STRICT
        """,
        // Content that a person wants kept: of one event, or of all events of a case. Who and why are sealed.
        """
        CREATE TABLE legal_hold (
            id INTEGER PRIMARY KEY, event INTEGER REFERENCES event(seq), reference_key BLOB, placed_at INTEGER NOT NULL,
            words BLOB NOT NULL, released_at INTEGER) STRICT
        """,
    ]

    static let windows = [
        // Events of which people said something after their content was destroyed, such as why they recall it.
        "CREATE TABLE afterword (event INTEGER PRIMARY KEY REFERENCES event(seq)) STRICT",
        """
        INSERT INTO afterword (event)
            SELECT DISTINCT r.recalled FROM recall r LEFT JOIN breach b ON b.event = r.event
            WHERE (r.note IS NOT NULL OR b.resolution IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM subject s WHERE s.event = r.recalled AND s.wrapped IS NOT NULL)
        """,
        // Events and pages of the ledger that were old enough when it was their turn, and kept for a reason; all others before
        // `metadataDestroyedTo` and `entriesDestroyedTo` (meta) tell of nobody any more.
        "CREATE TABLE metadata_kept (event INTEGER PRIMARY KEY REFERENCES event(seq)) STRICT",
        "CREATE TABLE ledger_kept (size INTEGER PRIMARY KEY REFERENCES ledger(size)) STRICT",
        // What is left of the subjects of an event once their content is destroyed.
        "CREATE INDEX subject_emptied ON subject(event) WHERE wrapped IS NULL",
        // Rows that ended, and still tell of somebody.
        "CREATE INDEX roll_ended ON roll(ended_at) WHERE ended_at IS NOT NULL",
        "CREATE INDEX family_member_ended ON family_member(ended_at) WHERE ended_at IS NOT NULL AND sealed <> x''",
        "CREATE INDEX key_adult_ended ON key_adult(ended_at) WHERE ended_at IS NOT NULL AND sealed <> x''",
        "CREATE INDEX forum_member_ended ON forum_member(ended_at) WHERE ended_at IS NOT NULL AND representative IS NOT NULL",
        "CREATE INDEX history_named ON history(reported_at) WHERE substr(event, 1, 1) <> ' '",
        "CREATE INDEX history_event ON history(event)",
        "CREATE INDEX conflict_key_adult ON conflict(key_adult)",
        // The events of a case, whose reference every force keys otherwise.
        "CREATE INDEX event_reference ON event(force, reference_key)",
    ]
}
