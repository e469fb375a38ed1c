// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Safeguarding
import TLS
import Wire

/// The CA's revocation list: signs the next one and puts it where the daemon looks.
///
/// The list lies beside the CA's key and is all the memory there is of what was revoked; the daemon reads a copy.
struct RevocationSigning {
    /// The list in the CA's folder, and in a folder of lists.
    static let name = "revoked.pem"

    var deployment: Deployment
    var options: RevocationOptions
    var now = Int64(Date().timeIntervalSince1970)

    /// Adds a partner's certificates to the list; tells what it did.
    func revoke(
        _ partner: PartnerID, serial: String?, fingerprint: String?, reason: RevocationReason
    ) async throws -> [String] {
        _ = try destination()
        let known = try await certificates(of: partner).filter { certificate in
            (serial.map { certificate.serial == plain($0) } ?? true)
                && (fingerprint.map { certificate.fingerprint == plain($0) } ?? true)
        }
        guard !known.isEmpty else {
            throw CommandFailure("\(partner) has no such certificate", try: "firstbell partner list")
        }
        let current = known.filter { $0.notAfter >= now }
        guard !current.isEmpty else {
            throw CommandFailure("that certificate of \(partner) has ended by itself", try: "firstbell partner list")
        }
        let lines = try sign(adding: current.map { RevokedCertificate(serial: $0.serial, since: now, reason: reason) })
        return current.map { "\(partner): revoked \($0.fingerprint)" } + lines
    }

    /// Signs the list again as it is; tells what it did.
    func refresh() throws -> [String] { try sign(adding: []) }

    private struct Known {
        var serial: String
        var fingerprint: String
        var notAfter: Int64
    }

    private func certificates(of partner: PartnerID) async throws -> [Known] {
        let partners = try await Administrator(deployment).ask(.partnerList).value["partners"]
        guard let found = partners?.elements.first(where: { $0["id"]?.string == partner.description }) else {
            throw CommandFailure("there is no partner \(partner)", try: "firstbell partner list")
        }
        return found["certificates"]?.elements.compactMap { certificate in
            guard let serial = certificate["serial"]?.string, let fingerprint = certificate["fingerprint"]?.string,
                let end = certificate["notAfter"]?.string.flatMap({ try? Instant(rfc3339: $0) })
            else { return nil }
            return Known(serial: serial, fingerprint: fingerprint, notAfter: end.milliseconds / 1000)
        } ?? []
    }

    /// As people copy it from `openssl` or `partner list`.
    private func plain(_ text: String) -> String { text.lowercased().filter { $0 != ":" && $0 != " " } }

    private func destination() throws -> RevocationFolder {
        let configured = deployment.configuration.tls.revocationLists
        guard !configured.isEmpty else {
            throw CommandFailure(
                "tls.revocationLists is not set, so no daemon would read the list",
                try: "a line such as `revocationLists: broker/revoked.pem` under tls: in \(deployment.file.path), then this "
                    + "again, and start the daemon anew")
        }
        return RevocationFolder(path: deployment.path(configured))
    }

    private func sign(adding revoked: [RevokedCertificate]) throws -> [String] {
        let folder = options.authority ?? deployment.path(AuthorityFolder.name)
        let authority = try AuthorityFolder(path: folder).load()
        let destination = try destination()
        let place = destination.isFolder ? "\(destination.path)/\(RevocationSigning.name)" : destination.path
        let kept = "\(folder)/\(RevocationSigning.name)"
        // The copy counts too: whichever of the two was lost or restored, nobody who was revoked comes back.
        let before = try lists(in: kept) + lists(in: place)
        let (own, others) = (before.filter { $0.names(authority.certificate) }, before.filter { !$0.names(authority.certificate) })
        for list in own where !list.isSigned(by: authority.certificate) {
            throw CommandFailure("a revocation list in \(kept) or \(place) is not the CA's", try: "the list from your backup")
        }
        var entries: [String: RevokedCertificate] = [:]
        for entry in own.flatMap(\.entries) + revoked where entries[entry.serial] == nil { entries[entry.serial] = entry }
        let number = (own.compactMap(\.number).max() ?? .zero).next
        // A clock that was set back must not make a list that is older than the one before.
        let thisUpdate = own.map(\.thisUpdate).reduce(now, max)
        let list = try authority.revocationList(
            entries.values.sorted { $0.serial < $1.serial }, number: number, now: thisUpdate,
            life: .seconds(options.days * 86_400))
        try PrivateFile.replace(kept, with: list.pem())
        // Lists of other authorities may lie in the same file.
        let rest = Dictionary(others.map { ($0.fingerprint, $0) }) { $1 }.values
        try PrivateFile.replace(place, with: list.pem() + rest.flatMap { try $0.pem() })
        let end = Instant(milliseconds: (list.nextUpdate ?? now) * 1000).rfc3339
        return ["\(place): list \(number) of \(entries.count) revoked, until \(end)"]
    }

    private func lists(in file: String) throws -> [RevocationList] {
        guard FileManager.default.fileExists(atPath: file) else { return [] }
        do {
            return try RevocationList.all(in: PEMFile.read(file))
        } catch {
            throw CommandFailure("\(file): \(error)", try: "the list from your backup")
        }
    }
}
