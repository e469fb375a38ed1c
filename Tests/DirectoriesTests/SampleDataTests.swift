// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import Safeguarding
import Testing
import Wire

/// Holds Examples/data and Examples/events to what their own descriptions say of them.
@Suite struct SampleDataTests {
    static let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Examples")
    static let now = "2026-05-04T20:00:00Z"

    static func octets(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: examples.appending(path: path))) }

    static func settings() throws -> [SettingRow] {
        let gias = try SettingFile.parse(try octets("data/edubasealldata-sample.csv"), file: "edubasealldata-sample.csv")
        let early = try SettingFile.parse(try octets("data/early-years.csv"), file: "early-years.csv")
        #expect(gias.warnings.description == "" && early.warnings.description == "")
        return gias.values + early.values
    }

    static func rolls() throws -> [RollRow] {
        let file = try RollFile.parse(try octets("data/rolls.csv"), file: "rolls.csv")
        #expect(file.warnings.description == "")
        return file.values
    }

    static func holidays() throws -> [BankHolidayRow] {
        let file = try BankHolidayFile.parse(try octets("data/bank-holidays.json"), file: "bank-holidays.json")
        #expect(file.warnings.description == "")
        return file.values
    }

    static func calendar() throws -> CalendarBook {
        let file = try CalendarFile.parse(try octets("data/calendar.csv"), file: "calendar.csv")
        #expect(file.warnings.description == "")
        let holidays = Dictionary(grouping: try holidays(), by: \.division).mapValues { $0.map(\.date) }
        return CalendarBook(entries: file.values, bankHolidays: BankHolidays(holidays), version: 1)
    }

    static func place(_ setting: PartnerID) throws -> SettingPlace {
        let row = try #require(try settings().first { $0.id == setting })
        return SettingPlace(setting: setting, authority: row.owner)
    }

    @Test func `The extract has the kinds of setting that its description promises`() throws {
        let settings = try Self.settings()
        #expect(settings.count == 15)
        #expect(settings.allSatisfy { $0.localAuthority == "885" })
        #expect(settings.contains { $0.name == "St Zoë’s C of E First School, Café Lane" })
        #expect(settings.filter { !$0.isDeliverable }.map(\.status) == [.closed, .proposedToOpen])
        #expect(settings.contains { $0.status == .openProposedToClose })
        #expect(Set(settings.map(\.category)) == [.school, .alternativeProvision, .college, .earlyYears])
        #expect(settings.contains { $0.type == "Other independent school" })
        #expect(settings.filter { !$0.participates }.map(\.id.kind) == [.earlyYears])
    }

    @Test func `The links say who took over from the closed school, and are of the extract's settings`() throws {
        let file = try SuccessorFile.parse(
            try Self.octets("data/links_edubasealldata-sample.csv"), file: "links_edubasealldata-sample.csv")
        #expect(file.warnings.description == "")
        #expect(file.values.map { "\($0.setting) \($0.successor)" } == ["school/116904 school/116900"])
        let closed = try Self.settings().filter { $0.status == .closed }
        #expect(file.values.map(\.setting) == closed.map(\.id) && file.values.map(\.since) != [nil])
    }

    @Test func `The report has a practice of every status, and nothing that is no practice`() throws {
        let file = try PracticeFile.parse(try Self.octets("data/epraccur-sample.csv"), file: "epraccur-sample.csv")
        #expect(file.warnings.description == "")
        #expect(file.values.map(\.id.code) == ["M81001", "M81002", "M81003", "M81004", "M81005", "A1B2C", "M81006"])
        #expect(Set(file.values.map(\.status)) == [.active, .inactive, .dormant, .proposed])
        let today = try #require(CivilDate(iso: "2026-05-04"))
        #expect(file.values.filter { $0.isOpen(on: today) }.map(\.id.code) == ["M81001", "M81002", "M81004", "A1B2C"])
        #expect(Set(try Self.rolls().compactMap(\.practice)).isSubset(of: file.values.map(\.id.code)))
    }

    @Test func `The list is of the same practices and says who took over`() throws {
        let report = try PracticeFile.parse(try Self.octets("data/epraccur-sample.csv"), file: "epraccur-sample.csv")
        let list = try PracticeFile.parse(try Self.octets("data/practices.csv"), file: "practices.csv")
        #expect(list.warnings.description == "")
        #expect(list.values.map(\.id) == report.values.map(\.id))
        #expect(list.values.map(\.status) == report.values.map(\.status))
        #expect(list.values.compactMap(\.successor?.description) == ["gp/M81001", "gp/M81002"])
    }

    @Test func `The extract is Windows-1252 and not UTF-8`() throws {
        let octets = try Self.octets("data/edubasealldata-sample.csv")
        #expect(String(validating: octets, as: UTF8.self) == nil)
        #expect(octets.contains(0x92))
    }

    @Test func `Every roll is that of a deliverable setting`() throws {
        let deliverable = Set(try Self.settings().filter(\.isDeliverable).map(\.id))
        let rolls = try Self.rolls()
        #expect(Set(rolls.map(\.setting)).isSubset(of: deliverable))
        #expect(rolls.filter(\.isProtected).count == 1)
        #expect(rolls.allSatisfy { ["Sample", "Example", "Specimen", "O’Sample"].contains($0.familyName) })
        let today = try #require(CivilDate(iso: "2026-05-04"))
        let dual = Dictionary(grouping: rolls.filter { $0.upn != nil && $0.isCurrent(on: today) }, by: \.upn)
            .filter { $0.value.count > 1 }
        #expect(dual.count == 1)
    }

    @Test func `Every school with a roll has a trained key adult but one`() throws {
        let file = try KeyAdultFile.parse(try Self.octets("data/key-adults.csv"), file: "key-adults.csv")
        #expect(file.warnings.description == "")
        let today = try #require(CivilDate(iso: "2026-05-04"))
        let trained = Set(file.values.filter { $0.isTrained(on: today) }.map(\.partner))
        #expect(Set(try Self.rolls().map(\.setting)).subtracting(trained).map(\.description) == ["school/116908"])
        #expect(file.values.contains { $0.partner.description == "school/116908" })
    }

    @Test func `The membership list has an agency of every standing at each kind of forum`() throws {
        let file = try ForumMemberFile.parse(try Self.octets("data/members.csv"), file: "members.csv")
        #expect(file.warnings.description == "")
        #expect(Set(file.values.map(\.forum.kind)) == Set(ForumKind.allCases))
        let today = try #require(CivilDate(iso: "2026-05-04"))
        let marac = file.values.filter { $0.forum.kind == .marac }.map(\.member)
        func agencies(_ test: (ForumMember) -> Bool) -> [String] { marac.filter(test).map(\.partner.description) }
        #expect(
            agencies { $0.agreementSigned(on: today) && $0.representative != nil }
                == ["police/22", "agency/safe-haven", "local-authority/885"])
        #expect(agencies { $0.agreementFrom == nil } == ["agency/new-start"])
        #expect(agencies { $0.agreementUntil.map { $0 < today } ?? false } == ["agency/probation"])
        #expect(agencies { $0.representative == nil } == ["agency/housing"])
    }

    @Test func `The register of families has every kind of consent and a flag that has ended`() throws {
        let file = try FamilyFile.parse(try Self.octets("data/families.csv"), file: "families.csv")
        #expect(file.warnings.description == "")
        let today = try #require(CivilDate(iso: "2026-05-04"))
        let families = FlaggedFamily.families(of: file.values)
        #expect(families.map(\.id) == ["FF-0001", "FF-0002", "FF-0003", "FF-0004", "FF-0005"])
        #expect(families.map { $0.isFlagged(on: today) } == [true, true, true, true, false])
        #expect(families.first?.people.map(\.givenName) == ["Cleo", "Ada"])
        #expect(
            families.map(\.consent) == [
                .given(until: nil), .given(until: CivilDate(iso: "2026-12-31")), .none, .none, .given(until: nil),
            ])
        #expect(families.map(\.limb) == [nil, nil, .wouldPrejudice, nil, nil])
    }

    /// The worked examples of domain.md 2.4 that fall in the calendar's years.
    @Test(arguments: [
        ("2026-11-17T23:10:00Z", "2026-11-18T08:30:00Z"), ("2026-10-23T22:00:00+01:00", "2026-11-02T08:30:00Z"),
        ("2026-05-01T19:00:00+01:00", "2026-05-05T07:30:00Z"), ("2026-12-18T20:00:00Z", "2027-01-05T08:30:00Z"),
        ("2026-07-21T18:00:00+01:00", "2026-09-03T07:30:00Z"), ("2026-03-28T23:30:00Z", "2026-04-13T07:30:00Z"),
    ])
    func `The authority's terms give the worked deadlines`(reported: String, deadline: String) throws {
        var book = try Self.calendar()
        let calendar = book.calendar(of: try Self.place(try #require(PartnerID("school/116900"))))
        let found = DeadlineRule().deadline(reportedAt: try Instant(rfc3339: reported), calendar: calendar)
        #expect(found.instant == (try Instant(rfc3339: deadline)))
    }

    @Test func `The bank holidays are those of the divisions and are not stale`() throws {
        let holidays = try Self.holidays()
        let counts = Dictionary(grouping: holidays, by: \.division).mapValues(\.count)
        #expect(counts == [.englandAndWales: 17, .scotland: 19, .northernIreland: 20])
        let dates = holidays.filter { $0.division == .englandAndWales }.map(\.date.description)
        #expect(
            dates == [
                "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
                "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
                "2028-01-03",
            ])
    }

    @Test func `The iCalendar file is two training days`() throws {
        let scope = try #require(PartnerID("school/116901"))
        let file = try CalendarFile.parseICalendar(
            try Self.octets("data/inset-116901.ics"), file: "inset-116901.ics", scope: scope, kind: .inset)
        #expect(file.warnings.isEmpty)
        #expect(file.values.map(\.from.description) == ["2026-11-27", "2027-02-22"])
        #expect(file.values.map(\.to) == file.values.map(\.from))
        #expect(file.values.first?.note == "Staff training: safeguarding update for all staff, led by the deputy head")
    }

    /// A row of the table in Examples/events/README.md.
    struct Described: Sendable, CustomTestStringConvertible {
        let file: String
        let isAccepted: Bool
        let notices: [String]

        var testDescription: String { file }
    }

    static let described: [Described] = {
        let text = (try? String(contentsOf: examples.appending(path: "events/README.md"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
            return Described(
                file: cells[1].trimmingCharacters(in: ["`"]), isAccepted: cells[3] == "ACCEPTED",
                notices: cells[4].isEmpty ? [] : cells[4].components(separatedBy: ", "))
        }
    }()

    @Test func `Every event is described`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.examples.appending(path: "events").path)
        #expect(files.filter { $0.hasSuffix(".json") }.sorted() == Self.described.map(\.file))
    }

    @Test(arguments: described) func `An event is answered and reaches the settings as described`(described: Described) throws {
        let octets = try Self.octets("events/\(described.file)")
        let now = try Instant(rfc3339: Self.now)
        let event: DecodedEvent
        do throws(Problem) {
            event = try DecodedEvent(body: octets, now: now)
        } catch {
            #expect(!described.isAccepted)
            #expect(described.file == "12-refused-address.json")
            #expect(error.errors.first?.pointer == "/data/children/0/address")
            #expect(error.errors.first?.code == "forbidden-field")
            return
        }
        #expect(event.timesOutOfOrder == (described.file == "11-times-out-of-order.json"))
        guard described.isAccepted else { return }
        guard case .incident(let incident) = event.payload else { return }
        var book = try Self.calendar()
        let rolls = try Self.rolls()
        let day = Zone.london.date(at: incident.reportedAt)
        var notices: [String] = []
        for child in incident.children {
            let keys = MatchKeys(child)
            for row in rolls where row.isCurrent(on: day) {
                let other = MatchKeys(
                    givenName: row.givenName ?? "", familyName: row.familyName, dateOfBirth: row.dateOfBirth, upn: row.upn,
                    postcode: row.postcode)
                guard (keys.upn != nil && keys.upn == other.upn) || (keys.person != nil && keys.person == other.person) else {
                    continue
                }
                let calendar = book.calendar(of: try Self.place(row.setting))
                let deadline = DeadlineRule().deadline(reportedAt: incident.reportedAt, calendar: calendar)
                let text = deadline.instant.rfc3339.replacing(".000Z", with: "Z")
                notices.append("\(row.setting) \(text)")
            }
        }
        #expect(notices == described.notices)
    }

    @Test func `The duplicate repeats the first event and the conflict changes the second`() throws {
        let now = try Instant(rfc3339: Self.now)
        func event(_ file: String) throws -> DecodedEvent { try DecodedEvent(body: try Self.octets("events/\(file)"), now: now) }
        let first = try event("01-bank-holiday.json")
        let again = try event("13-duplicate.json")
        #expect(again.id == first.id && again.digest == first.digest && again.time != first.time)
        let second = try event("02-weekend.json")
        let other = try event("14-conflict.json")
        #expect(other.id == second.id && other.digest != second.digest)
    }
}
