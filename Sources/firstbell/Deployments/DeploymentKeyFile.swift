// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal

/// The key that wraps every sealed body of a deployment: 32 random octets in a file nobody else may read.
enum DeploymentKeyFile {
    static let length = 32

    /// Reads the key from its file or its systemd credential.
    ///
    /// A file that others may read is refused, as ssh does; a credential's folder is guarded by systemd itself. Throws
    /// `CommandFailure` with the path and never the content.
    static func load(
        _ location: SecretLocation, of deployment: Deployment, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> DeploymentKey {
        let path: String
        switch location {
        case .file(let relative):
            path = deployment.path(relative)
            try requirePrivate(path)
        case .credential(let name):
            guard let folder = environment["CREDENTIALS_DIRECTORY"] else {
                throw CommandFailure(
                    "keys.deployment is the systemd credential \(name), and there is no $CREDENTIALS_DIRECTORY",
                    try: "FIRSTBELL_KEYS_DEPLOYMENT=FILE with the key, or systemd with LoadCredential=\(name):...")
            }
            path = folder + "/" + name
        }
        let octets = try read(path)
        // While a key is being changed the journal needs the former one too, and says which is which.
        let beside = [next(path), former(path)].filter { FileManager.default.fileExists(atPath: $0) }
        return try DeploymentKey(octets, beside: beside.map(read))
    }

    /// Where the key to come is kept until it is in force.
    static func next(_ path: String) -> String { path + ".next" }

    /// Where the key before is kept until nothing is sealed by it any more.
    static func former(_ path: String) -> String { path + ".old" }

    /// The octets of one key.
    static func read(_ path: String) throws -> [UInt8] {
        guard let octets = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(
                "the deployment key cannot be read: \(path)", try: "the user that owns the deployment, or keys.deployment")
        }
        guard octets.count == length else {
            throw CommandFailure(
                "the deployment key is \(octets.count) octets where it must be \(length): \(path)",
                try: "the file that `firstbell init` made, from your backup of keys")
        }
        return [UInt8](octets)
    }

    /// Makes a key in a new file of mode 0600.
    ///
    /// Never replaces one: a journal sealed by a lost key is lost.
    static func create(at path: String) throws {
        try PrivateFile.create(DeploymentKey.generate(), at: path)
    }

    /// Refuses a file that others may read, as ssh does.
    ///
    /// - Parameters:
    ///   - what: what it is, for messages.
    ///   - key: the key of the configuration that names it.
    static func requirePrivate(
        _ path: String, what: String = "deployment key", key: String = "keys.deployment", shown: String? = nil
    ) throws {
        let shown = shown ?? path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = attributes[.posixPermissions] as? NSNumber
        else {
            throw CommandFailure("there is no \(what) at \(shown)", try: "\(key), or the \(what) from your backup")
        }
        guard mode.intValue & 0o077 == 0 else {
            throw CommandFailure("others may read the \(what): \(shown)", try: "chmod 600 \(shown)")
        }
    }
}
