// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension Broker {
    func addPartner(_ arguments: AdminArguments) throws -> JSON {
        let id = try arguments.partner("id")
        let certificate = try certificate(arguments)
        let name = try arguments.text("name")
        let isNew = try journal.write(at: clock.now) { transaction in
            let isNew = try !transaction.hasPartner(id)
            try transaction.put(id, name: name)
            try transaction.put(certificate, of: id)
            return isNew
        }
        try partnersChanged()
        return ["id": .string(id.description), "new": .boolean(isNew)]
    }

    func renewPartner(_ arguments: AdminArguments) throws -> JSON {
        let id = try arguments.partner("id")
        let certificate = try certificate(arguments)
        try journal.write(at: clock.now) { transaction in
            try Self.require(id, in: transaction)
            try transaction.put(certificate, of: id)
        }
        try partnersChanged()
        return ["id": .string(id.description)]
    }

    func setSuspended(_ suspended: Bool, _ arguments: AdminArguments) throws -> JSON {
        let id = try arguments.partner("id")
        let reason = try arguments.text("reason")
        try journal.write(at: clock.now) { transaction in
            try Self.require(id, in: transaction)
            try transaction.setSuspended(suspended, partner: id, reason: reason)
        }
        let live = registry.sessions(of: id)
        // The gateway would send it nothing more, and nothing is to be journalled as sent.
        if suspended { endSessions(of: id) }
        try partnersChanged {
            if suspended { tellGateway { $0.cut(live, Bye(.suspended), reason: "suspended-partner") } }
        }
        return ["id": .string(id.description), "sessionsCut": .integer(Int64(suspended ? live.count : 0))]
    }

    func listPartners() throws -> JSON {
        let partners = try journal.reader.partners().map { partner -> JSON in
            [
                "id": .string(partner.id.description), "name": .string(partner.name), "suspended": .boolean(partner.suspended),
                "addedAt": .string(partner.addedAt.rfc3339),
                "sessions": .integer(Int64(registry.sessions(of: partner.id).count)),
                "certificates": .array(
                    partner.certificates.map { certificate in
                        [
                            "fingerprint": .string(certificate.fingerprint), "serial": .string(certificate.serial),
                            "notBefore": .string(certificate.notBefore.rfc3339),
                            "notAfter": .string(certificate.notAfter.rfc3339),
                        ]
                    }),
            ]
        }
        return ["partners": .array(partners)]
    }

    /// Tells everybody who decides about partners: admission at the edge, and then the release decision here, which reads more.
    ///
    /// - Parameter admitted: what is to be done once the edge knows.
    /// - Throws: ``AdminFailure`` where something could not be read; the change stands, and each tick tries again.
    private func partnersChanged(_ admitted: () -> Void = {}) throws {
        do {
            try followPartners(admitted)
        } catch {
            isBehindImport = true
            handleJournalFailure(error, while: "following a change of partners")
            var failure = AdminFailure(
                "it stands in the journal, and what follows from it could not be read yet",
                try: "nothing but `firstbell status`: the daemon tries again every second")
            failure.isDone = true
            throw failure
        }
    }

    private func followPartners(_ admitted: () -> Void) throws {
        let partners = Result { try journal.reader.partners() }
        // Nobody who was put out comes back, though the others cannot be read.
        if case .success(let partners) = partners { admission.replace(partners) }
        admitted()
        _ = try partners.get()
        try reloadDirectory()
    }

    private static func require(_ id: PartnerID, in transaction: JournalTransaction) throws {
        guard try transaction.hasPartner(id) else {
            throw AdminFailure("there is no partner \(id)", try: "firstbell partner list")
        }
    }

    private func certificate(_ arguments: AdminArguments) throws -> CertificateRecord {
        CertificateRecord(
            fingerprint: try arguments.text("fingerprint"), serial: try arguments.text("serial"),
            notBefore: try arguments.instant("notBefore"), notAfter: try arguments.instant("notAfter"))
    }
}
