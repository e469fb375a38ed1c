// SPDX-License-Identifier: Apache-2.0
package import Broker
package import Directories
import Journal
import NIOConcurrencyHelpers
package import Safeguarding
package import Wire

/// What `readiness` found for an authority, kept for a while: it looks at each of its settings, on the thread that decides.
///
/// Whoever comes while it looks waits for the same answer.
struct ReadinessShelf: Sendable {
    typealias Findings = [PartnerID: [SettingDossier.Finding]]

    /// How long an answer is kept.
    private let patience: Duration

    private struct Shelf {
        var kept: [PartnerID: (findings: Findings, at: ContinuousClock.Instant)] = [:]
        var making: [PartnerID: Task<Findings, any Error>] = [:]
        /// How often something of an authority was changed: what was asked before that is not kept.
        var generation: [PartnerID: Int] = [:]
    }

    private let shelf = NIOLockedValueBox(Shelf())

    init(patience: Duration = .seconds(60)) { self.patience = patience }

    func findings(of authority: PartnerID, _ ask: @escaping @Sendable () async throws -> JSONValue) async throws -> Findings {
        enum Found {
            case kept(Findings)
            case making(Task<Findings, any Error>)
        }
        let found: Found = shelf.withLockedValue { shelf in
            if let known = shelf.kept[authority], .now - known.at < patience { return .kept(known.findings) }
            if let task = shelf.making[authority] { return .making(task) }
            let generation = shelf.generation[authority, default: 0]
            let task = Task {
                let result: Result<Findings, any Error>
                do { result = .success(Self.findings(in: try await ask())) } catch { result = .failure(error) }
                return try keep(result, of: authority, generation)
            }
            shelf.making[authority] = task
            return .making(task)
        }
        switch found {
        case .kept(let findings): return findings
        case .making(let task): return try await task.value
        }
    }

    private func keep(
        _ result: Result<Findings, any Error>, of authority: PartnerID, _ generation: Int
    ) throws -> Findings {
        shelf.withLockedValue { shelf in
            guard shelf.generation[authority, default: 0] == generation else { return }
            shelf.making[authority] = nil
            if case .success(let findings) = result { shelf.kept[authority] = (findings, .now) }
        }
        return try result.get()
    }

    private static func findings(in answer: JSONValue) -> Findings {
        var findings: Findings = [:]
        for finding in answer["findings"].map({ Array($0.elements) }) ?? [] {
            guard let setting = finding["setting"]?.string.flatMap({ PartnerID($0) }),
                let cause = finding["cause"]?.string.flatMap({ ReadinessCause(rawValue: $0) })
            else { continue }
            findings[setting, default: []].append(.init(cause, until: finding["until"]?.string.flatMap { CivilDate(iso: $0) }))
        }
        return findings
    }

    /// Something of an authority was changed.
    func forget(_ authority: PartnerID) {
        shelf.withLockedValue { shelf in
            shelf.generation[authority, default: 0] += 1
            shelf.kept[authority] = nil
            shelf.making[authority] = nil
        }
    }
}

extension BrokerDesk {
    package func consent(of person: [UInt8], reference: String?, for authority: PartnerID, by: String) async throws -> JSON {
        try await broker.portalConsent(of: person, reference: reference, for: authority, by: by)
    }

    package func consentMark(of person: [UInt8], for authority: PartnerID) async throws -> String {
        try await broker.portalConsentMark(of: person, for: authority)
    }

    package func recordConsent(_ report: [UInt8], for authority: PartnerID, base: String) async throws -> JSON {
        try await broker.portalRecordConsent(report, for: authority, base: base)
    }

    package func withdrawConsent(
        of person: [UInt8], reference: String?, for authority: PartnerID, base: String, by: String
    ) async throws -> JSON {
        try await broker.portalWithdrawConsent(of: person, reference: reference, for: authority, base: base, by: by)
    }

    package func settings(
        of authority: PartnerID, named text: String, offset: Int, limit: Int
    ) async throws -> (rows: [SettingRow], total: Int) {
        try await look { try $0.settings(of: authority, named: text, limit: limit, offset: offset) }
    }

    package func setting(_ id: PartnerID, for authority: PartnerID) async throws -> SettingRow? {
        guard await broker.portalKeeps(id, for: authority) else { return nil }
        return try await look { try $0.setting(id) }
    }

    package func dossier(of setting: PartnerID, for authority: PartnerID) async throws -> SettingDossier? {
        guard await broker.portalKeeps(setting, for: authority) else { return nil }
        let today = zone.date(at: now)
        guard
            var dossier = try await look({ reader -> SettingDossier? in
                guard let row = try reader.setting(setting) else { return nil }
                var dossier = SettingDossier(row: row)
                dossier.successors = try reader.successors().filter { $0.setting == setting }.map(\.successor)
                if let partner = try reader.partners().first(where: { $0.id == setting }) {
                    dossier.isPartner = true
                    dossier.isSuspended = partner.suspended
                    dossier.certificateUntil = partner.certificates.map(\.notAfter).max()
                }
                dossier.hasConnected = try reader.everConnected().contains(setting)
                dossier.isInPortal = try reader.portalSettings().contains(setting)
                dossier.rollAt = try reader.sourcesSeen()[.roll(setting)]
                let adults = try reader.keyAdultRows(of: [setting])
                dossier.keyAdults = adults.count
                dossier.trained = adults.count { $0.row.isTrained(on: today) }
                return dossier
            })
        else { return nil }
        dossier.isConnected = await broker.isConnected(setting)
        dossier.findings =
            try await readiness.findings(of: authority) { [broker] in
                let found = try await broker.administer(AdminRequest(.readiness, ["authority": .string(authority.code)]))
                return try JSONDocument(found.octets).root
            }[setting] ?? []
        return dossier
    }

    package func keyAdults(of setting: PartnerID, for authority: PartnerID, by: String) async throws -> [KeyAdultRow] {
        try await broker.portalKeyAdults(of: setting, for: authority, by: by)
    }

    package func change(
        keyAdult edit: KeyAdultEdit, of setting: PartnerID, for authority: PartnerID, base: String, trained: Int, by: String
    ) async throws {
        // It may be done though what follows from it is not yet.
        defer { readiness.forget(authority) }
        try await broker.portalChange(keyAdult: edit, of: setting, for: authority, base: base, trained: trained, by: by)
    }

    package func calendar(of scope: PartnerID, for authority: PartnerID) async throws -> [CalendarEntry]? {
        do {
            try await broker.demandCalendar(of: scope, for: authority)
        } catch PortalRefusal.unknownNotice {
            return nil
        }
        return try await look { try $0.calendarEntries().filter { $0.scope == scope } }
    }

    package func effect(of edit: CalendarEdit, for authority: PartnerID) async throws -> CalendarEffect {
        let preview = try await broker.portalPreview(of: edit, for: authority)
        return try await lookLong { try preview.effect($0) }
    }

    package func change(
        calendar edit: CalendarEdit, for authority: PartnerID, base: String, by: String
    ) async throws -> CalendarEffect {
        let effect = try await broker.portalChange(calendar: edit, for: authority, base: base, by: by)
        readiness.forget(authority)
        return effect
    }
}
