// SPDX-License-Identifier: Apache-2.0

/// Why a message was rejected: the body of `REJECTED` (RFC 9457), and the error that decoders throw.
package struct Problem: Error, Hashable, Sendable {
    package var code: ProblemCode
    /// One sentence about this occurrence, which quotes no content.
    package var detail: String?
    /// The faults in the body, at most 50.
    package var errors: [FieldError]
    /// Seconds to wait before the same id is sent again; with `retry-later` only.
    package var retryAfter: Int?
    package var cause: RetryCause?

    package init(
        _ code: ProblemCode, detail: String? = nil, errors: [FieldError] = [], retryAfter: Int? = nil, cause: RetryCause? = nil
    ) {
        self.code = code
        self.detail = detail
        self.errors = errors
        self.retryAfter = retryAfter
        self.cause = cause
    }

    /// A `retry-later`.
    package static func retryLater(after seconds: Int, cause: RetryCause) -> Problem {
        Problem(.retryLater, retryAfter: seconds, cause: cause)
    }

    /// A `not-json` that says where reading stopped.
    package init(_ error: JSONError) {
        let detail = "\(error.code.detail) Reading stopped after \(error.offset) octets."
        self.init(.notJSON, errors: [FieldError(pointer: error.pointer, code: error.code.rawValue, detail: detail)])
    }

    /// The URI that names the kind of problem; it is a name and leads nowhere (RFC 9457 section 3.1.1, RFC 4151).
    package static func type(of code: ProblemCode) -> String { "tag:firstbell.example,2026:problem/\(code.rawValue)" }

    /// The body of `REJECTED`, canonical.
    package var octets: [UInt8] {
        var writer = JSONWriter(capacity: 256 + errors.count * 128)
        if let cause {
            writer.raw("{\"cause\":")
            writer.string(cause.rawValue)
            writer.raw(",\"code\":")
        } else {
            writer.raw("{\"code\":")
        }
        writer.string(code.rawValue)
        writer.raw(",\"detail\":")
        writer.string(detail ?? code.help)
        if !errors.isEmpty {
            writer.raw(",\"errors\":[")
            for (offset, error) in errors.enumerated() {
                writer.raw(offset == 0 ? "{\"code\":" : ",{\"code\":")
                writer.string(error.code)
                writer.raw(",\"detail\":")
                writer.string(error.detail)
                writer.raw(",\"pointer\":")
                writer.string(error.pointer)
                writer.raw("}")
            }
            writer.raw("]")
        }
        if let retryAfter {
            writer.raw(",\"retryAfter\":")
            writer.integer(retryAfter)
        }
        writer.raw(",\"status\":")
        writer.integer(code.status)
        writer.raw(",\"title\":")
        writer.string(code.title)
        writer.raw(",\"type\":")
        writer.string(Problem.type(of: code))
        writer.raw("}")
        return writer.octets
    }

    /// Reads the body of a `REJECTED`, for clients.
    ///
    /// - Throws: `Problem` with `not-json` or `invalid-body` when it is none, or carries a code that this version does not know.
    package init(body: [UInt8]) throws(Problem) {
        self = try Fields.decode(body, or: .invalidBody, unknown: .ignored) { fields, errors in
            let code = fields.required("code", &errors)?.choice(ProblemCode.self, &errors)
            let detail = fields.optional("detail")?.text(.paragraph(1000), &errors)
            _ = fields.required("type", &errors)?.text(.line(200), &errors)
            _ = fields.required("title", &errors)?.text(.line(200), &errors)
            _ = fields.required("status", &errors)?.integer(in: 400...599, &errors)
            let retryAfter = fields.optional("retryAfter")?.integer(in: 0...86_400, &errors)
            let cause = fields.optional("cause")?.choice(RetryCause.self, &errors)
            let list = fields.optional("errors")?.list(0...FieldErrors.limit, &errors) { value, errors -> FieldError? in
                Fields.read(value, unknown: .ignored, &errors) { fields, errors in
                    let pointer = fields.required("pointer", &errors)?.string(&errors)
                    let code = fields.required("code", &errors)?.text(.line(64), &errors)
                    let detail = fields.required("detail", &errors)?.text(.paragraph(1000), &errors)
                    guard let pointer, let code, let detail else { return nil }
                    return FieldError(pointer: pointer, code: code, detail: detail)
                }
            }
            guard let code else { return nil }
            return Problem(
                code, detail: detail == code.help ? nil : detail, errors: list ?? [], retryAfter: retryAfter.map { Int($0) },
                cause: cause)
        }
    }
}
