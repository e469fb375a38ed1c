// SPDX-License-Identifier: Apache-2.0
package import Broker
package import Directories
package import Safeguarding
package import Wire

/// What the portal asks of the daemon for the registers that a duty officer keeps.
package protocol RegisterDesk: Sendable {
    /// What was said of a person's consent, or of anybody's in a case; journalled as a view.
    func consent(of person: [UInt8], reference: String?, for authority: PartnerID, by: String) async throws -> JSON
    /// By what the statements about a person are known to be those of now.
    func consentMark(of person: [UInt8], for authority: PartnerID) async throws -> String
    /// Enters what was said of somebody's consent, where what stands has the mark `base`.
    func recordConsent(_ report: [UInt8], for authority: PartnerID, base: String) async throws -> JSON
    func withdrawConsent(
        of person: [UInt8], reference: String?, for authority: PartnerID, base: String, by: String
    ) async throws -> JSON

    /// The settings of an authority by name, and how many there are.
    func settings(
        of authority: PartnerID, named text: String, offset: Int, limit: Int
    ) async throws -> (rows: [SettingRow], total: Int)
    /// What a register says of a setting; nil for another authority's.
    func setting(_ id: PartnerID, for authority: PartnerID) async throws -> SettingRow?
    /// What is known of a setting without its people; nil for another authority's.
    func dossier(of setting: PartnerID, for authority: PartnerID) async throws -> SettingDossier?
    /// The list of key adults of a setting; journalled as a view.
    func keyAdults(of setting: PartnerID, for authority: PartnerID, by: String) async throws -> [KeyAdultRow]
    /// Changes the list of which `base` is the mark, after which `trained` people there have training that counts.
    func change(
        keyAdult edit: KeyAdultEdit, of setting: PartnerID, for authority: PartnerID, base: String, trained: Int, by: String
    ) async throws

    /// Which settings of an authority could not receive a notice, made not long ago or now.
    func readiness(of authority: PartnerID) async throws -> ReadinessSheet

    /// The calendar rows of a setting or of the authority itself; nil for another's.
    ///
    /// - Throws: ``CalendarRefusal/shared``.
    func calendar(of scope: PartnerID, for authority: PartnerID) async throws -> [CalendarEntry]?
    /// What a change would do, with nothing done.
    func effect(of edit: CalendarEdit, for authority: PartnerID) async throws -> CalendarEffect
    func change(calendar edit: CalendarEdit, for authority: PartnerID, base: String, by: String) async throws -> CalendarEffect
}

/// What is known of a setting, without anything about a person.
package struct SettingDossier: Sendable {
    /// Why a setting could not be told, or soon cannot.
    package struct Finding: Hashable, Sendable {
        package var cause: ReadinessCause
        package var effect: ReadinessEffect
        package var until: CivilDate?

        package init(_ cause: ReadinessCause, _ effect: ReadinessEffect = .none, until: CivilDate? = nil) {
            self.cause = cause
            self.effect = effect
            self.until = until
        }
    }

    package var row: SettingRow
    package var successors: [PartnerID] = []
    package var isPartner = false
    package var isSuspended = false
    /// When the last of its certificates ends.
    package var certificateUntil: Instant?
    package var isConnected = false
    /// Whether a system of its own has ever asked for notices.
    package var hasConnected = false
    /// Whether somebody there can sign in to the portal.
    package var isInPortal = false
    /// When its roll was last imported.
    package var rollAt: Instant?
    package var keyAdults = 0
    /// Of those, whose training counts today.
    package var trained = 0
    /// Empty where it could be told tonight.
    package var findings: [Finding] = []

    package init(row: SettingRow) { self.row = row }
}
