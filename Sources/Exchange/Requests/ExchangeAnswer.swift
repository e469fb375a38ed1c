// SPDX-License-Identifier: Apache-2.0
import Wire

/// An answer, before it is HTTP.
package struct ExchangeAnswer: Hashable, Sendable {
    package var status: Int
    package var mediaType: String
    /// Beside the type and the length.
    package var headers: [Header] = []
    package var body: [UInt8]

    /// One field of the head.
    package struct Header: Hashable, Sendable {
        package var name: String
        package var value: String
    }

    static let json = "application/json"
    static let problem = "application/problem+json"

    init(_ status: Int, _ mediaType: String = ExchangeAnswer.json, _ body: [UInt8]) {
        self.status = status
        self.mediaType = mediaType
        self.body = body
    }

    /// A problem that FB1 has a code for; the body is that of its REJECTED.
    init(_ problem: Problem) {
        self.init(problem.code.status, Self.problem, problem.octets)
        if let seconds = problem.retryAfter { headers = [Header(name: "Retry-After", value: String(seconds))] }
    }

    /// A problem of HTTP itself (RFC 9457 section 4.2.1).
    init(_ status: Int, _ title: String, _ detail: String, headers: [Header] = []) {
        let body: JSON = [
            "detail": .string(detail), "status": .integer(Int64(status)), "title": .string(title), "type": "about:blank",
        ]
        self.init(status, Self.problem, body.canonical)
        self.headers = headers
    }

    /// What the broker said in answer to a message.
    ///
    /// - Parameter event: the id of the event that was published, for where to ask after it.
    init(_ message: Message, event: String? = nil) {
        switch message.verb {
        case .accepted:
            self.init(202, Self.json, message.body)
            if let event { headers = [Header(name: "Location", value: "/v1/events/\(Self.segment(event))")] }
        case .rejected: self = Self.rejected(message.body)
        default: self.init(200, Self.json, message.body)
        }
    }

    private static func rejected(_ body: [UInt8]) -> ExchangeAnswer {
        // The broker's own words; only their status and the time to wait are looked at.
        guard let problem = try? Problem(body: body) else { return ExchangeAnswer(500, Self.problem, body) }
        var answer = ExchangeAnswer(problem)
        answer.body = body
        return answer
    }

    /// A text as one segment of a path (RFC 3986 section 3.3).
    private static func segment(_ text: String) -> String {
        var segment = ""
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                segment.unicodeScalars.append(Unicode.Scalar(octet))
            default:
                let digits = String(octet, radix: 16, uppercase: true)
                segment += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return segment
    }
}
