// SPDX-License-Identifier: Apache-2.0
import Foundation
import Ledger

/// The witnesses of a ledger: a file with a key a line, blank lines and lines that begin with `#` apart.
enum WitnessFile {
    /// Reads the witnesses of a deployment; none where none are configured.
    static func load(of deployment: Deployment) throws -> [NoteVerifier] {
        let name = deployment.configuration.ledger.witnesses
        guard !name.isEmpty else { return [] }
        let path = deployment.path(name)
        guard let octets = FileManager.default.contents(atPath: path), let text = String(validating: octets, as: UTF8.self) else {
            throw CommandFailure("the witnesses cannot be read: \(path)", try: "ledger.witnesses with a file of UTF-8 text")
        }
        var witnesses: [NoteVerifier] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let key = try? NoteVerifier(line), key.algorithm == .cosignature else {
                throw CommandFailure(
                    "\(path):\(number + 1): it is no key of a witness", try: "the NAME+HASH+KEY that the witness gave you")
            }
            guard !witnesses.contains(where: { $0.name == key.name }) else {
                throw CommandFailure("\(path):\(number + 1): \(key.name) is there twice", try: "one key for each witness")
            }
            witnesses.append(key)
        }
        return witnesses
    }
}
