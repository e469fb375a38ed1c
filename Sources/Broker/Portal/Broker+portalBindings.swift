// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension Broker {
    /// Binds an account to a certificate's key.
    func bindPortalAccount(_ arguments: AdminArguments) throws -> JSON {
        let account = try account(arguments)
        let key = try arguments.text("key")
        guard key.utf8.count == 64, key.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
            throw AdminFailure("the key is no SHA-256 in lower-case hex", try: "firstbell portal bind, which takes a certificate")
        }
        guard !account.isSuspended, account.acceptedAt != nil else {
            throw AdminFailure(
                "the account is suspended, or its invitation was not used yet", try: "firstbell portal list, which says which")
        }
        guard try journal.write(at: clock.now, { try $0.bind(account.id, to: .certificate(key), generation: nil) }) else {
            throw AdminFailure(
                "another account is bound to this certificate's key", try: "firstbell portal unbind, with its e-mail")
        }
        return ["account": .integer(account.id), "boundTo": "certificate"]
    }

    /// Takes everything away that an account is bound to; its sessions end.
    func unbindPortalAccount(_ arguments: AdminArguments) throws -> JSON {
        let account = try account(arguments)
        let unbound = try journal.write(at: clock.now) { transaction in
            try PortalProof.Kind.allCases.filter { try transaction.unbind(account.id, $0) }
        }
        return ["account": .integer(account.id), "unbound": .array(unbound.map { .string($0.rawValue) })]
    }
}
