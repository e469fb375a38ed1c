// SPDX-License-Identifier: Apache-2.0

/// The statements for cases, consent, families and flags, and what takes them back.
extension Migrations {
    static let cases = [
        // The reports on cases look for the few of them among all events, and for the denials that answered them. The literal
        // type in their statements is what makes SQLite use the first (sqlite.org/partialindex.html section 2.0).
        "CREATE INDEX event_case ON event(type) WHERE type = 'firstbell.marac-case-heard.v1'",
        "CREATE INDEX decision_denied ON decision(event) WHERE outcome = 'deny'",
    ]

    static let consent = [
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

    static let recalls = [
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

    static let forums = [
        // Who sits at which forum (`kind/code`). `representative` is a person's name, sealed; nil where nobody is named.
        """
        CREATE TABLE forum_member (
            id INTEGER PRIMARY KEY, forum TEXT NOT NULL, partner TEXT NOT NULL, representative BLOB, agreement_from INTEGER,
            agreement_until INTEGER, started_at INTEGER NOT NULL, ended_at INTEGER) STRICT
        """,
        "CREATE UNIQUE INDEX forum_member_standing ON forum_member(forum, partner) WHERE ended_at IS NULL",
    ]

    static let reliance = [
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

    static let families = [
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

    static let familyReliance = [
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

    static let flags = [
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

    static let likenesses = [
        // Who may be a child that no roll has exactly is sought by birth date, and by both names in either order: between them
        // they find whoever shares one of the two, and the comparison judges. Family name and birth date alone found twins.
        "DROP INDEX roll_family", "ALTER TABLE roll RENAME COLUMN family_key TO names_key", "UPDATE roll SET names_key = NULL",
        // One index serves the birth date and, with it, the name.
        "DROP INDEX roll_name", "CREATE INDEX roll_birth ON roll(birth_key, name_key) WHERE ended_at IS NULL",
        "CREATE INDEX roll_names ON roll(names_key) WHERE ended_at IS NULL AND names_key IS NOT NULL",
        // Names are sealed, and a migration has no key: the journal fills the column when it opens, and ends the mark.
        "INSERT INTO meta (key, value) SELECT 'rollsWithoutNames', x'01' WHERE EXISTS (SELECT 1 FROM roll)",
    ]
}
