// SPDX-License-Identifier: Apache-2.0

/// One fault in a body: an entry of `errors` in a problem.
package struct FieldError: Hashable, Sendable {
    /// RFC 6901 pointer into the body.
    ///
    /// It repeats member names that the sender wrote, so it goes into no log.
    package let pointer: String
    /// A `FieldCode`, or for `not-json` a `JSONError.Code`.
    package let code: String
    /// One sentence that quotes no content.
    package let detail: String

    package init(pointer: String, code: String, detail: String) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
    }

    package init(pointer: String, _ code: FieldCode, _ detail: String? = nil) {
        self.init(pointer: pointer, code: code.rawValue, detail: detail ?? code.meaning)
    }
}

/// The kinds of fault in a member of a body.
package enum FieldCode: String, Hashable, Sendable, CaseIterable {
    case missing
    case wrongType = "wrong-type"
    case unknownField = "unknown-field"
    case forbiddenField = "forbidden-field"
    case invalidValue = "invalid-value"
    case wrongCheckCharacter = "wrong-check-character"
    case naiveTime = "naive-time"
    case unparseableTime = "unparseable-time"
    case futureTime = "future-time"

    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .missing: "This member is required."
        case .wrongType: "The value has another JSON type."
        case .unknownField: "No member has this name here."
        case .forbiddenField: "An address or a place may never be sent here."
        case .invalidValue: "The value is not one that is allowed here."
        case .wrongCheckCharacter: "The identifier's check character does not fit the rest of it."
        case .naiveTime: "The time has no offset from UTC."
        case .unparseableTime: "This is not an RFC 3339 time."
        case .futureTime: "The time is more than 5 minutes ahead of the broker's."
        }
    }
}

/// The faults found so far in one body.
///
/// At most 50 are kept, so that a hostile body cannot make a long answer.
struct FieldErrors: Sendable {
    static let limit = 50

    private(set) var list: [FieldError] = []

    var isEmpty: Bool { list.isEmpty }

    mutating func add(_ code: FieldCode, at value: JSONValue, _ detail: String? = nil) {
        guard list.count < Self.limit else { return }
        list.append(FieldError(pointer: value.pointer, code, detail))
    }

    mutating func add(_ code: FieldCode, in object: JSONValue, member: String, _ detail: String? = nil) {
        guard list.count < Self.limit else { return }
        var step = JSONPointer()
        step.append(name: member)
        list.append(FieldError(pointer: object.pointer + step.text, code, detail))
    }
}
