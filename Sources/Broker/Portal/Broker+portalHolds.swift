// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding
package import Wire

/// What a duty officer decides about a hold.
package enum PortalDecision: Hashable, Sendable {
    /// As `hold release` does; of an exception it only notes that somebody saw it.
    case release(isTextRead: Bool, isNamesake: Bool)
    /// As `hold route` does.
    case route(to: PartnerID, isTextRead: Bool, isNamesake: Bool)
    /// As `hold deny` does.
    case deny
}

extension Broker {
    /// Shows somebody of an authority one of its holds as `hold show` does, with whom it is about; it is journalled as a view.
    ///
    /// - Parameter by: the e-mail of who looks.
    /// - Throws: ``PortalRefusal/unknownNotice`` for another's, ``AdminFailure`` where its content is gone.
    package func portalHold(_ id: NoticeID, of authority: PartnerID, by: String) throws -> JSON {
        try demandHold(id, of: authority)
        return try administer(
            AdminRequest(.holdShow, ["id": .string(id.description), "by": .string(by), "reason": .string("portal")]))
    }

    /// Ends a hold by the code that does what the command line asks for.
    ///
    /// - Parameter by: name and e-mail of who decides.
    /// - Throws: ``PortalRefusal/unknownNotice`` for another's, ``AdminFailure`` with nothing done.
    package func portalDecide(
        _ decision: PortalDecision, on id: NoticeID, of authority: PartnerID, by: String, reason: String
    ) throws {
        try demandHold(id, of: authority)
        var arguments: [JSON.Member] = [
            .init("id", .string(id.description)), .init("by", .string(by)), .init("reason", .string(reason)),
        ]
        let verb: AdminVerb
        switch decision {
        case .release(let isTextRead, let isNamesake):
            verb = .holdRelease
            arguments += [.init("textRead", .boolean(isTextRead)), .init("namesake", .boolean(isNamesake))]
        case .route(let recipient, let isTextRead, let isNamesake):
            verb = .holdRoute
            arguments += [
                .init("to", .string(recipient.description)), .init("textRead", .boolean(isTextRead)),
                .init("namesake", .boolean(isNamesake)),
            ]
        case .deny: verb = .holdDeny
        }
        _ = try administer(AdminRequest(verb, .object(arguments)))
    }

    /// Of the holds of an authority, those that are certainly its own.
    package func portalHolds(_ holds: [StandingHold], of authority: PartnerID) -> [StandingHold] {
        directory.isSuspended(authority) ? [] : holds.filter { $0.owner == authority && isCertain($0) }
    }

    /// A hold of an authority, open or not; nil for another's, and where it was only guessed to be its own.
    package func portalHoldStanding(_ id: NoticeID, of authority: PartnerID) throws -> StandingHold? {
        directory.isSuspended(authority) ? nil : try journal.reader.hold(id, of: authority).flatMap { isCertain($0) ? $0 : nil }
    }

    func isCertain(_ hold: StandingHold) -> Bool { directory.isCertain(hold) }

    private func demandHold(_ id: NoticeID, of authority: PartnerID) throws {
        guard try portalHoldStanding(id, of: authority) != nil else { throw PortalRefusal.unknownNotice }
    }
}

extension SettingDirectory {
    /// Journals before schema 29 do not say whether an owner was a guess; then it must be the one that would be found today.
    func isCertain(_ hold: StandingHold) -> Bool {
        hold.isOwnerCertain || owner(of: hold.recipient, candidates: hold.candidates) == hold.owner
    }
}
