// SPDX-License-Identifier: Apache-2.0

/// The statements for the portal.
extension Migrations {
    static let portal = [
        // Who may sign in to the portal. `sealed` is e-mail and name, `secret` the password's hash and the key of the second factor;
        // `invite_key` is the keyed digest of an invitation that was not used yet. A session counts while `generation` is what it
        // was when it began. `last_step` is the last step of a one-time code that was used.
        """
        CREATE TABLE portal_account (
            id INTEGER PRIMARY KEY, email_key BLOB NOT NULL UNIQUE, partner TEXT NOT NULL, role TEXT NOT NULL, sealed BLOB NOT NULL,
            secret BLOB NOT NULL, invite_key BLOB UNIQUE, invite_until INTEGER, invited_at INTEGER NOT NULL, accepted_at INTEGER,
            signed_in_at INTEGER, suspended INTEGER NOT NULL DEFAULT 0, generation INTEGER NOT NULL DEFAULT 1,
            last_step INTEGER NOT NULL DEFAULT 0) STRICT
        """,
        "CREATE INDEX portal_account_partner ON portal_account(partner)",
        // Keyed digests of codes that stand in for the second factor, each once.
        """
        CREATE TABLE portal_recovery (
            account INTEGER NOT NULL REFERENCES portal_account(id), code_key BLOB NOT NULL, PRIMARY KEY (account, code_key))
            WITHOUT ROWID, STRICT
        """,
        // What a setting was ever sent, without reading every notice.
        "CREATE INDEX notice_recipient ON notice(recipient, seq)",
    ]

    static let bindings = [
        // What proves the owner of an account beside a password: `kind` is provider or certificate, `sealed` the provider's name of
        // itself and of the person, or the digest of the certificate's key. One of each kind and issuer for an account.
        """
        CREATE TABLE portal_binding (
            id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES portal_account(id), kind TEXT NOT NULL,
            issuer_key BLOB NOT NULL, subject_key BLOB NOT NULL UNIQUE, sealed BLOB NOT NULL, bound_at INTEGER NOT NULL,
            UNIQUE (account, issuer_key)) STRICT
        """,
        // Whether the sealed secret has a password; before there were bindings, every account that was accepted had one.
        "ALTER TABLE portal_account ADD COLUMN has_password INTEGER NOT NULL DEFAULT 1",
    ]

    static let owners = [
        // What was stored before this may have an owner that was guessed.
        "ALTER TABLE hold ADD COLUMN owner_certain INTEGER NOT NULL DEFAULT 0"
    ]

    static let meetings = [
        // The cases of a MARAC's meetings in a span; no other event has an entry.
        "CREATE INDEX event_meeting ON event(forum, meeting_at) WHERE type = 'firstbell.marac-meeting.v1'",
        // How many recipients of what a recall took back are of no authority, so that nobody of one follows their part of a breach.
        // Null where it is not known: of a breach from before this.
        "ALTER TABLE breach ADD COLUMN unowned INTEGER",
        // Every mail asks who has its address.
        "CREATE INDEX key_adult_email ON key_adult(email_key) WHERE ended_at IS NULL",
    ]

    static let waiting = [
        // All that a start must know of a notice that waits, so that it reads no row; what goes is taken from the row.
        "DROP INDEX notice_waiting",
        """
        CREATE INDEX notice_waiting ON notice(recipient, seq, person, kind)
            WHERE delivered_at IS NULL AND recalled_at IS NULL AND superseded_at IS NULL
        """,
        // Nearly always empty: what nobody stored before its content was destroyed.
        "CREATE INDEX notice_emptied ON notice(seq) WHERE delivered_at IS NULL AND wrapped IS NULL",
        // How many entries `notice_waiting` has; null until the next transaction.
        "ALTER TABLE frontier ADD COLUMN waiting INTEGER",
    ]

    static let board = [
        // What is due on a day, and what nobody has opened in time, without reading every notice.
        "CREATE INDEX notice_deadline ON notice(deadline)",
        "CREATE INDEX notice_unopened ON notice(deadline) WHERE \(BoardNotice.isUnopened)",
    ]
}
