// SPDX-License-Identifier: Apache-2.0
import Foundation
import TLS

/// A new key and certificate for the broker, from the CA that made the first.
struct BrokerRenewal {
    var deployment: Deployment
    /// Folder of the CA.
    var authority: String
    var days: Int

    /// Puts the new files in the place of the old, which stay beside them with `.old`; tells what it did.
    ///
    /// A running daemon takes the new ones by itself, if they bear the name that it was started with.
    func perform() throws -> [String] {
        let configuration = deployment.configuration
        let ca = try AuthorityFolder(path: authority).load()
        guard let id = SPIFFEID(trustDomain: configuration.trustDomain, kind: SPIFFEID.brokerKind, code: configuration.name) else {
            throw CommandFailure("the broker's name cannot stand in a certificate", try: "`name` with letters and digits")
        }
        let credential = try ca.makeBroker(
            id, hosts: BrokerHosts.names(of: configuration), now: Int64(Date().timeIntervalSince1970),
            life: .seconds(days * 86_400))
        let key = deployment.path(configuration.tls.key)
        let certificate = deployment.path(configuration.tls.certificate)
        for path in [key, certificate] where FileManager.default.fileExists(atPath: path + ".new") {
            throw CommandFailure("\(path).new is there from a renewal that was cut short", try: "remove it, and run this again")
        }
        try credential.key.write(toNewFile: key + ".new")
        try PEMFile.create(certificate + ".new", octets: credential.leaf.pem())
        for path in [key, certificate] {
            rename(path, path + ".old")
            guard rename(path + ".new", path) == 0 else {
                throw CommandFailure("\(path) cannot be replaced", try: "a user who may write there, and the .old files")
            }
        }
        return [
            "\(certificate): \(id.uri), \(days) days", "  SHA-256 \(credential.leaf.fingerprint)",
            "The old files end in .old. A running daemon takes the new ones by itself; for a changed edge.advertise start it again.",
        ]
    }
}
