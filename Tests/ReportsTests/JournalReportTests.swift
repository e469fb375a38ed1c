// SPDX-License-Identifier: Apache-2.0
import Directories
import Journal
import Reports
import Safeguarding
import TestSupport
import Testing

/// Reports of a real journal, written by its own transactions.
@Suite struct JournalReportTests {
    private let reported = Instant(milliseconds: 1_794_957_000_000)  // 2026-11-17T23:10:00Z
    private var deadline: Deadline {
        Deadline(
            instant: reported + .seconds(33_600), date: Zone.london.date(at: reported + .seconds(33_600)), confidence: .setting,
            infeasible: false, basis: .schoolDay, calendarVersion: 1)
    }

    private func event(_ id: String, in transaction: JournalTransaction, reportedAt: Instant? = nil) throws -> SubjectHandle {
        let event = try transaction.accept(
            EventRecord(
                source: try #require(PartnerID("police/22")), id: id, type: "firstbell.incident.v1",
                digest: [UInt8](repeating: 1, count: 32), reference: "22/26/0123456", force: "22", riskGrade: .medium,
                occurredAt: reportedAt ?? reported, reportedAt: reportedAt ?? reported, publishedAt: reportedAt ?? reported,
                timesOutOfOrder: false), answer: Array("{}".utf8))
        return try transaction.add(
            SubjectRecord(event: event, position: 0, person: event, protectedAddress: false, body: Array("{}".utf8)))
    }

    private func notice(held: Duration = .zero) throws -> NoticeRecord {
        NoticeRecord(
            id: NoticeID(at: reported), kind: .subject, recipient: try SampleYear.school(116_900), flow: .encompass,
            deadline: deadline, held: held, attendance: nil, body: Array("{}".utf8), digest: [UInt8](repeating: 2, count: 32))
    }

    private func hold(_ code: HoldCode, exception: Bool = false) throws -> HoldRecord {
        HoldRecord(
            id: NoticeID(at: reported), code: code, recipient: nil, candidates: [],
            owner: try #require(PartnerID("local-authority/885")), flow: .encompass, rule: "OE-1", exception: exception,
            deadline: deadline)
    }

    private func past(_ text: String) throws -> HistoryRecord {
        let reported = try Instant(rfc3339: text)
        return HistoryRecord(
            row: HistoryRow(
                event: text, notice: text, flow: .encompass, recipient: try SampleYear.school(116_901), riskGrade: .high,
                reportedAt: HistoryTime(reported), deliveredAt: HistoryTime(reported + .seconds(3600)), status: .delivered),
            deadline: nil, timesOutOfOrder: false)
    }

    private func receipt(_ notice: NoticeRecord, _ stage: Stage) -> ReceiptRecord {
        ReceiptRecord(
            notice: notice.id, recipient: notice.recipient, digest: notice.digest, stage: stage, by: nil, claimedAt: nil, code: nil,
            note: nil)
    }

    /// A journal with one notice delivered in time, one released late from a hold, one refused, one hold open, one denied, one
    /// exception, and one notice of another month.
    private func withJournal(_ body: (JournalReader) throws -> Void) throws {
        let folder = try TestFolder()
        let key = try DeploymentKey(DeploymentKey.generate())
        try Journal.create(
            in: folder.path, key: key,
            identity: DeploymentIdentity(trustDomain: "worcestershire.example", name: "main", rehearsal: true), at: reported)
        let journal = try Journal(opening: folder.path, key: key)
        defer { journal.close() }
        let accepted = reported + .seconds(60)
        let (prompt, refused, late) = (try notice(), try notice(), try notice(held: .seconds(50_000)))
        let (released, denied) = (try hold(.ambiguousMatch), try hold(.noSetting))
        let (heldSubject, deniedSubject) = try journal.write(at: accepted) { transaction in
            _ = try transaction.add(prompt, about: try event("1", in: transaction), sending: true)
            _ = try transaction.add(refused, about: try event("2", in: transaction), sending: true)
            let heldSubject = try event("3", in: transaction)
            try transaction.add(released, about: heldSubject)
            let deniedSubject = try event("4", in: transaction)
            try transaction.add(denied, about: deniedSubject)
            try transaction.add(try hold(.settingUnconfirmed), about: try event("5", in: transaction))
            try transaction.add(try hold(.noTrainedKeyAdult, exception: true), about: try event("6", in: transaction))
            let month = reported - .seconds(60 * 86_400)
            _ = try transaction.add(try notice(), about: try event("7", in: transaction, reportedAt: month), sending: true)
            return (heldSubject, deniedSubject)
        }
        try journal.write(at: accepted) { transaction in
            _ = try transaction.apply(history: [try past("2026-11-02T20:00:00Z"), try past("2025-11-02T20:00:00Z")])
        }
        let today = Zone.london.date(at: reported)
        try journal.write(at: accepted + .seconds(5)) { transaction in
            _ = try transaction.receive(receipt(prompt, .delivered), today: today)
            _ = try transaction.receive(receipt(refused, .refused), today: today)
        }
        try journal.write(at: accepted + .seconds(50_000)) { transaction in
            let standing = try #require(try transaction.hold(released.id))
            try transaction.resolve(
                standing, as: .routed, recipient: late.recipient, by: "a person", reason: "found", subject: heldSubject)
            _ = try transaction.add(late, about: heldSubject, sending: true)
            let other = try #require(try transaction.hold(denied.id))
            try transaction.resolve(other, as: .denied, recipient: nil, by: "a person", reason: "no", subject: deniedSubject)
        }
        try journal.write(at: accepted + .seconds(50_010)) { transaction in
            _ = try transaction.receive(receipt(late, .delivered), today: today)
        }
        try body(journal.reader)
    }

    @Test func `a journal's notices and holds are each counted once, or left out by their reason`() throws {
        try withJournal { reader in
            let report = try TimelinessReport(
                journal: reader, from: CivilDate(iso: "2026-11-01"), to: CivilDate(iso: "2026-11-30"),
                asOf: reported + .seconds(5 * 86_400))
            #expect(report.heading.rehearsal)
            #expect(report.heading.deployment == "worcestershire.example")
            #expect(report.overall.notices == 5)
            #expect(report.overall.excluded == [.denied: 1, .refused: 1])
            #expect(report.overall.deliveredInTime.description == "33 % (1 of 3)")
            #expect(report.overall.causes == [.missingSchool: 2])
            #expect(report.overall.escalated[.deadlinePassed] == 1)
            #expect(report.by(.setting).map(\.key) == ["local-authority/885", "school/116900"])
        }
    }

    @Test func `time held stands apart from the broker's`() throws {
        try withJournal { reader in
            let report = try TimelinessReport(
                journal: reader, from: CivilDate(iso: "2026-11-01"), to: nil, asOf: reported + .seconds(5 * 86_400))
            #expect(report.overall.legs.broker?.summary == "n=2 min 0 median 0 mean 0.0 p90 0 max 0")
            #expect(report.overall.legs.held?.min == 50_000_000)
            #expect(report.overall.legs.whole?.sorted == [65_000, 50_070_000])
            #expect(report.holds.map(\.code) == [.ambiguousMatch, .noSetting, .settingUnconfirmed])
            #expect(report.holds.map(\.open) == [0, 0, 1])
            #expect(report.holds.first?.waited?.max == 50_000_000)
        }
    }

    @Test func `without bounds a report takes in everything, and reads beside the writer`() throws {
        try withJournal { reader in
            let report = try TimelinessReport(journal: reader, from: nil, to: nil, asOf: reported + .seconds(5 * 86_400))
            #expect(report.overall.notices == 6)
        }
    }

    @Test func `history is left out, included or alone, as it is asked for`() throws {
        try withJournal { (reader) throws in
            func notices(_ history: HistoryUse) throws -> [Int] {
                let report = try TimelinessReport(
                    journal: reader, from: CivilDate(iso: "2026-11-01"), to: CivilDate(iso: "2026-11-30"),
                    asOf: reported + .seconds(5 * 86_400), by: TimelinessDimension.allCases, history: history,
                    comparesLastYear: true)
                #expect(
                    report.by(.risk).map(\.key)
                        == (history == .only ? ["high"] : history == .include ? ["medium", "high"] : ["medium"]))
                return [
                    report.overall.notices, report.historyNotices, report.historyLeftOut, report.lastYear?.overall.notices ?? -1,
                    report.holds.count,
                ]
            }
            #expect(try notices(.leaveOut) == [5, 0, 1, 0, 3])
            #expect(try notices(.include) == [6, 1, 0, 1, 3])
            #expect(try notices(.only) == [1, 1, 0, 1, 0])
        }
    }

    @Test func `events that lie far apart in the journal are each found, and no other`() throws {
        let folder = try TestFolder()
        let key = try DeploymentKey(DeploymentKey.generate())
        try Journal.create(
            in: folder.path, key: key,
            identity: DeploymentIdentity(trustDomain: "worcestershire.example", name: "main", rehearsal: true), at: reported)
        let journal = try Journal(opening: folder.path, key: key)
        defer { journal.close() }
        let (inside, outside) = (reported, reported - .seconds(40 * 86_400))
        try journal.write(at: reported + .seconds(60)) { transaction in
            for number in 0..<200 {
                // Two at one moment, a stretch of another month, and one among those.
                let isInside = number < 2 || number == 100 || number == 199
                let handle = try event("\(number)", in: transaction, reportedAt: isInside ? inside : outside)
                _ = try transaction.add(try notice(), about: handle, sending: true)
            }
        }
        let (from, before) = (reported - .seconds(86_400), reported + .seconds(1))
        #expect(try journal.reader.timelines(from: from, before: before).count == 4)
        #expect(try journal.reader.timelines(from: nil, before: from).count == 196)
        #expect(try journal.reader.timelines(from: inside, before: inside).isEmpty)
        #expect(try journal.reader.timelines(from: inside, before: nil).allSatisfy { $0.reportedAt == inside })
    }
}
