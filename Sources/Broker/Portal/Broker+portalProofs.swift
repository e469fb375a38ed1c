// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension Broker {
    /// Whether the deployment is of this authority alone, so that those who work for it are inside the partnership that every
    /// figure is of.
    package func isSole(_ authority: PartnerID) -> Bool {
        directory.isAlone(authority) && !directory.isSuspended(authority)
    }

    /// Whether what went to a recipient is certainly an authority's to see.
    package func portalOwns(_ recipient: PartnerID, _ authority: PartnerID) -> Bool {
        !directory.isSuspended(authority) && directory.owner(of: recipient) == authority
    }

    /// Of recipients, those of whom ``portalOwns(_:_:)`` is true.
    package func portalOwned(_ recipients: [PartnerID], by authority: PartnerID) -> [PartnerID] {
        recipients.filter { portalOwns($0, authority) }
    }

    /// Whether a notice or a hold is an authority's own, so that somebody of it may have its proof or its timeline.
    ///
    /// Both name a recipient. Where that tells where a protected child is, a view is journalled first.
    ///
    /// - Parameters:
    ///   - by: the e-mail of who asks.
    ///   - reason: what for.
    /// - Throws: ``PortalRefusal/unavailable`` where the view cannot be journalled.
    package func portalMayProve(
        _ id: NoticeID, of authority: PartnerID, by: String, reason: String = "portal proof"
    ) throws -> Bool {
        guard !directory.isSuspended(authority) else { return false }
        let isProtected: Bool
        var subject: Int64?
        if let hold = try portalHoldStanding(id, of: authority) {
            (isProtected, subject) = (hold.isProtected, hold.subject)
        } else if let notice = try journal.reader.addressed(id), directory.owner(of: notice.recipient) == authority {
            (isProtected, subject) = (notice.isProtected, notice.subject)
        } else {
            return false
        }
        guard isProtected, let subject else { return true }
        do {
            try journal.write(at: clock.now) { transaction in
                try transaction.recordView(
                    by: by, reason: reason, notice: id, subject: TakingBack.subject(subject, in: transaction)?.handle)
            }
        } catch {
            handleJournalFailure(error, while: "a proof in the portal")
            throw PortalRefusal.unavailable
        }
        return true
    }
}
