// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
import Ledger
import LedgerFiles
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import Journal

/// A scan of every octet of the data folder, for what was sealed, keyed and said of invented people.
@Suite struct RawScanTests {
    let test: TestJournal
    let published: TestFolder
    let school: PartnerID
    let police: PartnerID
    let signer: NoteSigner

    init() throws {
        test = try TestJournal()
        published = try TestFolder()
        school = try #require(PartnerID("school/116900"))
        police = try #require(PartnerID("police/22"))
        signer = try NoteSigner.generate(name: "test.example/ledger/test")
    }

    /// Columns that hold what is sealed, or a keyed digest of somebody, by when they have to be empty.
    private static let columns: [(RetentionClass, String)] = [
        (.encompass, "SELECT wrapped FROM subject"), (.encompass, "SELECT sealed FROM subject"),
        (.encompass, "SELECT wrapped FROM notice"), (.encompass, "SELECT sealed FROM notice_body"),
        (.words, "SELECT sealed FROM note"), (.words, "SELECT resolution FROM hold"), (.words, "SELECT note FROM recall"),
        (.words, "SELECT resolution FROM breach"), (.rolls, "SELECT sealed FROM roll WHERE ended_at IS NOT NULL"),
        (.rolls, "SELECT upn_key FROM roll WHERE ended_at IS NOT NULL"),
        (.rolls, "SELECT birth_key FROM roll WHERE ended_at IS NOT NULL"),
        (.rolls, "SELECT person_key FROM roll WHERE ended_at IS NOT NULL"),
        (.families, "SELECT sealed FROM family_member WHERE ended_at IS NOT NULL"),
        (.staff, "SELECT representative FROM forum_member WHERE ended_at IS NOT NULL"),
        (.staff, "SELECT sealed FROM key_adult WHERE ended_at IS NOT NULL"),
        (.staff, "SELECT email_key FROM key_adult WHERE ended_at IS NOT NULL"),
        (.staff, "SELECT name_key FROM conflict WHERE key_adult = 1"), (.metadata, "SELECT reference_key FROM event"),
        (.metadata, "SELECT pair FROM event_pair"), (.metadata, "SELECT nhs_key FROM consent"),
        (.metadata, "SELECT person_key FROM consent"), (.metadata, "SELECT person_key FROM flag_referral"),
        (.metadata, "SELECT name_key FROM flag_perpetrator"), (.metadata, "SELECT by_key FROM oversight"),
        (.metadata, "SELECT action_key FROM marac_action"),
        (.metadata, "SELECT words FROM legal_hold"),
    ]

    /// What people said and are called; sealed, so that it is nowhere at any time.
    private static let texts = [
        "Ada Sample", "Quill", "B801200005001", "9990000018", "kim@school.example", "a note of the school", "said the producer",
        "an officer's reason", "B. Sample", "Worthy",
    ]

    /// What stands plainly until it is seven years old.
    private static let plain = ["case-7731", "WM-77120", "recall-7731"]

    /// One of everything that tells of somebody, settled or ended.
    private func fill() throws {
        try test.train("kim@school.example", at: school)
        let child = RollRow(
            setting: school, upn: "B801200005001", nhsNumber: "9990000018", givenName: "Ada", familyName: "Quill",
            dateOfBirth: try #require(CivilDate(iso: "2016-03-27")), postcode: "WR99 7AA")
        let seat = ForumMemberRow(
            forum: try #require(ForumID("marac/worcester")), member: ForumMember(partner: police, representative: "B. Sample"))
        let family = FamilyMemberRow(
            family: "F1", cluster: try #require(ForumID("locality/malvern")), lead: police,
            flaggedFrom: try #require(CivilDate(iso: "2026-01-05")), consent: .none,
            person: FamilyPerson(
                givenName: "Cy", familyName: "Worthy", dateOfBirth: try #require(CivilDate(iso: "2015-03-01"))))
        try test.write { transaction in
            try transaction.apply(rolls: SnapshotChange(current: [RollRow](), file: [child]), scopes: [school], rows: [:])
            try transaction.apply(members: SnapshotChange(current: [ForumMemberRow](), file: [seat]))
            try transaction.apply(families: SnapshotChange(current: [FamilyMemberRow](), file: [family]), rows: [:])
        }
        let (_, record) = try test.publish(id: "case-7731", to: school, sending: true, body: #"{"child":"Ada Sample"}"#)
        let event = try number("SELECT max(seq) FROM event")
        let day = try #require(CivilDate(iso: "2026-11-18"))
        try test.write { transaction in
            let (subject, _) = try #require(try transaction.subject(1))
            let deadline = Deadline(
                instant: test.now, date: day, confidence: .setting, infeasible: false, basis: .schoolDay, calendarVersion: 1)
            let hold = HoldRecord(
                id: NoticeID(at: test.now), code: .noSetting, recipient: nil, candidates: [], owner: school, flow: .encompass,
                rule: "OE-1", exception: false, deadline: deadline)
            try transaction.add(hold, about: subject)
            try transaction.resolve(
                try #require(try transaction.hold(hold.id)), as: .denied, recipient: nil, by: "Jo", reason: "an officer's reason",
                subject: subject)
            _ = try transaction.receive(
                ReceiptRecord(
                    notice: record.id, recipient: school, digest: record.digest, stage: .acknowledged, by: "kim@school.example",
                    claimedAt: nil, code: "noted", note: "a note of the school"), today: day)
            let recall = try transaction.accept(
                EventRecord(
                    source: police, id: "recall-7731", type: "firstbell.recall.v1", digest: [UInt8](repeating: 9, count: 32),
                    reference: "case-7731", force: "22", riskGrade: nil, occurredAt: test.now, reportedAt: test.now,
                    publishedAt: test.now, timesOutOfOrder: false), answer: Array("recall-7731".utf8))
            try transaction.add(
                RecallRecord(
                    id: NoticeID(at: test.now), event: recall, recalled: event, recipient: nil, reason: .wrongPerson,
                    note: "said the producer", unsent: 0, sent: 1, owner: school))
            try transaction.recordView(by: "Jo Example", reason: "an officer's reason", event: event, content: true)
            let oversight = AuditCase.Oversight(at: test.now, exclusion: nil)
            try transaction.record(oversight, of: event, by: "Jo Example")
            for statement in [
                """
                INSERT INTO consent (subject, nhs_key, person_key, state, scopes, safely, agencies, at, expires_at, recorded_at)
                VALUES (1, randomblob(16), randomblob(16), 'given', 1, 1, '', 1, 2, 1)
                """,
                "INSERT INTO event_pair (event, pair) VALUES (1, randomblob(16))",
                "INSERT INTO flag (id, forum, until_day, ended_at) VALUES (1, 'marac/worcester', 1, 1)",
                """
                INSERT INTO flag_referral (event, flag, subject, nhs_key, person_key, until_day)
                VALUES (1, 1, 1, randomblob(16), randomblob(16), 1)
                """,
                """
                INSERT INTO marac_action (event, action, action_key, area, owner, given_at, due_day, state, state_at)
                VALUES (1, 1, randomblob(16), 'north', 'agency/severn-housing', 1, 1, 2, 1)
                """,
                "INSERT INTO flag_perpetrator (event, position, name_key, birth_key) VALUES (1, 0, randomblob(16), NULL)",
            ] { try transaction.sql(composed: statement).run() }
            let reported = HistoryTime(try Instant(rfc3339: "2026-02-01T09:00:00Z"))
            _ = try transaction.apply(history: [
                HistoryRecord(
                    row: HistoryRow(
                        event: "WM-77120", notice: "WM-77120-1", flow: .encompass, recipient: school, reportedAt: reported,
                        status: .released), deadline: nil, timesOutOfOrder: false)
            ])
            #expect(
                try transaction.placeLegalHold(transaction.legalHoldScopes(of: "case-7731")[0], by: "Jo", reason: "inquest"))
            #expect(
                try transaction.releaseLegalHold(transaction.legalHoldScopes(of: "case-7731")[0], by: "Jo", reason: "over"))
        }
        let recall = try #require(try test.journal.reader.recalls().first)
        #expect(try test.write { try $0.closeBreach(recall, by: "Jo", reason: "an officer's reason") })
        let adults = Dictionary(
            uniqueKeysWithValues: try test.journal.reader.keyAdultRows().map { ($0.row.snapshotKey, $0.number) })
        let children = Dictionary(
            uniqueKeysWithValues: try test.journal.reader.rollRows(of: [school]).rows.map { ($0.row.snapshotKey, $0.number) })
        let families = Dictionary(
            uniqueKeysWithValues: try test.journal.reader.familyRows(of: [family.cluster]).map {
                ($0.row.snapshotKey, $0.number)
            })
        let known = try test.journal.reader.keyAdultRows().map(\.row)
        // Others in their place, who stand.
        let born = try #require(CivilDate(iso: "2014-05-02"))
        let pupil = RollRow(
            setting: school, upn: nil, givenName: "Bo", familyName: "Specimen", dateOfBirth: born, postcode: "WR99 7AB")
        let taken = ForumMemberRow(forum: seat.forum, member: ForumMember(partner: school, representative: "D. Example"))
        let adult = KeyAdultRow(partner: school, name: "Lee Other", email: "lee@school.example", role: .dsl)
        let member = FamilyMemberRow(
            family: "F2", cluster: family.cluster, lead: police, flaggedFrom: family.flaggedFrom, consent: .none,
            person: FamilyPerson(givenName: "Di", familyName: "Specimen", dateOfBirth: born))
        try test.write { transaction in
            try transaction.apply(rolls: SnapshotChange(current: [child], file: [pupil]), scopes: [school], rows: children)
            try transaction.apply(members: SnapshotChange(current: [seat], file: [taken]))
            try transaction.apply(families: SnapshotChange(current: [family], file: [member]), rows: families)
            try transaction.apply(keyAdults: SnapshotChange(current: known, file: [adult]), rows: adults)
        }
    }

    private func number(_ sql: String) throws -> Int64 {
        try test.journal.pool.read { try #require(try Int64.fetchOne($0, sql: sql)) }
    }

    private func secrets() throws -> [RetentionClass: [Data]] {
        try test.journal.pool.read { db in
            var secrets: [RetentionClass: [Data]] = [:]
            for (kind, column) in Self.columns {
                let found = try (Data?).fetchAll(db, sql: column).compactMap(\.self).filter { !$0.isEmpty }
                #expect(!found.isEmpty, "nothing is in \(column)")
                secrets[kind, default: []] += found
            }
            // Pages as they were kept, of which some entry is about the case.
            secrets[.metadata, default: []] += try Data.fetchAll(db, sql: "SELECT leaves FROM ledger").filter { page in
                try opened(page).range(of: Data("case-7731".utf8)) != nil
            }
            return secrets
        }
    }

    private func opened(_ page: Data) throws -> Data { Data(try #require(LedgerPage.opened([UInt8](page)))) }

    /// Every entry of the ledger, every file of the journal's folder, of what is published for mirrors, and of a backup that is made now.
    private func octets() throws -> [Data] {
        // Before anybody reads, who would keep the log from being emptied.
        #expect(test.isLogEmptied())
        try LedgerPublication(reader: test.journal.reader, folder: published.path, signer: signer, rehearsal: false)
            .publish(at: test.now)
        let backup = "\(published.path)/backup.db"
        try? FileManager.default.removeItem(atPath: backup)
        var progress = try test.journal.beginCopy(to: backup)
        while !progress.isDone { progress = try test.journal.copyOn(pages: 1_000) }
        return try [test.folder, published.path].flatMap { folder in
            try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }.map { "\(folder)/\($0)" }
                .filter { (try? FileManager.default.attributesOfItem(atPath: $0)[.type] as? FileAttributeType) == .typeRegular }
                .map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        } + entries()
    }

    /// The pages of the ledger, in whose pressed octets no text is found.
    private func entries() throws -> [Data] {
        try test.journal.pool.read { try Data.fetchAll($0, sql: "SELECT leaves FROM ledger").map(opened) }
    }

    private func found(_ secrets: [Data], in octets: [Data]) -> Int {
        secrets.count { secret in octets.contains { $0.range(of: secret) != nil } }
    }

    @Test func `nothing of what is past its time is anywhere, class by class`() throws {
        try fill()
        let secrets = try secrets()
        let texts = Self.texts.map { Data($0.utf8) }
        let plain = Self.plain.map { Data($0.utf8) }
        test.journal.emptyLogSoon()
        let before = try octets()
        for (kind, secrets) in secrets { #expect(found(secrets, in: before) == secrets.count, "\(kind)") }
        #expect(found(plain, in: before) == plain.count && found(texts, in: before) == 0)
        let rule = RetentionRule()
        var gone: Set<RetentionClass> = []
        for (days, kinds) in [
            (91, [.encompass, .words, .rolls, .families]), (730, [.staff]), (rule[.metadata], [.metadata]),
        ] as [(Int, [RetentionClass])] {
            test.now = test.now + .seconds(Int64(days) * 86_400)
            try test.age(rule)
            gone.formUnion(kinds)
            let octets = try octets()
            for (kind, secrets) in secrets {
                #expect(found(secrets, in: octets) == (gone.contains(kind) ? 0 : secrets.count), "\(kind) after \(days) days")
            }
            #expect(found(texts, in: octets) == 0)
            if gone.contains(.metadata) { #expect(found(plain, in: octets) == 0) }
            _ = try test.journal.reader.verifyLedger()
        }
        try test.restart()
        #expect(found(Array(secrets.values.joined()) + plain + texts, in: try octets()) == 0)
    }
}
