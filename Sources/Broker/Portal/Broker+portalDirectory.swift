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

    /// By what a row is known to be the one that somebody saw; empty for none.
    package static func mark(of row: KeyAdultRow?) -> String {
        row.map { Digest.hex(Digest.sha256(KeyAdultFile.delta($0, of: $0.partner))) } ?? ""
    }

    /// Changes one row of the list as a delta of `import key-adults` with that row does.
    ///
    /// - Parameters:
    ///   - base: ``mark(of:)`` of the row that stands for the e-mail, as whoever changes it saw it; empty for none.
    ///   - by: name and e-mail of who changes it.
    /// - Throws: ``PortalRefusal/unknownNotice``, ``AdminFailure`` with nothing done.
    package func portalChange(
        keyAdult edit: KeyAdultEdit, of setting: PartnerID, for authority: PartnerID, base: String, by: String
    ) throws {
        guard portalKeeps(setting, for: authority) else { throw PortalRefusal.unknownNotice }
        let email: String
        switch edit {
        case .add(let row), .replace(let row): email = row.email
        case .end(let ended): email = ended
        }
        let standing = try journal.reader.keyAdultRows(of: [setting]).map(\.row).first { $0.email == email.lowercased() }
        guard Self.mark(of: standing) == base else {
            throw AdminFailure("somebody else has changed this row meanwhile", try: "the list again")
        }
        let payload: [UInt8]
        switch edit {
        case .add(let row), .replace(let row): payload = KeyAdultFile.delta(row, of: setting)
        case .end:
            guard let standing else { throw AdminFailure("nobody with this e-mail stands on the list", try: "the list again") }
            payload = KeyAdultFile.delta(standing, of: setting, isRemoval: true)
        }
        _ = try administer(
            AdminRequest(
                .importFile, ["kind": "key-adults", "file": "form", "delta": true, "by": .string(by)], payload: payload))
    }
}
