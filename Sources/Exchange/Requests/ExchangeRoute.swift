// SPDX-License-Identifier: Apache-2.0
import Web

/// What can be asked by HTTP; each but the document is one message of FB1 (docs/protocol.md).
package enum ExchangeRoute: Hashable, Sendable {
    case publish
    case status(event: String)
    case notices
    case receipt
    case document

    /// The method that a route takes.
    package var method: ExchangeRequest.Method {
        switch self {
        case .publish, .receipt: .post
        case .status, .notices, .document: .get
        }
    }

    /// The route of a path; nil where there is none.
    ///
    /// - Parameter path: still percent-encoded, so that an id with a slash in it is one segment.
    package init?(path: String) {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard segments.count >= 3, segments[0].isEmpty, segments[1] == "v1" else { return nil }
        switch (segments[2], segments.count) {
        case ("events", 3): self = .publish
        case ("notices", 3): self = .notices
        case ("receipts", 3): self = .receipt
        case ("openapi.json", 3): self = .document
        case ("events", 4):
            guard !segments[3].isEmpty, let event = FormText.decoded(segments[3], plusIsSpace: false) else { return nil }
            self = .status(event: event)
        default: return nil
        }
    }
}
