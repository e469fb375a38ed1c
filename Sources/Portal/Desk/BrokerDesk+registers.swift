// SPDX-License-Identifier: Apache-2.0
package import Broker
package import Directories
import Journal
package import Safeguarding
package import Wire

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
        dossier.findings = try await readiness(of: authority)[setting]
        return dossier
    }

    package func readiness(of authority: PartnerID) async throws -> ReadinessSheet {
        try await readiness.findings(of: authority) { [broker] in
            let found = try await broker.administer(AdminRequest(.readiness, ["authority": .string(authority.code)]))
            return try JSONDocument(found.octets).root
        }
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
        return try await lookBeside { try preview.effect($0) }
    }

    package func change(
        calendar edit: CalendarEdit, for authority: PartnerID, base: String, by: String
    ) async throws -> CalendarEffect {
        let effect = try await broker.portalChange(calendar: edit, for: authority, base: base, by: by)
        readiness.forget(authority)
        return effect
    }
}
