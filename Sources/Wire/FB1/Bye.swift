// SPDX-License-Identifier: Apache-2.0

/// The body of `BYE`: why a session ends.
package struct Bye: Hashable, Sendable {
    package var code: Code
    /// One sentence for people.
    package var reason: String

    package init(_ code: Code, reason: String? = nil) {
        self.code = code
        self.reason = reason ?? code.meaning
    }

    /// The codes of `BYE`.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The client ends its session.
        case closing
        case shuttingDown = "shutting-down"
        case idle
        case suspended
        case revoked
        case protocolError = "protocol-error"

        /// What the code means, in one sentence.
        package var meaning: String {
            switch self {
            case .closing: "The client ends its session."
            case .shuttingDown: "The broker stops; say HELLO again until it answers."
            case .idle: "No HELLO came for too long; say HELLO again."
            case .suspended: "The partner is suspended."
            case .revoked: "The certificate is revoked."
            case .protocolError: "The session broke the protocol too often."
            }
        }
    }

    /// Reads the body; an empty one is a client that closes.
    ///
    /// - Throws: `Problem` with `not-json` or `invalid-body`.
    package init(body: [UInt8]) throws(Problem) {
        if body.isEmpty {
            self.init(.closing)
            return
        }
        self = try Fields.decode(body, or: .invalidBody, unknown: .refused) { fields, errors in
            let code = fields.required("code", &errors)?.choice(Code.self, &errors)
            let reason = fields.optional("reason")?.text(.line(200), &errors)
            return code.map { Bye($0, reason: reason) }
        }
    }

    package var octets: [UInt8] {
        var writer = JSONWriter(capacity: 128)
        writer.raw("{\"code\":")
        writer.string(code.rawValue)
        writer.raw(",\"reason\":")
        writer.string(reason)
        writer.raw("}")
        return writer.octets
    }
}
