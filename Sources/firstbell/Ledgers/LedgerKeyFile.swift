// SPDX-License-Identifier: Apache-2.0
import Foundation
import Ledger

/// The key that signs the ledger's checkpoints, in a file that nobody else may read: one line, as `NoteSigner` writes it.
enum LedgerKeyFile {
    /// The name of a deployment's ledger, which is also that of its key: no other ledger has it.
    static func origin(trustDomain: String, name: String) -> String { "\(trustDomain)/ledger/\(name)" }

    /// Where the key is.
    static func path(
        of deployment: Deployment, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> String {
        switch deployment.configuration.keys.ledger {
        case .file(let relative): return deployment.path(relative)
        case .credential(let name):
            guard let folder = environment["CREDENTIALS_DIRECTORY"] else {
                throw CommandFailure(
                    "keys.ledger is the systemd credential \(name), and there is no $CREDENTIALS_DIRECTORY",
                    try: "FIRSTBELL_KEYS_LEDGER=FILE with the key, or systemd with LoadCredential=\(name):...")
            }
            return folder + "/" + name
        }
    }

    /// Reads the key.
    static func load(of deployment: Deployment) throws -> NoteSigner {
        let path = try path(of: deployment)
        guard let octets = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("the ledger's key cannot be read: \(path)", try: "keys.ledger, or the key from your backup")
        }
        let origin = origin(of: deployment)
        guard let signer = try? NoteSigner(String(decoding: octets, as: UTF8.self)), signer.verifier.name == origin else {
            throw CommandFailure(
                "the ledger's key is none of \(origin): \(path)", try: "the file that FirstBell made, from your backup of keys")
        }
        return signer
    }

    /// Makes a key in a new file of mode 0600.
    static func create(at path: String, origin: String) throws -> NoteSigner {
        let signer = try NoteSigner.generate(name: origin)
        try PrivateFile.folder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        try PrivateFile.create(Array((signer.text + "\n").utf8), at: path)
        return signer
    }

    /// Reads the key, or makes it for a deployment whose ledger has never been signed.
    static func establish(of deployment: Deployment, isFirst: Bool) throws -> NoteSigner {
        let path = try path(of: deployment)
        guard isFirst, case .file = deployment.configuration.keys.ledger, !FileManager.default.fileExists(atPath: path) else {
            return try load(of: deployment)
        }
        return try create(at: path, origin: origin(of: deployment))
    }

    static func origin(of deployment: Deployment) -> String {
        origin(trustDomain: deployment.configuration.trustDomain, name: deployment.configuration.name)
    }
}
