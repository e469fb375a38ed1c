// SPDX-License-Identifier: Apache-2.0

extension JSON {
    /// What was read, to be written again; a number that is not whole, or beyond ±2^53, becomes the nearest double.
    package init(_ value: JSONValue) {
        switch value.kind {
        case .null: self = .null
        case .boolean: self = .boolean(value.boolean ?? false)
        case .number: self = value.integer.map { .integer($0) } ?? .number(value.double ?? 0)
        case .string: self = .string(value.string ?? "")
        case .array: self = .array(value.elements.map { JSON($0) })
        case .object: self = .object(value.members.map { Member($0.name.string ?? "", JSON($0.value)) })
        }
    }

    /// The members of an object; empty for any other kind.
    package var members: [Member] {
        guard case .object(let members) = self else { return [] }
        return members
    }
}
