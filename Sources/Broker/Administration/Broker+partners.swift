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
        try partnersChanged()
        let live = registry.sessions(of: id)
        if suspended {
            tellGateway { $0.cut(live, Bye(.suspended), reason: "suspended-partner") }
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

    /// Tells everybody who decides about partners: the release decision here, and admission at the edge.
    private func partnersChanged() throws {
        try reloadDirectory()
        admission.replace(try journal.reader.partners())
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
