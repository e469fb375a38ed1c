// SPDX-License-Identifier: Apache-2.0
import Foundation
import Wire

/// The files under `Schemas` and `docs`, which tests hold the code to.
enum ExampleFiles {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func octets(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: root.appending(path: path))) }

    /// Names of the files in a folder, sorted.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
    }

    static func tree(_ path: String) throws -> JSON { try JSONDocument(octets(path)).root.tree }
}

extension JSON {
    /// The tree with the value at an RFC 6901 pointer replaced, added, or with nil removed; unescaped names only.
    func setting(_ pointer: String, to value: JSON?) -> JSON {
        var steps = pointer.split(separator: "/").map(String.init)
        guard !steps.isEmpty else { return value ?? .null }
        let step = steps.removeFirst()
        let rest = steps.joined(separator: "/")
        switch self {
        case .object(var members):
            if let at = members.firstIndex(where: { $0.name == step }) {
                if steps.isEmpty, value == nil {
                    members.remove(at: at)
                } else {
                    members[at].value = members[at].value.setting(rest, to: value)
                }
            } else if let value {
                members.append(.init(step, value))
            }
            return .object(members)
        case .array(var elements):
            guard let at = Int(step) else { return self }
            if at == elements.count, let value {
                elements.append(value)
            } else if steps.isEmpty, value == nil {
                elements.remove(at: at)
            } else {
                elements[at] = elements[at].setting(rest, to: value)
            }
            return .array(elements)
        default: return self
        }
    }
}
