// SPDX-License-Identifier: Apache-2.0
package import Wire

/// What the broker answered to one request.
public struct Answer: Hashable, Sendable {
    /// Which answer it is.
    public enum Kind: String, Hashable, Sendable {
        /// The event is journalled with all its decisions; nothing of it can be lost any more.
        case accepted = "ACCEPTED"
        /// The receipt is journalled.
        case recorded = "RECORDED"
        /// Where the notices of an event are.
        case progress = "PROGRESS"
        /// The request was refused and had no effect; the body is a problem document (RFC 9457) with a `code`.
        case rejected = "REJECTED"
    }

    /// Which answer it is.
    public let kind: Kind
    /// The answer's JSON, as it came.
    public let body: [UInt8]

    /// Whether the request had its effect.
    public var isSuccess: Bool { kind != .rejected }

    /// The `code` of a rejection; nil for any other answer, and for a code that this version does not know.
    public var rejectionCode: String? { problem?.code.rawValue }

    /// The problem of a rejection, read.
    package var problem: Problem? { kind == .rejected ? try? Problem(body: body) : nil }

    init?(_ message: Wire.Message) {
        guard let kind = Kind(rawValue: message.verb.rawValue) else { return nil }
        self.kind = kind
        body = message.body
    }
}
