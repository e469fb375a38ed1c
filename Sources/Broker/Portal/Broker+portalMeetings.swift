// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding
package import Wire

extension Broker {
    /// The MARACs whose pages are for the co-ordinators of a partner, by their codes.
    ///
    /// A MARAC's own co-ordinator has that one; one of an authority has all where the deployment is of that authority alone, for a
    /// MARAC's area is of several and no register says of which (decision 0042).
    package func portalMARACs(of partner: PartnerID) throws -> [PartnerID] {
        if directory.isSuspended(partner) { return [] }
        if partner.kind == .marac { return [partner] }
        return isSole(partner) ? try journal.reader.maracs() : []
    }

    /// The references of cases, each of which was put before somebody's eyes; that is journalled first, event by event.
    ///
    /// - Parameters:
    ///   - cases: of one of the MARACs of `partner`, as the journal gave them.
    ///   - by: the e-mail of who looks.
    /// - Throws: ``PortalRefusal``.
    package func portalReferences(of cases: [AgendaCase], of marac: PartnerID, for partner: PartnerID, by: String) throws
        -> [Int64: String]
    {
        do {
            guard try portalMARACs(of: partner).contains(marac) else { throw PortalRefusal.unknownNotice }
            return try journal.write(at: clock.now) { transaction in
                var references: [Int64: String] = [:]
                for item in cases {
                    try transaction.recordView(by: by, reason: "portal agenda", event: item.event, content: false)
                    guard let event = try transaction.event(item.event),
                        let content = try journal.reader.content(ofEvent: item.event)
                    else { continue }
                    references[item.event] = StoredSubject(content, type: event.type)?.reference
                }
                return references
            }
        } catch let refusal as PortalRefusal {
            throw refusal
        } catch {
            handleJournalFailure(error, while: "an agenda in the portal")
            throw PortalRefusal.unavailable
        }
    }

    /// Shows a flag with whom it is about, as `flag show` does; journalled as a view.
    ///
    /// - Throws: ``PortalRefusal/unknownNotice`` for another MARAC's, ``AdminFailure`` where its people cannot be opened.
    package func portalFlag(_ id: Int64, of marac: PartnerID, for partner: PartnerID, by: String) throws -> JSON {
        guard try portalMARACs(of: partner).contains(marac),
            try journal.reader.flag(id)?.flag.forum.description == marac.description
        else { throw PortalRefusal.unknownNotice }
        return try administer(AdminRequest(.flagShow, ["id": .string("\(id)"), "by": .string(by), "reason": "portal"]))
    }

    /// Of recalls, with whoever had what was taken back, those that are before somebody of a partner.
    ///
    /// A duty officer has those whose breach the authority answers for, where each recipient of what was taken back is certainly of
    /// that authority; a co-ordinator has those that a MARAC of theirs made.
    package func portalRecalls(
        _ recalls: [(recall: RecallStanding, recipients: Set<PartnerID>)], of partner: PartnerID, as role: PortalRole
    ) throws -> [RecallStanding] {
        let maracs = role == .maracCoordinator ? try portalMARACs(of: partner) : []
        return recalls.filter { isBefore($0.recall, $0.recipients, partner, role, maracs) }.map(\.recall)
    }

    /// How a recall stands, without who read what was taken back.
    ///
    /// - Throws: ``PortalRefusal/unknownNotice``.
    package func portalRecallStanding(_ id: NoticeID, of partner: PartnerID, as role: PortalRole) throws -> RecallStanding {
        try demandRecall(id, partner, role)
    }

    /// Shows a recall with who read what was taken back, as `recall show` does; journalled as a view.
    ///
    /// - Throws: ``PortalRefusal/unknownNotice``, ``AdminFailure``.
    package func portalRecall(_ id: NoticeID, of partner: PartnerID, as role: PortalRole, by: String) throws -> JSON {
        _ = try demandRecall(id, partner, role)
        return try administer(
            AdminRequest(.recallShow, ["id": .string(id.description), "by": .string(by), "reason": "portal"]))
    }

    /// Whether the clock of a breach is somebody's to stop: of those before whom it is, whoever works for the authority that answers
    /// for it, for that one has to decide whether it notifies (UK GDPR, Article 33).
    ///
    /// - Parameter owner: of the breach.
    package func portalMayClose(_ owner: PartnerID?, _ partner: PartnerID, as role: PortalRole) -> Bool {
        role == .dutyOfficer || owner == partner || isSole(partner)
    }

    /// Stops the clock of a breach, as `recall close` does.
    ///
    /// - Throws: ``PortalRefusal/unknownNotice``, also where ``portalMayClose(_:_:as:)`` says no; ``AdminFailure`` with nothing done.
    package func portalCloseRecall(
        _ id: NoticeID, of partner: PartnerID, as role: PortalRole, by: String, reason: String
    ) throws {
        let recall = try demandRecall(id, partner, role)
        guard portalMayClose(recall.breach?.owner, partner, as: role) else { throw PortalRefusal.unknownNotice }
        _ = try administer(
            AdminRequest(.recallClose, ["id": .string(id.description), "by": .string(by), "reason": .string(reason)]))
    }

    private func demandRecall(_ id: NoticeID, _ partner: PartnerID, _ role: PortalRole) throws -> RecallStanding {
        let maracs = role == .maracCoordinator ? try portalMARACs(of: partner) : []
        guard let found = try journal.reader.recall(id),
            isBefore(found.recall, Set(found.notices.map(\.recipient)), partner, role, maracs)
        else { throw PortalRefusal.unknownNotice }
        return found.recall
    }

    private func isBefore(
        _ recall: RecallStanding, _ recipients: Set<PartnerID>, _ partner: PartnerID, _ role: PortalRole, _ maracs: [PartnerID]
    ) -> Bool {
        if role == .maracCoordinator { return maracs.contains(recall.source) }
        // An earlier version guessed owners (decision 0036); what is of two authorities is no one's to see whole.
        guard role == .dutyOfficer, !directory.isSuspended(partner), recall.breach?.owner == partner else { return false }
        return recipients.allSatisfy { directory.owner(of: $0) == partner }
    }
}
