// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding
package import Wire

/// What stands beside a backup: which journal it is of, how far its ledger had come, and the digest of the file.
package struct BackupManifest: Hashable, Sendable {
    /// The value of `format`; another is of another version.
    package static let format = "firstbell-backup-1"

    package var facts: JournalFacts
    package var takenAt: Instant
    /// The version of FirstBell that took it.
    package var version: String
    package var octets: Int64
    /// Lower-case hex SHA-256 of the file.
    package var sha256: String

    package init(facts: JournalFacts, takenAt: Instant, version: String, octets: Int64, sha256: String) {
        self.facts = facts
        self.takenAt = takenAt
        self.version = version
        self.octets = octets
        self.sha256 = sha256
    }

    /// Where the manifest of a backup is.
    package static func path(of file: String) -> String { file + ".json" }

    package var json: JSON {
        [
            "format": .string(Self.format), "takenAt": .string(takenAt.rfc3339), "version": .string(version),
            "deployment": [
                "trustDomain": .string(facts.identity.trustDomain), "name": .string(facts.identity.name),
                "rehearsal": .boolean(facts.identity.rehearsal),
            ],
            "keyCheck": .string(facts.keyCheck), "schema": .array(facts.schema.map { .string($0) }),
            "ledger": ["size": .integer(Int64(facts.head.size)), "root": .string(facts.head.root.hex)],
            "octets": .integer(octets), "sha256": .string(sha256),
        ]
    }

    /// - Throws: ``BackupFailure/noManifest`` when the octets are none.
    package init(octets: [UInt8]) throws {
        guard let value = try? JSONDocument(octets).root, value["format"]?.string == Self.format,
            let takenAt = value["takenAt"]?.string.flatMap({ try? Instant(rfc3339: $0) }),
            let version = value["version"]?.string, let trustDomain = value["deployment"]?["trustDomain"]?.string,
            let name = value["deployment"]?["name"]?.string, let rehearsal = value["deployment"]?["rehearsal"]?.boolean,
            let keyCheck = value["keyCheck"]?.string, let schema = value["schema"],
            let size = value["ledger"]?["size"]?.integer.flatMap({ UInt64(exactly: $0) }),
            let root = value["ledger"]?["root"]?.string.flatMap({ MerkleHash(hex: $0) }),
            let length = value["octets"]?.integer, let sha256 = value["sha256"]?.string
        else { throw BackupFailure.noManifest }
        self.init(
            facts: JournalFacts(
                identity: DeploymentIdentity(trustDomain: trustDomain, name: name, rehearsal: rehearsal), keyCheck: keyCheck,
                schema: schema.elements.compactMap(\.string), head: TreeHead(size: size, root: root)),
            takenAt: takenAt, version: version, octets: length, sha256: sha256)
    }
}
