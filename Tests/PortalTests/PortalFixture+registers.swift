// SPDX-License-Identifier: Apache-2.0
import Broker
import Directories
import NIOConcurrencyHelpers
import Safeguarding
import Wire

@testable import Portal

/// What the registers of a fixture hold, and what was done to them.
struct RegisterState: Sendable {
    /// What `consent show` answers.
    var consent: JSON = ["statements": .array([])]
    var sought: [(person: String, reference: String?, by: String)] = []
    var recorded: [String] = []
    var withdrawn: [(person: String, reference: String?, by: String)] = []
    var failure: AdminFailure?
    var adults: [PartnerID: [KeyAdultRow]] = [:]
    var seen: [(setting: PartnerID, by: String)] = []
    var edits: [(edit: KeyAdultEdit, setting: PartnerID, base: String, trained: Int, by: String)] = []
    /// By what the statements that stand are known.
    var consentMark = "m0"
    var isCalendarShared = false
    var calendar: [CalendarEntry] = []
    var effect = CalendarEffect(groups: [], base: "b0")
    var changes: [(edit: CalendarEdit, by: String)] = []
}

/// Settings of ``Sample/authority``: the primary and the high school. Others are somebody else's.
extension FakeDesk {
    func consent(of person: [UInt8], reference: String?, for authority: PartnerID, by: String) async throws -> JSON {
        guard try await isSole(authority) else { throw PortalRefusal.unknownNotice }
        return registers.withLockedValue {
            $0.sought.append((String(decoding: person, as: UTF8.self), reference, by))
            return $0.consent
        }
    }

    func consentMark(of person: [UInt8], for authority: PartnerID) async throws -> String {
        guard try await isSole(authority) else { throw PortalRefusal.unknownNotice }
        return registers.withLockedValue { $0.consentMark }
    }

    private static func demand(_ base: String, of registers: RegisterState) throws {
        if let failure = registers.failure { throw failure }
        guard base != registers.consentMark else { return }
        var failure = AdminFailure("it <has> changed", try: "x")
        failure.isOutdated = true
        throw failure
    }

    func recordConsent(_ report: [UInt8], for authority: PartnerID, base: String) async throws -> JSON {
        guard try await isSole(authority) else { throw PortalRefusal.unknownNotice }
        return try registers.withLockedValue { registers in
            try Self.demand(base, of: registers)
            registers.recorded.append(String(decoding: report, as: UTF8.self))
            return ["takenBack": 0]
        }
    }

    func withdrawConsent(
        of person: [UInt8], reference: String?, for authority: PartnerID, base: String, by: String
    ) async throws -> JSON {
        guard try await isSole(authority) else { throw PortalRefusal.unknownNotice }
        try registers.withLockedValue { registers in
            try Self.demand(base, of: registers)
            registers.withdrawn.append((String(decoding: person, as: UTF8.self), reference, by))
        }
        return ["takenBack": 0]
    }

    private func keeps(_ setting: PartnerID, _ authority: PartnerID) -> Bool {
        authority == Sample.authority && [Sample.primary, Sample.high].contains(setting)
    }

    func settings(
        of authority: PartnerID, named text: String, offset: Int, limit: Int
    ) async throws -> (rows: [SettingRow], total: Int) {
        let rows = [Sample.primary, Sample.high].filter { keeps($0, authority) }.map(Self.row).filter {
            text.isEmpty || $0.name.contains(text)
        }
        return (Array(rows.dropFirst(offset).prefix(limit)), rows.count)
    }

    private static func row(_ id: PartnerID) -> SettingRow {
        SettingRow(id: id, name: "Sample \(id.code)", category: .school, type: "Academy converter", localAuthority: "885")
    }

    func setting(_ id: PartnerID, for authority: PartnerID) async throws -> SettingRow? {
        keeps(id, authority) ? Self.row(id) : nil
    }

    func dossier(of setting: PartnerID, for authority: PartnerID) async throws -> SettingDossier? {
        guard keeps(setting, authority) else { return nil }
        var dossier = SettingDossier(row: Self.row(setting))
        dossier.findings = [.init(.trainingEnds, until: CivilDate(iso: "2026-06-10"))]
        return dossier
    }

    func keyAdults(of setting: PartnerID, for authority: PartnerID, by: String) async throws -> [KeyAdultRow] {
        guard keeps(setting, authority) else { throw PortalRefusal.unknownNotice }
        return registers.withLockedValue {
            $0.seen.append((setting, by))
            return $0.adults[setting] ?? []
        }
    }

    func change(
        keyAdult edit: KeyAdultEdit, of setting: PartnerID, for authority: PartnerID, base: String, trained: Int, by: String
    ) async throws {
        guard keeps(setting, authority) else { throw PortalRefusal.unknownNotice }
        try registers.withLockedValue { registers in
            if let failure = registers.failure { throw failure }
            registers.edits.append((edit, setting, base, trained, by))
        }
    }

    func calendar(of scope: PartnerID, for authority: PartnerID) async throws -> [CalendarEntry]? {
        if scope == authority, registers.withLockedValue({ $0.isCalendarShared }) { throw CalendarRefusal.shared }
        return scope == authority || keeps(scope, authority)
            ? registers.withLockedValue { $0.calendar.filter { $0.scope == scope } } : nil
    }

    func effect(of edit: CalendarEdit, for authority: PartnerID) async throws -> CalendarEffect {
        guard try await calendar(of: edit.entry.scope, for: authority) != nil else { throw PortalRefusal.unknownNotice }
        return try registers.withLockedValue { registers in
            guard edit.applied(to: registers.calendar) != nil else { throw CalendarRefusal.nothingToDo }
            return registers.effect
        }
    }

    func change(
        calendar edit: CalendarEdit, for authority: PartnerID, base: String, by: String
    ) async throws -> CalendarEffect {
        let effect = try await effect(of: edit, for: authority)
        guard effect.base == base else { throw CalendarRefusal.changed(effect) }
        registers.withLockedValue { $0.changes.append((edit, by)) }
        return effect
    }
}
