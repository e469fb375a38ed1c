// SPDX-License-Identifier: Apache-2.0

/// The statements for what is exchanged: partners, directories, events, notices, holds and the ledger's pages.
extension Migrations {
    static let firstNotice = [
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID, STRICT",
        // Who may connect. The id is `kind/code`.
        """
        CREATE TABLE partner (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, suspended INTEGER NOT NULL DEFAULT 0, reason BLOB,
            added_at INTEGER NOT NULL, changed_at INTEGER NOT NULL) WITHOUT ROWID, STRICT
        """,
        """
        CREATE TABLE certificate (
            fingerprint TEXT PRIMARY KEY, partner TEXT NOT NULL REFERENCES partner(id), serial TEXT NOT NULL,
            not_before INTEGER NOT NULL, not_after INTEGER NOT NULL, issued_at INTEGER NOT NULL) WITHOUT ROWID, STRICT
        """,
        // The public directory of settings.
        """
        CREATE TABLE setting (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, authority TEXT NOT NULL, authority_name TEXT, category TEXT NOT NULL,
            status TEXT NOT NULL, type TEXT, phase TEXT, postcode TEXT, opened_day INTEGER, closed_day INTEGER, lowest_age INTEGER,
            highest_age INTEGER, number TEXT, ukprn TEXT, participates INTEGER NOT NULL, ended_at INTEGER) WITHOUT ROWID, STRICT
        """,
        // Rolls: the row itself is sealed; the keyed digests find it.
        """
        CREATE TABLE roll (
            id INTEGER PRIMARY KEY, setting TEXT NOT NULL, upn_key BLOB, person_key BLOB,
            name_key BLOB, family_key BLOB, birth_key BLOB NOT NULL, protected INTEGER NOT NULL, attendance INTEGER, from_day INTEGER,
            to_day INTEGER, sealed BLOB NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER) STRICT
        """,
        "CREATE INDEX roll_setting ON roll(setting) WHERE ended_at IS NULL",
        "CREATE INDEX roll_upn ON roll(upn_key) WHERE ended_at IS NULL AND upn_key IS NOT NULL",
        "CREATE INDEX roll_name ON roll(name_key) WHERE ended_at IS NULL AND name_key IS NOT NULL",
        "CREATE INDEX roll_family ON roll(family_key) WHERE ended_at IS NULL AND family_key IS NOT NULL",
        "CREATE TABLE roll_scope (setting TEXT PRIMARY KEY, loaded_at INTEGER NOT NULL) WITHOUT ROWID, STRICT",
        """
        CREATE TABLE key_adult (
            id INTEGER PRIMARY KEY, partner TEXT NOT NULL, email_key BLOB NOT NULL, role TEXT NOT NULL, trained_on INTEGER,
            expires_on INTEGER, sealed BLOB NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER) STRICT
        """,
        "CREATE INDEX key_adult_partner ON key_adult(partner) WHERE ended_at IS NULL",
        // Names (keyed) with which a key adult may not be trusted: the own one and the declared conflicts.
        """
        CREATE TABLE conflict (key_adult INTEGER NOT NULL REFERENCES key_adult(id), partner TEXT NOT NULL, name_key BLOB NOT NULL)
            STRICT
        """,
        "CREATE INDEX conflict_name ON conflict(name_key)",
        """
        CREATE TABLE calendar (
            id INTEGER PRIMARY KEY, scope TEXT NOT NULL, kind TEXT NOT NULL, from_day INTEGER NOT NULL, to_day INTEGER NOT NULL,
            note TEXT NOT NULL, version INTEGER NOT NULL) STRICT
        """,
        "CREATE INDEX calendar_scope ON calendar(scope)",
        "CREATE TABLE bank_holiday (division TEXT NOT NULL, day INTEGER NOT NULL, title TEXT NOT NULL, notes TEXT NOT NULL, PRIMARY KEY (division, day)) WITHOUT ROWID, STRICT",
        // What producers said. The content is in `subject`; `digest` is keyed, so it may outlive the content.
        """
        CREATE TABLE event (
            seq INTEGER PRIMARY KEY, source TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, digest BLOB NOT NULL,
            reference_key BLOB NOT NULL, force TEXT NOT NULL, risk TEXT NOT NULL, occurred_at INTEGER NOT NULL,
            reported_at INTEGER NOT NULL, published_at INTEGER NOT NULL, accepted_at INTEGER NOT NULL, disordered INTEGER NOT NULL,
            answer BLOB NOT NULL, UNIQUE (source, id)) STRICT
        """,
        """
        CREATE TABLE subject (
            id INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES event(seq), position INTEGER NOT NULL,
            person INTEGER NOT NULL, protected INTEGER NOT NULL, wrapped BLOB, sealed BLOB) STRICT
        """,
        "CREATE INDEX subject_event ON subject(event)",
        """
        CREATE TABLE decision (
            id INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES event(seq), subject INTEGER NOT NULL REFERENCES subject(id),
            recipient TEXT, outcome TEXT NOT NULL, code TEXT, rule TEXT NOT NULL, basis TEXT NOT NULL, policy TEXT NOT NULL,
            inputs BLOB NOT NULL, at INTEGER NOT NULL) STRICT
        """,
        "CREATE INDEX decision_event ON decision(event)",
        // What recipients get. `kind` 0 is a notice about a subject, 1 tells an authority of a hold.
        """
        CREATE TABLE notice (
            seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, kind INTEGER NOT NULL, event INTEGER NOT NULL REFERENCES event(seq),
            subject INTEGER NOT NULL REFERENCES subject(id), recipient TEXT NOT NULL, flow TEXT NOT NULL, person INTEGER NOT NULL,
            stage TEXT NOT NULL, released_at INTEGER NOT NULL, sent_at INTEGER, delivered_at INTEGER, opened_at INTEGER,
            acknowledged_at INTEGER, closed_at INTEGER, refused_at INTEGER, code TEXT, attempt INTEGER NOT NULL,
            held_ms INTEGER NOT NULL, deadline INTEGER NOT NULL, confidence TEXT NOT NULL, infeasible INTEGER NOT NULL,
            calendar INTEGER NOT NULL, escalation INTEGER NOT NULL, escalate_at INTEGER, digest BLOB NOT NULL, wrapped BLOB,
            sealed BLOB, attendance INTEGER) STRICT
        """,
        "CREATE INDEX notice_event ON notice(event)",
        "CREATE INDEX notice_waiting ON notice(recipient, seq) WHERE delivered_at IS NULL",
        "CREATE INDEX notice_unread ON notice(recipient, seq) WHERE delivered_at IS NOT NULL AND opened_at IS NULL",
        "CREATE INDEX notice_due ON notice(escalate_at) WHERE escalate_at IS NOT NULL",
        // What needs a person. `reported` is sealed for whoever resolves it.
        """
        CREATE TABLE hold (
            seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, event INTEGER NOT NULL REFERENCES event(seq),
            subject INTEGER NOT NULL REFERENCES subject(id), recipient TEXT, candidates TEXT NOT NULL, code TEXT NOT NULL,
            owner TEXT NOT NULL, flow TEXT NOT NULL, rule TEXT NOT NULL, exception INTEGER NOT NULL, state TEXT NOT NULL,
            opened_at INTEGER NOT NULL, resolved_at INTEGER, resolution BLOB, deadline INTEGER NOT NULL,
            confidence TEXT NOT NULL, infeasible INTEGER NOT NULL, calendar INTEGER NOT NULL, escalation INTEGER NOT NULL,
            escalate_at INTEGER) STRICT
        """,
        "CREATE INDEX hold_open ON hold(state) WHERE state = 'open'",
        "CREATE INDEX hold_event ON hold(event)",
        "CREATE INDEX hold_due ON hold(escalate_at) WHERE escalate_at IS NOT NULL",
        // Words that came with a receipt.
        "CREATE TABLE note (id INTEGER PRIMARY KEY, notice INTEGER NOT NULL REFERENCES notice(seq), stage TEXT NOT NULL, at INTEGER NOT NULL, sealed BLOB) STRICT",
        // The ledger: type octet, commitment, and the entry it commits to. `body` is the seq of the subject or notice whose key
        // gives the salt; a leaf about nobody keeps its own salt.
        """
        CREATE TABLE leaf (
            position INTEGER PRIMARY KEY, kind INTEGER NOT NULL, commitment BLOB NOT NULL, entry BLOB NOT NULL, holder INTEGER NOT NULL,
            body INTEGER, salt BLOB) STRICT
        """,
        // The RFC 6962 root after each transaction.
        "CREATE TABLE root (size INTEGER PRIMARY KEY, root BLOB NOT NULL, at INTEGER NOT NULL) STRICT",
        "CREATE TABLE frontier (only INTEGER PRIMARY KEY CHECK (only = 1), state BLOB NOT NULL) STRICT",
        "INSERT INTO meta (key, value) VALUES ('calendarVersion', CAST('0' AS BLOB))",
    ]

    static let pages = [
        // What changes (the state of a notice) apart from what does not (its content), so that a receipt rewrites little.
        "CREATE TABLE notice_body (notice INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT",
        "INSERT INTO notice_body (notice, sealed) SELECT seq, sealed FROM notice WHERE sealed IS NOT NULL",
        "ALTER TABLE notice DROP COLUMN sealed",
        // No statement looked through these.
        "DROP INDEX subject_event",
        "DROP INDEX decision_event",
        // The leaves of a transaction and the RFC 6962 root after it; `size` counts all leaves so far. See LedgerPage.
        "CREATE TABLE ledger (size INTEGER PRIMARY KEY, root BLOB NOT NULL, at INTEGER NOT NULL, leaves BLOB NOT NULL) STRICT",
    ]

    static let leaves = ["DROP TABLE leaf", "DROP TABLE root"]

    static let flows = [
        // The policy's deadline by which it is due, where that is not the next cut-off: `1 working-days`.
        "ALTER TABLE notice ADD COLUMN due TEXT",
        "ALTER TABLE hold ADD COLUMN due TEXT",
        // What became of consent: `given`, `limb-a`, `life-at-risk`.
        "ALTER TABLE decision ADD COLUMN consent TEXT",
    ]

    static let practices = [
        // The public directory of GP practices. The id is `gp/` and the ODS code.
        """
        CREATE TABLE practice (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, status TEXT NOT NULL, postcode TEXT, opened_day INTEGER, closed_day INTEGER,
            successor TEXT, ended_at INTEGER) WITHOUT ROWID, STRICT
        """
    ]

    static let connections = [
        // Who has ever asked for notices, so that readiness can name those who never did.
        "CREATE TABLE connection (partner TEXT PRIMARY KEY, first_at INTEGER NOT NULL) WITHOUT ROWID, STRICT",
        "INSERT INTO connection (partner, first_at) SELECT recipient, min(sent_at) FROM notice WHERE sent_at IS NOT NULL GROUP BY recipient",
    ]

    static let sources = [
        // When there was last word from a register that is imported again and again; rolls keep theirs in roll_scope.
        "CREATE TABLE import_seen (source TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID, STRICT",
        // What was imported before has its age from now on: when it was is not known.
        """
        INSERT INTO import_seen (source, at)
            SELECT 'practices', CAST(unixepoch() AS INTEGER) * 1000 WHERE EXISTS (SELECT 1 FROM practice WHERE ended_at IS NULL)
            UNION ALL SELECT 'settings/school', CAST(unixepoch() AS INTEGER) * 1000
            WHERE EXISTS (SELECT 1 FROM setting WHERE ended_at IS NULL AND id GLOB 'school/*')
            UNION ALL SELECT 'settings/early-years', CAST(unixepoch() AS INTEGER) * 1000
            WHERE EXISTS (SELECT 1 FROM setting WHERE ended_at IS NULL AND id GLOB 'early-years/*')
        """,
        // Where a person found that a reader only has the name of somebody in the event.
        """
        CREATE TABLE namesake (
            subject INTEGER NOT NULL REFERENCES subject(id), key_adult INTEGER NOT NULL REFERENCES key_adult(id),
            PRIMARY KEY (subject, key_adult)) WITHOUT ROWID, STRICT
        """,
    ]

    static let successors = [
        // Which setting took over from which.
        """
        CREATE TABLE successor (
            setting TEXT NOT NULL, successor TEXT NOT NULL, since_day INTEGER, PRIMARY KEY (setting, successor)) WITHOUT ROWID, STRICT
        """
    ]
}
