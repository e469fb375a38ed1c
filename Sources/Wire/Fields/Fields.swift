// SPDX-License-Identifier: Apache-2.0

/// The members of one object while a decoder takes them one by one, so that those it does not know come to light.
struct Fields {
    /// What happens to members that the decoder did not ask for.
    enum Unknown {
        /// Clients ignore what a later broker may add.
        case ignored
        /// The broker refuses what it cannot decide on.
        case refused
    }

    let object: JSONValue
    /// Members taken so far, one bit each; a 65th member is nothing that any body has.
    private var taken: UInt64 = 0
    private var count = 0

    private init(_ object: JSONValue) { self.object = object }

    /// The member `name`, or nil.
    mutating func optional(_ name: StaticString) -> JSONValue? {
        guard let (position, value) = object.positioned(name) else { return nil }
        if position < 64, taken & 1 << UInt64(position) == 0 {
            taken |= 1 << UInt64(position)
            count += 1
        }
        return value
    }

    /// The member `name`; without it, nil and a `missing`.
    mutating func required(_ name: StaticString, _ errors: inout FieldErrors) -> JSONValue? {
        guard let value = optional(name) else {
            errors.add(.missing, in: object, member: name.description)
            return nil
        }
        return value
    }

    /// Reads the object `value` with `body`, which returns nil after it has added an error.
    static func read<T>(
        _ value: JSONValue, unknown: Unknown, _ errors: inout FieldErrors,
        _ body: (inout Fields, inout FieldErrors) -> T?
    ) -> T? {
        guard value.kind == .object else {
            errors.add(.wrongType, at: value, "An object is needed here.")
            return nil
        }
        var fields = Fields(value)
        let result = body(&fields, &errors)
        if case .refused = unknown { fields.refuseUnknown(&errors) }
        return result
    }

    /// Parses `octets` and reads the object that they are.
    ///
    /// - Throws: `Problem` with `not-json`, or with `code` and all field errors.
    static func decode<T>(
        _ octets: [UInt8], or code: ProblemCode, unknown: Unknown,
        _ body: (inout Fields, inout FieldErrors) -> T?
    ) throws(Problem) -> T {
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(octets)
        } catch {
            throw Problem(error)
        }
        var errors = FieldErrors()
        let result = read(document.root, unknown: unknown, &errors, body)
        guard errors.isEmpty, let result else { throw Problem(code, errors: errors.list) }
        return result
    }

    /// The members that were not asked for.
    var unknown: [(name: JSONValue, value: JSONValue)] {
        guard count != object.count else { return [] }
        return object.members.enumerated()
            .filter { position, _ in position >= 64 || taken & 1 << UInt64(position) == 0 }
            .map(\.element)
    }

    private func refuseUnknown(_ errors: inout FieldErrors) {
        for member in unknown {
            let isPlace = member.name.withUTF8 { PlaceName.matches($0) } ?? false
            errors.add(isPlace ? .forbiddenField : .unknownField, at: member.value)
            PlaceName.refuse(within: member.value, &errors)
        }
    }
}
