// SPDX-License-Identifier: Apache-2.0
import GRDB

/// The schema of the journal, migration by migration; a migration that has landed never changes.
///
/// Instants are milliseconds since 1970 in UTC, days are days since 1970-01-01, keyed digests are the first 16 octets of an
/// HMAC under a derived key unless a comment says otherwise.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1-first-notice") { db in
            for statement in firstNotice { try db.execute(sql: statement) }
        }
        migrator.registerMigration("2-pages") { db in
            for statement in pages { try db.execute(sql: statement) }
            try LedgerPage.collect(db)
            for statement in leaves { try db.execute(sql: statement) }
        }
        migrator.registerMigration("3-flows") { db in
            for statement in flows { try db.execute(sql: statement) }
        }
        migrator.registerMigration("4-practices") { db in
            for statement in practices { try db.execute(sql: statement) }
        }
        migrator.registerMigration("5-connections") { db in
            for statement in connections { try db.execute(sql: statement) }
        }
        migrator.registerMigration("6-consent") { db in
            for statement in consent { try db.execute(sql: statement) }
        }
        migrator.registerMigration("7-cases") { db in
            for statement in cases { try db.execute(sql: statement) }
        }
        migrator.registerMigration("8-recall") { db in
            for statement in recalls { try db.execute(sql: statement) }
            try NoticeReaders.collect(db)
        }
        migrator.registerMigration("9-forums") { db in
            for statement in forums { try db.execute(sql: statement) }
        }
        migrator.registerMigration("10-successors") { db in
            for statement in successors { try db.execute(sql: statement) }
        }
        migrator.registerMigration("11-reliance") { db in
            for statement in reliance { try db.execute(sql: statement) }
        }
        migrator.registerMigration("12-families") { db in
            for statement in families { try db.execute(sql: statement) }
        }
        migrator.registerMigration("13-flags") { db in
            for statement in flags { try db.execute(sql: statement) }
        }
        migrator.registerMigration("14-likenesses") { db in
            for statement in likenesses { try db.execute(sql: statement) }
        }
        migrator.registerMigration("15-family-reliance") { db in
            for statement in familyReliance { try db.execute(sql: statement) }
        }
        migrator.registerMigration("16-sources") { db in
            for statement in sources { try db.execute(sql: statement) }
        }
        migrator.registerMigration("17-publication") { db in
            for statement in publication { try db.execute(sql: statement) }
        }
        migrator.registerMigration("18-history") { db in
            for statement in history { try db.execute(sql: statement) }
        }
        migrator.registerMigration("19-figures") { db in
            for statement in figures { try db.execute(sql: statement) }
        }
        migrator.registerMigration("20-retention") { db in
            for statement in retention { try db.execute(sql: statement) }
        }
        migrator.registerMigration("22-windows") { db in
            for statement in windows { try db.execute(sql: statement) }
        }
        migrator.registerMigration("23-history-crimes") { db in
            try db.execute(sql: "ALTER TABLE history ADD COLUMN crime INTEGER")
        }
        migrator.registerMigration("24-portal") { db in
            for statement in portal { try db.execute(sql: statement) }
        }
        return migrator
    }

    private static let firstNotice = [
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

    private static let pages = [
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

    private static let flows = [
        // The policy's deadline by which it is due, where that is not the next cut-off: `1 working-days`.
        "ALTER TABLE notice ADD COLUMN due TEXT",
        "ALTER TABLE hold ADD COLUMN due TEXT",
        // What became of consent: `given`, `limb-a`, `life-at-risk`.
        "ALTER TABLE decision ADD COLUMN consent TEXT",
    ]

    private static let consent = [
        // What was said of a person's consent; the words stand sealed with the subject. `reference_key` is nil where it is about no
        // case in particular, `scopes` has a bit each for support and information, and `limb` only where two people stand behind it.
        """
        CREATE TABLE consent (
            id INTEGER PRIMARY KEY, subject INTEGER NOT NULL REFERENCES subject(id), nhs_key BLOB, person_key BLOB NOT NULL,
            reference_key BLOB, state TEXT NOT NULL, scopes INTEGER NOT NULL, safely INTEGER NOT NULL, limb TEXT,
            agencies TEXT NOT NULL, at INTEGER NOT NULL, expires_at INTEGER, recorded_at INTEGER NOT NULL) STRICT
        """,
        "CREATE INDEX consent_nhs ON consent(nhs_key) WHERE nhs_key IS NOT NULL",
        "CREATE INDEX consent_person ON consent(person_key)",
    ]

    private static let recalls = [
        // When it was recalled, or a correction took its place; the event that did it; and the notice (`seq`) that this one
        // recalls or corrects. `kind` 2 tells of a recall.
        "ALTER TABLE notice ADD COLUMN recalled_at INTEGER",
        "ALTER TABLE notice ADD COLUMN superseded_at INTEGER",
        "ALTER TABLE notice ADD COLUMN withdrawn_by INTEGER",
        "ALTER TABLE notice ADD COLUMN corrects INTEGER",
        // The key adults (rows) who opened and acknowledged it.
        "ALTER TABLE notice ADD COLUMN opened_by INTEGER",
        "ALTER TABLE notice ADD COLUMN acknowledged_by INTEGER",
        "CREATE INDEX notice_withdrawn ON notice(withdrawn_by) WHERE withdrawn_by IS NOT NULL",
        "CREATE INDEX notice_corrects ON notice(corrects) WHERE corrects IS NOT NULL",
        "ALTER TABLE hold ADD COLUMN withdrawn_by INTEGER",
        "CREATE INDEX hold_withdrawn ON hold(withdrawn_by) WHERE withdrawn_by IS NOT NULL",
        // What was recalled by which event. `note` is the producer's, sealed.
        """
        CREATE TABLE recall (
            event INTEGER PRIMARY KEY REFERENCES event(seq), id BLOB NOT NULL UNIQUE, recalled INTEGER NOT NULL REFERENCES event(seq),
            recipient TEXT, reason TEXT NOT NULL, note BLOB) STRICT
        """,
        "CREATE INDEX recall_recalled ON recall(recalled)",
        // The event that a correction takes the place of.
        "ALTER TABLE event ADD COLUMN supersedes INTEGER REFERENCES event(seq)",
        "CREATE INDEX event_supersedes ON event(supersedes) WHERE supersedes IS NOT NULL",
        // The clock of DPA 2018 s.67, one for each recall of something that was sent. `resolution` is sealed.
        """
        CREATE TABLE breach (
            event INTEGER PRIMARY KEY REFERENCES recall(event), owner TEXT NOT NULL, state TEXT NOT NULL, started_at INTEGER NOT NULL,
            due INTEGER NOT NULL, escalation INTEGER NOT NULL, escalate_at INTEGER, closed_at INTEGER, resolution BLOB) STRICT
        """,
        "CREATE INDEX breach_due ON breach(escalate_at) WHERE escalate_at IS NOT NULL",
    ]

    private static let forums = [
        // Who sits at which forum (`kind/code`). `representative` is a person's name, sealed; nil where nobody is named.
        """
        CREATE TABLE forum_member (
            id INTEGER PRIMARY KEY, forum TEXT NOT NULL, partner TEXT NOT NULL, representative BLOB, agreement_from INTEGER,
            agreement_until INTEGER, started_at INTEGER NOT NULL, ended_at INTEGER) STRICT
        """,
        "CREATE UNIQUE INDEX forum_member_standing ON forum_member(forum, partner) WHERE ended_at IS NULL",
    ]

    private static let successors = [
        // Which setting took over from which.
        """
        CREATE TABLE successor (
            setting TEXT NOT NULL, successor TEXT NOT NULL, since_day INTEGER, PRIMARY KEY (setting, successor)) WITHOUT ROWID, STRICT
        """
    ]

    private static let reliance = [
        // Notices that rest on somebody's consent, and when that is next looked at by itself: it expires, or a meeting begins.
        """
        CREATE TABLE reliance (
            notice INTEGER PRIMARY KEY REFERENCES notice(seq), event INTEGER NOT NULL, subject INTEGER NOT NULL,
            rule TEXT NOT NULL, nhs_key BLOB, person_key BLOB NOT NULL, check_at INTEGER) STRICT
        """,
        "CREATE INDEX reliance_nhs ON reliance(nhs_key) WHERE nhs_key IS NOT NULL",
        "CREATE INDEX reliance_person ON reliance(person_key)",
        "CREATE INDEX reliance_check ON reliance(check_at) WHERE check_at IS NOT NULL",
    ]

    private static let families = [
        // The register of flagged families, a row a person. Who it is, and all else that is said of the family, is sealed.
        """
        CREATE TABLE family_member (
            id INTEGER PRIMARY KEY, cluster TEXT NOT NULL, flagged_from INTEGER NOT NULL, flagged_until INTEGER,
            sealed BLOB NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER) STRICT
        """,
        "CREATE INDEX family_member_cluster ON family_member(cluster, started_at)",
        // The digests that were made, one for each cluster and local day; `subject` is the last that it looked at.
        """
        CREATE TABLE family_digest (
            cluster TEXT NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL REFERENCES event(seq), subject INTEGER NOT NULL,
            made_at INTEGER NOT NULL, PRIMARY KEY (cluster, day)) WITHOUT ROWID, STRICT
        """,
    ]

    private static let flags = [
        // Pairs of a victim and a perpetrator that a MARAC has flagged. The id is the event of the first referral; `until_day` is
        // the last day on which the flag stands.
        """
        CREATE TABLE flag (
            id INTEGER PRIMARY KEY REFERENCES event(seq), forum TEXT NOT NULL, until_day INTEGER NOT NULL, ended_at INTEGER) STRICT
        """,
        "CREATE INDEX flag_until ON flag(until_day) WHERE ended_at IS NULL",
        // The referrals that made and extended a flag, each with the last of its own twelve months.
        """
        CREATE TABLE flag_referral (
            event INTEGER PRIMARY KEY REFERENCES event(seq), flag INTEGER NOT NULL REFERENCES flag(id),
            subject INTEGER NOT NULL REFERENCES subject(id), nhs_key BLOB, person_key BLOB NOT NULL, until_day INTEGER NOT NULL,
            recalled_at INTEGER) STRICT
        """,
        "CREATE INDEX flag_referral_flag ON flag_referral(flag)",
        "CREATE INDEX flag_referral_nhs ON flag_referral(nhs_key) WHERE nhs_key IS NOT NULL",
        "CREATE INDEX flag_referral_person ON flag_referral(person_key)",
        // The perpetrators that a referral names, keyed. `birth_key` is nil where no birth date was given.
        """
        CREATE TABLE flag_perpetrator (
            event INTEGER NOT NULL REFERENCES flag_referral(event), position INTEGER NOT NULL, name_key BLOB NOT NULL,
            birth_key BLOB, PRIMARY KEY (event, position)) WITHOUT ROWID, STRICT
        """,
        // Subjects of the notices that a flag has lapsed: they answer no report, and no report of timeliness counts them.
        "CREATE TABLE flag_lapse (subject INTEGER PRIMARY KEY REFERENCES subject(id)) STRICT",
    ]

    private static let likenesses = [
        // Who may be a child that no roll has exactly is sought by birth date, and by both names in either order: between them
        // they find whoever shares one of the two, and the comparison judges. Family name and birth date alone found twins.
        "DROP INDEX roll_family", "ALTER TABLE roll RENAME COLUMN family_key TO names_key", "UPDATE roll SET names_key = NULL",
        // One index serves the birth date and, with it, the name.
        "DROP INDEX roll_name", "CREATE INDEX roll_birth ON roll(birth_key, name_key) WHERE ended_at IS NULL",
        "CREATE INDEX roll_names ON roll(names_key) WHERE ended_at IS NULL AND names_key IS NOT NULL",
        // Names are sealed, and a migration has no key: the journal fills the column when it opens, and ends the mark.
        "INSERT INTO meta (key, value) SELECT 'rollsWithoutNames', x'01' WHERE EXISTS (SELECT 1 FROM roll)",
    ]

    private static let familyReliance = [
        // Families of which digests speak on the consent of their members, a row for each member, keyed; and when that is next looked
        // at by itself. `subject` is the family as that digest has it.
        """
        CREATE TABLE family_reliance (
            id INTEGER PRIMARY KEY, notice INTEGER NOT NULL REFERENCES notice(seq), event INTEGER NOT NULL, subject INTEGER NOT NULL,
            rule TEXT NOT NULL, nhs_key BLOB, person_key BLOB NOT NULL, check_at INTEGER) STRICT
        """,
        "CREATE INDEX family_reliance_notice ON family_reliance(notice, subject)",
        "CREATE INDEX family_reliance_nhs ON family_reliance(nhs_key) WHERE nhs_key IS NOT NULL",
        "CREATE INDEX family_reliance_person ON family_reliance(person_key)",
        "CREATE INDEX family_reliance_check ON family_reliance(check_at) WHERE check_at IS NOT NULL",
        // What a recalled statement said is found by its event.
        "CREATE INDEX consent_subject ON consent(subject)",
    ]

    private static let sources = [
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

    private static let publication = [
        // The search for the leaves of a notice begins at the transaction that made it.
        "CREATE INDEX ledger_at ON ledger(at)",
        // The last checkpoint that each witness signed. `signed_at` is in seconds, as witnesses sign it.
        """
        CREATE TABLE cosignature (
            witness TEXT PRIMARY KEY, size INTEGER NOT NULL, signed_at INTEGER NOT NULL, note TEXT NOT NULL) WITHOUT ROWID, STRICT
        """,
    ]

    private static let figures = [
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

    private static let history = [
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

    private static let retention = [
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

    private static let windows = [
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

    private static let portal = [
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

    private static let leaves = ["DROP TABLE leaf", "DROP TABLE root"]

    private static let practices = [
        // The public directory of GP practices. The id is `gp/` and the ODS code.
        """
        CREATE TABLE practice (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, status TEXT NOT NULL, postcode TEXT, opened_day INTEGER, closed_day INTEGER,
            successor TEXT, ended_at INTEGER) WITHOUT ROWID, STRICT
        """
    ]

    private static let connections = [
        // Who has ever asked for notices, so that readiness can name those who never did.
        "CREATE TABLE connection (partner TEXT PRIMARY KEY, first_at INTEGER NOT NULL) WITHOUT ROWID, STRICT",
        "INSERT INTO connection (partner, first_at) SELECT recipient, min(sent_at) FROM notice WHERE sent_at IS NOT NULL GROUP BY recipient",
    ]

    private static let cases = [
        // The reports on cases look for the few of them among all events, and for the denials that answered them. The literal
        // type in their statements is what makes SQLite use the first (sqlite.org/partialindex.html section 2.0).
        "CREATE INDEX event_case ON event(type) WHERE type = 'firstbell.marac-case-heard.v1'",
        "CREATE INDEX decision_denied ON decision(event) WHERE outcome = 'deny'",
    ]
}
