// SPDX-License-Identifier: Apache-2.0
import Journal
package import Safeguarding
package import Wire

extension Broker {
    /// Shows somebody of an authority what was said of a person's consent, as `consent show` does; journalled as a view.
    ///
    /// No register says whose a person is, so that only the authority of which a deployment is alone has this one (decision 0041).
    ///
    /// - Parameters:
    ///   - person: the JSON of a person; empty for everybody in the case that `reference` names.
    ///   - by: the e-mail of who looks.
    /// - Throws: ``PortalRefusal/unknownNotice`` where it is not the authority's, ``AdminFailure``.
    package func portalConsent(of person: [UInt8], reference: String?, for authority: PartnerID, by: String) throws -> JSON {
        try demandRegister(of: authority)
        var arguments: [JSON.Member] = [.init("by", .string(by)), .init("reason", "portal")]
        if let reference { arguments.append(.init("reference", .string(reference))) }
        return try administer(AdminRequest(.consentShow, .object(arguments), payload: person))
    }

    /// By what the statements about a person are known to be those of now; it tells nobody whether there are any.
    ///
    /// - Throws: ``PortalRefusal``, ``AdminFailure`` for what is no person.
    package func portalConsentMark(of person: [UInt8], for authority: PartnerID) throws -> String {
        try demandRegister(of: authority)
        let keys = lookup.keys(of: try Self.person(person))
        do {
            return Digest.hex(try journal.write(at: clock.now) { try $0.consentMark(of: keys) })
        } catch {
            handleJournalFailure(error, while: "the register of consent in the portal")
            throw PortalRefusal.unavailable
        }
    }

    /// Enters what was said of somebody's consent, as `consent record` does.
    ///
    /// - Parameters:
    ///   - report: the `data` of a `firstbell.consent.v1`.
    ///   - base: ``portalConsentMark(of:for:)`` when it was shown what is about to be entered.
    /// - Throws: ``PortalRefusal/unknownNotice``, ``AdminFailure`` with nothing done.
    package func portalRecordConsent(_ report: [UInt8], for authority: PartnerID, base: String) throws -> JSON {
        try demandRegister(of: authority)
        return try administer(AdminRequest(.consentRecord, ["base": .string(base)], payload: report))
    }

    /// Enters that a person withdraws consent from now on, as `consent withdraw` does.
    ///
    /// - Parameters:
    ///   - base: as in ``portalRecordConsent(_:for:base:)``.
    ///   - by: name and e-mail of who enters it.
    package func portalWithdrawConsent(
        of person: [UInt8], reference: String?, for authority: PartnerID, base: String, by: String
    ) throws -> JSON {
        try demandRegister(of: authority)
        var arguments: [JSON.Member] = [.init("by", .string(by)), .init("base", .string(base))]
        if let reference { arguments.append(.init("reference", .string(reference))) }
        return try administer(AdminRequest(.consentWithdraw, .object(arguments), payload: person))
    }

    private func demandRegister(of authority: PartnerID) throws {
        guard isSole(authority) else { throw PortalRefusal.unknownNotice }
    }
}
