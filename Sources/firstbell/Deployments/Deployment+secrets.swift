// SPDX-License-Identifier: Apache-2.0
import Foundation

extension Deployment {
    /// A file of authorities that a key names; nil for the system's.
    ///
    /// - Throws: `CommandFailure` naming the key and the file.
    func authorityFile(_ path: String, _ key: String) throws -> String? {
        guard !path.isEmpty else { return nil }
        let path = self.path(path)
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw CommandFailure("\(key) cannot be read: \(path)", try: "a file of certificates in PEM, or \"\" for the system's")
        }
        return path
    }

    /// The secret that a key names: the one line of a file, without its end.
    ///
    /// - Parameter showsPath: false where messages name the key alone: what stands there may be the secret itself.
    /// - Throws: `CommandFailure` naming the key and the file, never the secret.
    func secretLine(
        _ location: SecretLocation, _ key: String, _ environment: [String: String] = ProcessInfo.processInfo.environment,
        showsPath: Bool = true
    ) throws -> String {
        let octets = try secret(location, key, environment, showsPath)
        let line = octets.last == 0x0A ? octets.dropLast() : octets[...]
        guard !line.isEmpty, line.count <= 4_096, line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw CommandFailure("the file of \(key) is not one line of text", try: "the secret alone, on one line")
        }
        return String(decoding: line, as: UTF8.self)
    }

    private func secret(
        _ location: SecretLocation, _ key: String, _ environment: [String: String], _ showsPath: Bool
    ) throws -> [UInt8] {
        let (path, shown): (String, String)
        switch location {
        case .file(let relative):
            path = self.path(relative)
            shown = showsPath ? path : "the file of \(key)"
            try DeploymentKeyFile.requirePrivate(path, what: "secret", key: key, shown: shown)
        case .credential(let name):
            guard let folder = environment["CREDENTIALS_DIRECTORY"] else {
                throw CommandFailure(
                    "\(key) is the systemd credential \(name), and there is no $CREDENTIALS_DIRECTORY",
                    try: "\(key) with a file, or systemd with LoadCredential=\(name):...")
            }
            path = folder + "/" + name
            shown = path
        }
        guard let octets = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("\(key) cannot be read: \(shown)", try: "a file of mode 0600 that the daemon's user owns")
        }
        return [UInt8](octets)
    }
}
