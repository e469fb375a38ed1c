// SPDX-License-Identifier: Apache-2.0
package import Directories
import Journal
package import Safeguarding
import Wire

/// What a duty officer does to the list of key adults of a setting.
package enum KeyAdultEdit: Hashable, Sendable {
    /// Nobody with the e-mail stands on it yet.
    case add(KeyAdultRow)
    /// Takes the place of the row with the same e-mail.
    case replace(KeyAdultRow)
    case end(email: String)

    /// Whose row it is, in lower case.
    package var email: String {
        switch self {
        case .add(let row), .replace(let row): row.email.lowercased()
        case .end(let email): email.lowercased()
        }
    }

    /// The list of its setting after it.
    package func applied(to list: [KeyAdultRow]) -> [KeyAdultRow] {
        let others = list.filter { $0.email != email }
        switch self {
        case .add(let row), .replace(let row): return others + [row]
        case .end: return others
        }
    }
}

extension Broker {
    /// Whether a register gives a setting to an authority, and nobody has suspended that.
    ///
    /// Unlike for a hold nothing else makes it so: whoever changes a list of a setting changes who reads what it is sent.
    package func portalKeeps(_ setting: PartnerID, for authority: PartnerID) -> Bool {
        !directory.isSuspended(authority) && directory.authority(of: setting) == authority
    }

    /// Whether a partner has a session now.
    package func isConnected(_ partner: PartnerID) -> Bool { registry.partners.contains(partner) }

    /// The list of key adults of a setting; who looked at it is journalled.
    ///
    /// - Parameter by: the e-mail of who looks.
    /// - Throws: ``PortalRefusal``.
    package func portalKeyAdults(of setting: PartnerID, for authority: PartnerID, by: String) throws -> [KeyAdultRow] {
        guard portalKeeps(setting, for: authority) else { throw PortalRefusal.unknownNotice }
        do {
            try journal.write(at: clock.now) { try $0.recordView(by: by, reason: "portal key adults of \(setting)") }
            return try journal.reader.keyAdultRows(of: [setting]).map(\.row)
        } catch {
            handleJournalFailure(error, while: "a list of key adults in the portal")
            throw PortalRefusal.unavailable
        }
    }

    /// By what a list is known to be the one that somebody saw.
    ///
    /// - Parameter list: every row of a setting, in any order.
    package static func mark(of list: [KeyAdultRow]) -> String {
        let rows = list.sorted { $0.email < $1.email }.flatMap { KeyAdultFile.delta($0, of: $0.partner) }
        return Digest.hex(Digest.sha256(rows))
    }

    /// Changes one row of the list as a delta of `import key-adults` with that row does.
    ///
    /// - Parameters:
    ///   - base: ``mark(of:)`` of the whole list, as whoever changes it saw it.
    ///   - trained: how many of the list have training that counts after it, as was shown; both are of the list, for two changes of
    ///     two rows would each leave somebody, and together nobody.
    ///   - by: name and e-mail of who changes it.
    /// - Throws: ``PortalRefusal/unknownNotice``, ``AdminFailure`` with nothing done unless it says so.
    package func portalChange(
        keyAdult edit: KeyAdultEdit, of setting: PartnerID, for authority: PartnerID, base: String, trained: Int, by: String
    ) throws {
        guard portalKeeps(setting, for: authority) else { throw PortalRefusal.unknownNotice }
        let list = try journal.reader.keyAdultRows(of: [setting]).map(\.row)
        let today = settings.deadlines.zone.date(at: clock.now)
        guard Self.mark(of: list) == base, edit.applied(to: list).count(where: { $0.isTrained(on: today) }) == trained else {
            var failure = AdminFailure("the list has changed since you looked, and nothing was done", try: "the list again")
            failure.isOutdated = true
            throw failure
        }
        let payload: [UInt8]
        switch edit {
        case .add(let row), .replace(let row): payload = KeyAdultFile.delta(row, of: setting)
        case .end:
            guard let standing = list.first(where: { $0.email == edit.email }) else {
                throw AdminFailure("nobody with this e-mail stands on the list", try: "the list again")
            }
            payload = KeyAdultFile.delta(standing, of: setting, isRemoval: true)
        }
        _ = try administer(
            AdminRequest(
                .importFile, ["kind": "key-adults", "file": "form", "delta": true, "by": .string(by)], payload: payload))
    }
}
